package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Keeps the server's key: 32 random bytes in a file of its home that only the server's account reads. Servers that
/// share a database share the key: the database holds it encrypted under the database's password, which all of them
/// know and a copy of the database does not hold.
///
/// **Source**: PBKDF2 (RFC 8018, 5.2), 600,000 rounds of HMAC-SHA-256 (OWASP Password Storage Cheat Sheet); AES-GCM.
final class ServerKey {
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private final Database database;
    private final ServerKeyStore store;
    private final Path file;
    private final Optional<String> password;

    /// @param file where this server keeps the key
    /// @param password of the database that several servers share; empty when the key is not to be shared
    ServerKey(Database database, Path file, Optional<String> password) {
        this.database = database;
        this.store = new ServerKeyStore(database);
        this.file = file;
        this.password = password;
    }

    /// Reads the key; makes it at the first start of the first server, and fetches it at that of another.
    ///
    /// @throws IOException with a sentence for the operator when there is no way to the right key
    byte[] open() throws IOException {
        try {
            return database.transact(() -> {
                try {
                    return oneAtATime();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private byte[] oneAtATime() throws IOException {
        store.lock();
        Optional<byte[]> local = Files.exists(file) ? Optional.of(read()) : Optional.empty();
        Optional<ServerKeyStore.Kept> kept = store.find();
        if (kept.isEmpty()) {
            byte[] key = local.isPresent() ? local.get() : fresh();
            if (local.isEmpty()) {
                write(key);
            }
            keep(key);
            return key;
        }
        if (local.isEmpty()) {
            byte[] key = kept.get()
                    .wrapped()
                    .flatMap(this::unwrap)
                    .filter(found -> fingerprint(found).equals(kept.get().fingerprint()))
                    .orElseThrow(() -> new IOException(
                            "the key of this database is not at %s; copy identity.key from the home of another server, or from the backup"
                                    .formatted(file)));
            write(key);
            return key;
        }
        if (!fingerprint(local.get()).equals(kept.get().fingerprint())) {
            throw new IOException(
                    "the key at %s is not the key of this database; copy identity.key from the home of another server, or from the backup"
                            .formatted(file));
        }
        if (password.isPresent()
                && kept.get().wrapped().flatMap(this::unwrap).isEmpty()) { // the database has a new password
            keep(local.get());
        }
        return local.get();
    }

    private static byte[] fresh() {
        byte[] key = new byte[Secrets.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private byte[] read() throws IOException {
        String text = Files.readString(file).strip();
        if (text.length() != 2 * Secrets.KEY_BYTES) {
            throw new IOException("the key file %s does not hold %d hex digits; restore it from the backup"
                    .formatted(file, 2 * Secrets.KEY_BYTES));
        }
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException _) {
            throw new IOException(
                    "the key file %s holds something else than hex digits; restore it from the backup".formatted(file));
        }
    }

    private void write(byte[] key) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, HexFormat.of().formatHex(key));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void keep(byte[] key) {
        store.keep(new ServerKeyStore.Kept(fingerprint(key), password.map(known -> wrap(key, known))));
    }

    /// Tells the right key without telling the key.
    private static String fingerprint(byte[] key) {
        return HexFormat.of().formatHex(Secrets.of(key).keyFor("fingerprint"));
    }

    private static String wrap(byte[] key, String password) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        SecureRandom random = new SecureRandom();
        random.nextBytes(salt);
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, password, salt, nonce).doFinal(key);
            byte[] all = Arrays.copyOf(salt, SALT_BYTES + NONCE_BYTES + sealed.length);
            System.arraycopy(nonce, 0, all, SALT_BYTES, NONCE_BYTES);
            System.arraycopy(sealed, 0, all, SALT_BYTES + NONCE_BYTES, sealed.length);
            return HexFormat.of().formatHex(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES-GCM and PBKDF2", e);
        }
    }

    /// Empty when it was wrapped under another password.
    private Optional<byte[]> unwrap(String hex) {
        if (password.isEmpty()) {
            return Optional.empty();
        }
        byte[] wrapped = HexFormat.of().parseHex(hex);
        byte[] salt = Arrays.copyOf(wrapped, SALT_BYTES);
        byte[] nonce = Arrays.copyOfRange(wrapped, SALT_BYTES, SALT_BYTES + NONCE_BYTES);
        int sealed = SALT_BYTES + NONCE_BYTES;
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, password.get(), salt, nonce)
                    .doFinal(wrapped, sealed, wrapped.length - sealed));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES-GCM and PBKDF2", e);
        }
    }

    private static Cipher cipher(int mode, String password, byte[] salt, byte[] nonce) throws GeneralSecurityException {
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256))
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD("assay server key".getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
