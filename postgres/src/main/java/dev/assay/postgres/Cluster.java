package dev.assay.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The files of one database cluster: made once, with a random password, and cleared of what a killed run left.
///
/// @param data the folder that PostgreSQL calls its data directory
/// @param password of the one account, `assay`
record Cluster(Path data, String password) {
    static final String USER = "assay";
    private static final int MAJOR = 18;
    private static final int PASSWORD_BYTES = 24;

    static Path dataOf(Home home) {
        return home.resolve("database");
    }

    /// Opens the cluster of a home, and makes it at the first start.
    static Cluster open(Home home, Binaries binaries, Account account) throws IOException, InterruptedException {
        Path data = dataOf(home);
        Path secret = home.resolve("database-password");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            create(home, binaries, account, secret);
        }
        String major = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!major.equals(Integer.toString(MAJOR))) {
            throw new HomeRefused(new HomeProblem.Newer(home.path(), "PostgreSQL " + major, "PostgreSQL " + MAJOR));
        }
        if (!Files.exists(secret)) {
            throw new HomeRefused(new HomeProblem.Damaged(home.path(), "its file \"database-password\" is missing"));
        }
        return new Cluster(data, Files.readString(secret).strip());
    }

    /// Made beside its place and moved there whole, so that an interrupted first start begins again.
    private static void create(Home home, Binaries binaries, Account account, Path secret)
            throws IOException, InterruptedException {
        Path half = home.resolve("database-new");
        Binaries.deleteTree(half);
        var privately = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectory(half, privately);
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.writeString(secret, HexFormat.of().formatHex(random));
        account.own(half);
        account.own(secret);
        account.run(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + half,
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C.UTF-8",
                "--data-checksums"));
        Files.move(half, dataOf(home), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Ends a server that outlived its JVM and its guard, and drops a pid file that names a stranger.
    /// Safe because the caller holds the home's lock: no other program of ours runs here.
    void endLeftover() throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = pidIn(pidFile);
        var process = ProcessHandle.of(pid);
        if (process.isPresent() && isPostgresHere(pid)) {
            Account.OWN.run(List.of("kill", "-INT", Long.toString(pid)));
            process.get()
                    .onExit()
                    .completeOnTimeout(process.get(), 20, TimeUnit.SECONDS)
                    .join();
        }
        if (process.isEmpty() || !isPostgresHere(pid)) {
            Files.deleteIfExists(pidFile);
        }
    }

    /// Whether a server of this cluster takes connections on that port, by its pid file: line 4 is the port, line 8 the
    /// state. Source: PostgreSQL 18, src/include/utils/pidfile.h.
    boolean isReadyOn(int port) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException _) {
            return false;
        }
        return lines.size() >= 8
                && lines.get(3).strip().equals(Integer.toString(port))
                && lines.get(7).strip().equals("ready");
    }

    /// -1 when the file holds no number, as after a power cut.
    private static long pidIn(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /// A zombie and a stranger's process have no readable working directory.
    private boolean isPostgresHere(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/comm")).strip().equals("postgres")
                    && Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), data);
        } catch (IOException _) {
            return false;
        }
    }
}
