package dev.assay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalPostgresIT {
    private static final Path PROGRAMS = Path.of("target", "programs").toAbsolutePath();

    @TempDir
    Path temp;

    @Test
    void rowsSurviveAStop() throws Exception {
        Path data;
        try (Home home = Home.open(temp.resolve("home"));
                LocalPostgres server = start(home)) {
            execute(server.url(), "create table kept (id bigint)");
            execute(server.url(), "insert into kept values (1)");
            data = home.resolve("database");
            assertEquals("on", text(server.url(), "show fsync"));
            assertEquals("on", text(server.url(), "show synchronous_commit"));
            assertEquals("on", text(server.url(), "show data_checksums"));
        }
        assertFalse(Files.exists(data.resolve("postmaster.pid")));
        try (Home home = Home.open(temp.resolve("home"));
                LocalPostgres server = start(home)) {
            assertEquals("1", text(server.url(), "select count(*) from kept"));
        }
    }

    @Test
    void wrongPasswordIsRefused() throws Exception {
        try (Home home = Home.open(temp.resolve("home"));
                LocalPostgres server = start(home)) {
            String wrong = server.url().replaceFirst("password=[0-9a-f]+", "password=wrong");
            SQLException refused = assertThrows(SQLException.class, () -> text(wrong, "select 1"));
            assertEquals("28P01", refused.getSQLState());
        }
    }

    @Test
    void killedProgramTakesItsServerAlong() throws Exception {
        Process program = startProgram();
        ProcessHandle postmaster = postmaster();
        program.destroyForcibly().waitFor();
        postmaster.onExit().get(20, TimeUnit.SECONDS);
        assertRowIsThere();
    }

    @Test
    void serverThatOutlivedProgramAndGuardIsReplaced() throws Exception {
        Process program = startProgram();
        ProcessHandle postmaster = postmaster();
        ProcessHandle guard = postmaster.parent().orElseThrow();
        program.destroyForcibly();
        guard.destroyForcibly();
        program.waitFor();
        assertTrue(postmaster.isAlive() || !guard.isAlive());
        assertRowIsThere();
        postmaster.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void rowsSurviveKillingEverything() throws Exception {
        Process program = startProgram();
        List<ProcessHandle> all = program.descendants().toList();
        assertTrue(all.size() >= 3, () -> "guard, server and backends expected, got " + all);
        freeze(Stream.concat(Stream.of(program.toHandle()), all.stream()));
        all.forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly().waitFor();
        for (ProcessHandle process : all) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
        assertTrue(Files.exists(temp.resolve("home/database/postmaster.pid")));
        assertRowIsThere();
    }

    @Test
    void pidFileThatNamesAStrangerIsDropped() throws Exception {
        try (Home home = Home.open(temp.resolve("home"));
                LocalPostgres server = start(home)) {
            execute(server.url(), "create table kept (id bigint)");
            execute(server.url(), "insert into kept values (1)");
        }
        Path pidFile = temp.resolve("home/database/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + temp.resolve("home/database") + "\n");
        assertRowIsThere();
        assertTrue(ProcessHandle.current().isAlive());
    }

    @Test
    void secondProgramIsRefusedWithTheHoldersNumber() throws Exception {
        Process program = startProgram();
        try {
            HomeRefused refused = assertThrows(HomeRefused.class, () -> Home.open(temp.resolve("home")));
            assertInstanceOf(HomeProblem.InUse.class, refused.problem());
            assertTrue(refused.problem().detail().contains("process " + program.pid()), refused.getMessage());
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void killedServerComesBackOnTheSamePortWithItsRows() throws Exception {
        BlockingQueue<String> news = new ArrayBlockingQueue<>(16);
        try (Home home = Home.open(temp.resolve("home"));
                LocalPostgres server =
                        LocalPostgres.start(home, PROGRAMS, PostgresSettings.installation(), telling(news))) {
            execute(server.url(), "create table kept (id bigint)");
            execute(server.url(), "insert into kept values (1)");
            int port = server.port();
            for (int round = 0; round < 3; round++) {
                postmaster().destroyForcibly();
                assertEquals("died", news.poll(20, TimeUnit.SECONDS));
                assertEquals("restarted", news.poll(60, TimeUnit.SECONDS));
                assertEquals(port, server.port());
                assertEquals("1", text(server.url(), "select count(*) from kept"));
            }
        }
        assertTrue(news.isEmpty(), () -> "an ordered stop is no news, got " + news);
    }

    @Test
    void ownerIsToldWhenNoRestartSucceeds() throws Exception {
        BlockingQueue<String> news = new ArrayBlockingQueue<>(16);
        try (Home home = Home.open(temp.resolve("home"));
                LocalPostgres server =
                        LocalPostgres.start(home, PROGRAMS, PostgresSettings.installation(), telling(news))) {
            ProcessHandle postmaster = postmaster();
            Files.move(home.resolve("database/PG_VERSION"), home.resolve("PG_VERSION.away"));
            postmaster.destroyForcibly();
            assertEquals("died", news.poll(20, TimeUnit.SECONDS));
            assertEquals("gave up", news.poll(60, TimeUnit.SECONDS));
            assertThrows(SQLException.class, () -> text(server.url(), "select 1"));
        }
    }

    @Test
    void portTakenInTheMeantimeIsReplaced() throws Exception {
        int free;
        try (ServerSocket next = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = next.getLocalPort();
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AtomicInteger calls = new AtomicInteger();
            try (Home home = Home.open(temp.resolve("home"));
                    LocalPostgres server = LocalPostgres.start(
                            home,
                            PROGRAMS,
                            PostgresSettings.throwaway(),
                            PostgresWatcher.onStandardError(),
                            () -> calls.getAndIncrement() == 0 ? taken.getLocalPort() : free)) {
                assertEquals(free, server.port());
                assertEquals("1", text(server.url(), "select 1"));
            }
        }
    }

    @Test
    void chosenPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Home home = Home.open(temp.resolve("home"))) {
            PostgresSettings settings = PostgresSettings.throwaway().onPort(taken.getLocalPort());
            IOException refused = assertThrows(
                    IOException.class,
                    () -> LocalPostgres.start(home, PROGRAMS, settings, PostgresWatcher.onStandardError()));
            assertTrue(refused.toString().contains("Address already in use"), refused::toString);
        }
    }

    @Test
    void homeBelowAFolderOfSomebodyElseStillWorksForRoot() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "only root may give folders away");
        Path private1 = Files.createDirectory(
                temp.resolve("other"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Account.OWN.run(List.of("chown", "1:1", private1.toString()));
        try (Home home = Home.open(private1.resolve("home"));
                LocalPostgres server = start(home)) {
            assertEquals("1", text(server.url(), "select 1"));
        }
    }

    private static LocalPostgres start(Home home) throws IOException, InterruptedException {
        return LocalPostgres.start(home, PROGRAMS, PostgresSettings.installation(), PostgresWatcher.onStandardError());
    }

    private Process startProgram() throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresHost.class.getName(),
                        temp.resolve("home").toString(),
                        PROGRAMS.toString())
                .redirectErrorStream(true)
                .start();
        var said = new StringBuilder();
        var lines = program.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("ready")) {
                return program;
            }
            said.append(line).append('\n');
        }
        throw new IOException("the program ended: " + said);
    }

    /// Stops processes where they stand, so that none of them answers to the end of another; a worker of the server
    /// may have ended by itself since it was listed.
    private static void freeze(Stream<ProcessHandle> processes) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("kill", "-STOP"), processes.map(process -> Long.toString(process.pid())))
                .toList();
        new ProcessBuilder(command).start().waitFor();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(temp.resolve("home/database/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private void assertRowIsThere() throws Exception {
        try (Home home = Home.open(temp.resolve("home"));
                LocalPostgres server = start(home)) {
            assertEquals("1", text(server.url(), "select count(*) from kept"));
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static PostgresWatcher telling(BlockingQueue<String> news) {
        return new PostgresWatcher() {
            @Override
            public void died(int exitCode) {
                news.add("died");
            }

            @Override
            public void restarted() {
                news.add("restarted");
            }

            @Override
            public void gaveUp(String reason) {
                news.add("gave up");
            }
        };
    }
}
