package dev.assay.server.transfer;

import java.util.random.RandomGenerator;

/// Names for uploaded files: what the client called it, made safe, behind eight random hex digits.
final class UploadNames {
    private static final int PREFIX_LENGTH = 9;
    private static final int MAX_LENGTH = 200;

    private UploadNames() {}

    /// `0a1b2c3d-photo.jpg` for `C:\photos\photo.jpg` and the like.
    static String of(String clientName, RandomGenerator random) {
        return "%08x-%s".formatted(random.nextInt(), safe(lastPart(clientName)));
    }

    /// What the client called the upload of this name, as far as it was kept.
    static String clientName(String uploadName) {
        return uploadName.substring(PREFIX_LENGTH);
    }

    /// The last part of a path of either kind.
    static String lastPart(String clientName) {
        int cut = Math.max(clientName.lastIndexOf('/'), clientName.lastIndexOf('\\'));
        return clientName.substring(cut + 1);
    }

    private static String safe(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{M}\\p{N}._() +@=,-]", "_").strip();
        while (plain.startsWith(".")) {
            plain = plain.substring(1);
        }
        plain = plain.replace(' ', '_');
        if (plain.isEmpty()) {
            return "file";
        }
        return plain.length() <= MAX_LENGTH ? plain : plain.substring(plain.length() - MAX_LENGTH);
    }
}
