package dev.assay.cli;

import dev.assay.postgres.Home;
import dev.assay.postgres.LocalPostgres;
import dev.assay.postgres.PostgresSettings;
import dev.assay.postgres.PostgresWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the embedded PostgreSQL of a home alone, prints its URL on standard output and runs until it is stopped.
@Command(
        name = "database",
        mixinStandardHelpOptions = true,
        description = "Start the embedded PostgreSQL alone and print its URL, for several servers on one database.")
final class DatabaseCommand implements Callable<Integer> {
    @Option(
            names = "--home",
            defaultValue = "${env:ASSAY_HOME:-${sys:user.home}/.assay}",
            description = "data folder (default: ASSAY_HOME or ~/.assay)")
    private Path home = Path.of(".assay");

    @Option(names = "--port", defaultValue = "0", description = "port on loopback; 0 takes a free one (default: 0)")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return serve();
        } catch (IOException e) {
            System.err.println("assay: " + e.getMessage());
            return ExitCode.NOT_STARTED;
        }
    }

    private int serve() throws IOException, InterruptedException {
        Home held = Home.open(home);
        var end = new CountDownLatch(1);
        var failed = new AtomicBoolean();
        LocalPostgres server = LocalPostgres.start(
                held, held.path(), PostgresSettings.installation().onPort(port), ending(end, failed));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        System.out.println(server.uri());
        end.await();
        return failed.get() ? ExitCode.NOT_STARTED : ExitCode.OK;
    }

    private static void stop(LocalPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("assay: " + e.getMessage());
        }
    }

    private static PostgresWatcher ending(CountDownLatch end, AtomicBoolean failed) {
        PostgresWatcher said = PostgresWatcher.onStandardError();
        return new PostgresWatcher() {
            @Override
            public void died(int exitCode) {
                said.died(exitCode);
            }

            @Override
            public void restarted() {
                said.restarted();
            }

            @Override
            public void gaveUp(String reason) {
                said.gaveUp(reason);
                failed.set(true);
                end.countDown();
            }
        };
    }
}
