package dev.assay.server.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Password hashes by Argon2id with 19 MiB, two passes and one lane. At most two are computed at once, so that a
/// flood of sign-ins takes neither all memory nor all processors. Thread-safe.
/// Source: RFC 9106; parameters of the OWASP Password Storage Cheat Sheet.
final class Passwords {
    /// Shortest password, in characters.
    static final int MIN_LENGTH = 8;

    private static final int MAX_LENGTH = 1_000;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private final Argon2Function function =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore permits = new Semaphore(2, true);
    private final Secrets secrets;
    private final String nobodys;

    Passwords(Secrets secrets) {
        this.secrets = secrets;
        this.nobodys = hash(secrets.randomHex(16));
    }

    /// Why the password cannot be used; empty when it can.
    static Optional<String> weakness(String password) {
        if (password.length() < MIN_LENGTH) {
            return Optional.of(
                    "A password has %d characters or more; this one has %d.".formatted(MIN_LENGTH, password.length()));
        }
        if (password.length() > MAX_LENGTH) {
            return Optional.of(
                    "A password has at most %d characters; this one has %d.".formatted(MAX_LENGTH, password.length()));
        }
        return Optional.empty();
    }

    String hash(String password) {
        permits.acquireUninterruptibly();
        try {
            return function.hash(password.getBytes(StandardCharsets.UTF_8), secrets.randomBytes(SALT_BYTES))
                    .getResult();
        } finally {
            permits.release();
        }
    }

    /// Whether the password is the one of the hash. Takes the same time when there is no hash, so that the time
    /// does not tell whether an account exists.
    boolean matches(String password, Optional<String> hash) {
        String tried = password.length() > MAX_LENGTH ? "" : password;
        permits.acquireUninterruptibly();
        try {
            String against = hash.orElse(nobodys);
            boolean same = Argon2Function.getInstanceFromHash(against).check(tried, against);
            return same && hash.isPresent();
        } finally {
            permits.release();
        }
    }
}
