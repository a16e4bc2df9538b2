package dev.assay.server.platform.blobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/// Ids of blobs: 32 random hex digits.
final class BlobIds {
    static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private BlobIds() {}

    static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// Gives the id back; throws [IllegalArgumentException] for what is none.
    static String require(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a blob's id is 32 hex digits; got " + id);
        }
        return id;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /// False for what is gone meanwhile.
    static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException _) {
            return false;
        }
    }
}
