package dev.assay.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// The folder that holds everything of one installation, held by at most one process at a time.
///
/// Mode 0700: it contains passwords and private data. The lock is the operating system's and ends with the process,
/// so a killed holder never leaves a locked home behind.
public final class Home implements AutoCloseable {
    /// Layout version of the folder; a program refuses a folder with a greater one.
    public static final int FORMAT = 1;

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Path path;
    private final FileChannel lock;

    private Home(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder where it is missing, takes its lock and checks its format.
    ///
    /// @throws HomeRefused when the folder cannot be used; its problem says why
    public static Home open(Path folder) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        Path marker = path.resolve("format");
        makePrivate(path, marker);
        FileChannel lock = takeLock(path);
        try {
            checkFormat(path, marker);
            return new Home(path, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Absolute and normalized.
    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /// Gives the lock back. What runs in the home must have ended before.
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void makePrivate(Path path, Path marker) throws IOException {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path.getParent() == null ? path : path.getParent());
                Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
        } catch (FileAlreadyExistsException _) {
            throw new HomeRefused(new HomeProblem.NotAFolder(path));
        } catch (IOException e) {
            throw new HomeRefused(new HomeProblem.NotWritable(path, reasonOf(e)));
        }
        if (!Files.isDirectory(path)) {
            throw new HomeRefused(new HomeProblem.NotAFolder(path));
        }
        if (!Files.isWritable(path) || !Files.isExecutable(path)) {
            throw new HomeRefused(new HomeProblem.NotWritable(path, "no permission to write"));
        }
        tighten(path, marker);
    }

    private static void tighten(Path path, Path marker) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
        if (mode.stream().noneMatch(OTHERS::contains)) {
            return;
        }
        if (!Files.exists(marker) && !isEmpty(path)) {
            throw new HomeRefused(new HomeProblem.Shared(path, PosixFilePermissions.toString(mode)));
        }
        try {
            Files.setPosixFilePermissions(path, PRIVATE);
        } catch (IOException e) {
            throw new HomeRefused(new HomeProblem.NotWritable(path, reasonOf(e)));
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (var entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    private static FileChannel takeLock(Path path) throws IOException {
        Path file = path.resolve("lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new HomeRefused(new HomeProblem.NotWritable(path, reasonOf(e)));
        }
        boolean mine = false;
        try {
            mine = channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            mine = false; // held by this very process
        }
        if (!mine) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new HomeRefused(new HomeProblem.InUse(path, holder));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static void checkFormat(Path path, Path marker) throws IOException {
        if (!Files.exists(marker)) {
            Files.writeString(marker, FORMAT + "\n");
            return;
        }
        String found = Files.readString(marker).strip();
        int format;
        try {
            format = Integer.parseInt(found);
        } catch (NumberFormatException _) {
            throw new HomeRefused(new HomeProblem.Damaged(path, "its file \"format\" holds no number"));
        }
        if (format > FORMAT) {
            throw new HomeRefused(new HomeProblem.Newer(path, found, Integer.toString(FORMAT)));
        }
    }

    private static String reasonOf(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName().replace("Exception", "") + (message == null ? "" : ": " + message);
    }
}
