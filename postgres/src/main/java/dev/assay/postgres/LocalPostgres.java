package dev.assay.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A running PostgreSQL server in a home folder, stopped by [#close] or by the end of this JVM, however that ends.
///
/// A server that dies is started again on the same port with the same data. Shared and mutable: the current guard
/// process changes under a lock at a restart.
public final class LocalPostgres implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration RESTART_PAUSE = Duration.ofMillis(300);
    private static final Duration FAILURE_WINDOW = Duration.ofMinutes(1);
    private static final int FAILURES_ALLOWED = 3;
    private static final int PORTS_TRIED = 5;
    private static final long LOG_KEPT_BYTES = 16L << 20;

    private final Binaries binaries;
    private final Account account;
    private final Cluster cluster;
    private final PostgresSettings settings;
    private final Ports ports;
    private final Path log;
    private final ReentrantLock lock = new ReentrantLock();
    private int port;
    private Guard guard;
    private boolean closing;

    /// Where ports come from that nobody listens on at this moment.
    interface Ports {
        int next() throws IOException;
    }

    private LocalPostgres(Home home, Binaries binaries, PostgresSettings settings, Ports ports)
            throws IOException, InterruptedException {
        this.binaries = binaries;
        this.settings = settings;
        this.ports = ports;
        this.account = Account.of(home, binaries, Cluster.dataOf(home));
        this.cluster = Cluster.open(home, binaries, account);
        this.log = home.resolve("postgres.log");
        keepLogSmall();
        cluster.endLeftover();
        this.port = settings.port() == 0 ? ports.next() : settings.port();
        this.guard = launch();
    }

    /// Starts the server of a home with the settings of an installation, making its files at the first start.
    ///
    /// @throws HomeRefused when the home cannot be used
    public static LocalPostgres start(Home home, PostgresWatcher watcher) throws IOException, InterruptedException {
        return start(home, home.path(), PostgresSettings.installation(), watcher);
    }

    /// Starts the server of a home with chosen settings.
    ///
    /// @param programs folder below which the PostgreSQL programs are unpacked; homes may share it
    public static LocalPostgres start(Home home, Path programs, PostgresSettings settings, PostgresWatcher watcher)
            throws IOException, InterruptedException {
        return start(home, programs, settings, watcher, LocalPostgres::freePort);
    }

    static LocalPostgres start(
            Home home, Path programs, PostgresSettings settings, PostgresWatcher watcher, Ports ports)
            throws IOException, InterruptedException {
        var server = new LocalPostgres(home, Binaries.under(programs), settings, ports);
        server.awaitFirstStart();
        Thread.ofPlatform().daemon().name("postgres-watch").start(() -> server.watch(watcher));
        return server;
    }

    /// JDBC address of the database `assay`, user and password included: never log it.
    public String url() {
        return url("assay");
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s&sslmode=disable&gssEncMode=disable"
                .formatted(port, database, Cluster.USER, cluster.password());
    }

    /// The same address in the form that PostgreSQL's own tools and most languages take.
    public String uri() {
        return "postgresql://%s:%s@127.0.0.1:%d/assay".formatted(Cluster.USER, cluster.password(), port);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        Guard last;
        lock.lock();
        try {
            closing = true;
            last = guard;
        } finally {
            lock.unlock();
        }
        try {
            last.stop(STOP_LIMIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Guard launch() throws IOException {
        var program = new ArrayList<>(List.of(
                binaries.program("postgres").toString(),
                "-D",
                cluster.data().toString(),
                "-p",
                Integer.toString(port)));
        program.addAll(settings.arguments());
        return Guard.start(account.command(program), log);
    }

    /// Between finding a free port and using it another program may take it; then the next one is tried.
    private void awaitFirstStart() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long logged = Files.exists(log) ? Files.size(log) : 0;
            try {
                awaitReady(guard);
                return;
            } catch (IOException e) {
                boolean taken = textAfter(log, Math.max(0, logged - 4096)).contains("Address already in use");
                if (!taken || settings.port() != 0 || attempt == PORTS_TRIED) {
                    guard.stop(STOP_LIMIT);
                    throw e;
                }
                port = ports.next();
                guard = launch();
            }
        }
    }

    /// The server says in its pid file when it takes connections; asking its port could reach a stranger.
    private void awaitReady(Guard started) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!cluster.isReadyOn(port)) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IOException("PostgreSQL did not start; the end of %s says: %s".formatted(log, lastLines()));
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        try (var connection = DriverManager.getConnection(url("postgres") + "&loginTimeout=20");
                var statement = connection.createStatement();
                var there = statement.executeQuery("select 1 from pg_database where datname = 'assay'")) {
            if (!there.next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database assay");
                }
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL started but refused its owner: " + e.getMessage(), e);
        }
    }

    private void watch(PostgresWatcher watcher) {
        Deque<Long> failures = new ArrayDeque<>();
        try {
            while (true) {
                int code = guard.await();
                if (isClosing()) {
                    return;
                }
                watcher.died(code);
                while (!restart()) {
                    if (isClosing()) {
                        return;
                    }
                    if (isOneTooMany(failures)) {
                        watcher.gaveUp("%d restarts failed within a minute; the end of %s says: %s"
                                .formatted(FAILURES_ALLOWED, log, lastLines()));
                        return;
                    }
                    TimeUnit.NANOSECONDS.sleep(RESTART_PAUSE.toNanos());
                }
                watcher.restarted();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it answers again. The dead server's backends may still hold its shared memory for a moment.
    private boolean restart() throws InterruptedException {
        Guard next;
        lock.lock();
        try {
            if (closing) {
                return false;
            }
            cluster.endLeftover();
            next = launch();
            guard = next;
        } catch (IOException _) {
            return false; // counted by the caller, and told with the log's last lines
        } finally {
            lock.unlock();
        }
        try {
            awaitReady(next);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isOneTooMany(Deque<Long> failures) {
        long now = System.nanoTime();
        failures.addLast(now);
        failures.removeIf(at -> now - at > FAILURE_WINDOW.toNanos());
        return failures.size() >= FAILURES_ALLOWED;
    }

    private boolean isClosing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    private void keepLogSmall() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_KEPT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String lastLines() {
        try {
            String text = textAfter(log, Math.max(0, Files.size(log) - 2048));
            List<String> lines = text.strip().lines().toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    private static String textAfter(Path file, long position) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(position);
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
