package dev.assay.server.annotation;

import dev.assay.server.identity.Caller;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/// Requests that a client may repeat without doing them twice: those with an `Idempotency-Key`. A key belongs to the
/// person who made it and to one request; it is kept for three days.
public final class IdempotentRequests {
    private static final Duration KEPT = Duration.ofDays(3);
    private static final int MAX_KEY = 200;
    private final Annotations.Ground ground;
    private final AnnotationStore store;

    public IdempotentRequests(Annotations.Ground ground) {
        this.ground = ground;
        this.store = new AnnotationStore(ground.database());
    }

    /// What a request gave: the annotation that it made or changed, and the answer's JSON text.
    public record Answer(AnnotationId annotation, String json) {}

    /// A request as the client sent it.
    ///
    /// @param content method, path and body: what must be the same when the key comes again
    public record Request(Caller caller, Optional<String> key, String content) {}

    /// Does the work, or gives the answer that the same request got first. The work and its key are one transaction.
    public String once(Request request, Supplier<Answer> work) {
        if (request.key().isEmpty()) {
            return work.get().json();
        }
        String key = request.key().get();
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw new Refused(RequestProblem.Invalid.field(
                    "Idempotency-Key", "1 to %d characters are wanted; got %d.".formatted(MAX_KEY, key.length())));
        }
        String hash = sha256(request.content());
        try {
            return ground.database().transact(() -> firstOrWork(request, key, hash, work));
        } catch (RuntimeException e) {
            if (!Database.sqlState(e).equals("23505")) {
                throw e;
            }
            return ground.database().transact(() -> firstOrWork(request, key, hash, work));
        }
    }

    private String firstOrWork(Request request, String key, String hash, Supplier<Answer> work) {
        Optional<AnnotationStore.Request> first =
                store.findRequest(request.caller().person(), key);
        if (first.isPresent()) {
            if (!first.get().bodyHash().equals(hash)) {
                throw new Refused(new AnnotationProblem.KeyReused(key));
            }
            return first.get().answer();
        }
        Answer answer = work.get();
        store.insertRequest(
                request.caller().person(),
                key,
                new AnnotationStore.Request(hash, answer.json()),
                answer.annotation(),
                ground.clock().instant());
        return answer.json();
    }

    /// Forgets keys of more than three days ago; called by recurring work.
    public void forgetOld() {
        store.forgetRequests(ground.clock().instant().minus(KEPT));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
