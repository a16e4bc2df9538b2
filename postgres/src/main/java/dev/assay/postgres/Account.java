package dev.assay.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The account a PostgreSQL program runs under: ours, or one without root's rights, which PostgreSQL refuses.
enum Account {
    /// This JVM's own account, which is not root.
    OWN,
    /// A user namespace of its own: the process sees itself as nobody while the files stay root's.
    NAMESPACE,
    /// The account nobody (65534), for hosts that forbid user namespaces; the files are given to it.
    NOBODY,
    /// Nobody that may pass the folders above the home, which are often root's alone.
    NOBODY_PASSING;

    private static final String ENTERS =
            "cd \"$1\" && test -x \"$2\" && { test ! -e \"$3\" || test -r \"$3/PG_VERSION\"; }";

    private List<String> prefix() {
        String nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
        String words = switch (this) {
            case OWN -> "";
            case NAMESPACE -> "unshare --user";
            case NOBODY -> nobody;
            case NOBODY_PASSING -> nobody + " --inh-caps=-all,+dac_override --ambient-caps=-all,+dac_override";
        };
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }

    /// The first account that can enter the home and its existing data.
    static Account of(Home home, Binaries binaries, Path data) throws IOException, InterruptedException {
        boolean root = "root".equals(System.getProperty("user.name"));
        for (Account account : root ? List.of(NAMESPACE, NOBODY, NOBODY_PASSING) : List.of(OWN)) {
            account.takeOver(home.path(), data);
            if (account.enters(home.path(), binaries, data)) {
                return account;
            }
        }
        throw new HomeRefused(new HomeProblem.NotTraversable(home.path()));
    }

    List<String> command(List<String> program) {
        var all = new ArrayList<String>(prefix());
        all.addAll(program);
        return all;
    }

    /// Runs to the end.
    ///
    /// @throws IOException with the program's output when it fails
    void run(List<String> program) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(program)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("%s failed with code %d: %s".formatted(program.getFirst(), code, output.strip()));
        }
    }

    /// Makes a file or folder readable for this account alone.
    void own(Path path) throws IOException, InterruptedException {
        if (givesAway()) {
            OWN.run(List.of("chown", "-R", "65534:65534", path.toString()));
        }
    }

    private boolean givesAway() {
        return switch (this) {
            case OWN, NAMESPACE -> false;
            case NOBODY, NOBODY_PASSING -> true;
        };
    }

    private void takeOver(Path home, Path data) throws IOException, InterruptedException {
        if (givesAway()) {
            OWN.run(List.of("chown", "65534:65534", home.toString()));
            if (Files.exists(data)) {
                own(data);
            }
        }
    }

    private boolean enters(Path home, Binaries binaries, Path data) throws IOException, InterruptedException {
        try {
            run(List.of(
                    "sh",
                    "-c",
                    ENTERS,
                    "enter",
                    home.toString(),
                    binaries.program("postgres").toString(),
                    data.toString()));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
