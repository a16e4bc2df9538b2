package dev.assay.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs for this machine, unpacked once into a folder.
record Binaries(Path folder) {
    static final String VERSION = "18.6.0";

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /// Unpacks below `parent` where that was not done before. An interrupted unpacking leaves nothing that counts:
    /// the finished folder appears by one rename.
    static Binaries under(Path parent) throws IOException {
        String architecture = architecture(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path target = parent.resolve("postgres-" + VERSION + "-" + architecture);
        if (Files.exists(target.resolve("bin/postgres"))) {
            return new Binaries(target);
        }
        Files.createDirectories(parent);
        Path half = Files.createTempDirectory(parent, "postgres-unpack");
        try {
            unpack("/postgres-linux-" + architecture + ".txz", half);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteTree(half);
            if (!Files.exists(target.resolve("bin/postgres"))) { // else another process was faster
                throw e;
            }
        }
        return new Binaries(target);
    }

    /// The archive's word for a machine.
    static String architecture(String system, String machine) throws IOException {
        if (!system.toLowerCase(Locale.ROOT).equals("linux")) {
            throw new IOException("the embedded PostgreSQL runs on Linux only, this is " + system
                    + "; give an external one with --database-url");
        }
        return switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default ->
                throw new IOException("the embedded PostgreSQL runs on amd64 and arm64, this machine is " + machine
                        + "; give an external one with --database-url");
        };
    }

    private static void unpack(String resource, Path into) throws IOException {
        try (InputStream in = Binaries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the PostgreSQL archive " + resource + " is not on the class path");
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpackEntry(tar, entry, into);
                }
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path out = into.resolve(entry.getName()).normalize();
        if (!out.startsWith(into)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(out);
            return;
        }
        Files.createDirectories(out.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(out, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, out);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
