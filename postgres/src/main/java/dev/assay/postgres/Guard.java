package dev.assay.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A shell that runs one server and ends when it ends; the server is stopped when our end of its pipe closes.
///
/// The kernel closes that pipe however this JVM ends, `kill -9` included. A session of its own keeps Ctrl-C in the
/// terminal from stopping the database before the program that uses it.
final class Guard {
    // Descriptor 3 is the pipe; the reader in the background waits for its end. SIGINT is PostgreSQL's fast shutdown.
    private static final String SCRIPT = """
            exec 3<&0
            "$@" </dev/null 3<&- & server=$!
            trap '' INT TERM HUP
            { cat <&3 >/dev/null; kill -INT $server 2>/dev/null; } & reader=$!
            wait $server; code=$?
            kill -KILL $reader 2>/dev/null
            exit $code
            """;

    private final Process process;

    private Guard(Process process) {
        this.process = process;
    }

    static Guard start(List<String> command, Path log) throws IOException {
        var all = new ArrayList<>(List.of("setsid", "sh", "-c", SCRIPT, "guard"));
        all.addAll(command);
        return new Guard(new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Blocks until the server ended; its exit code.
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /// Stops the server in order: running statements are cancelled, what is committed is on the disk.
    void stop(Duration limit) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("PostgreSQL did not stop within %d s".formatted(limit.toSeconds()));
        }
    }
}
