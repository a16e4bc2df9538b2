package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Refused;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads who calls from a request: `Authorization: Token` (legacy), `Authorization: Bearer` (access token of a
/// personal one), `X-API-Key` (legacy), or the session cookie. A header wins over the cookie. A change by session
/// must carry its CSRF token.
final class RequestAuthentication implements Authentication {
    static final String SESSION_COOKIE = "sessionid";
    private final Sessions sessions;
    private final Tokens tokens;
    private final String localToken;
    private final Supplier<Optional<Caller>> owner;

    /// `localToken` is the one in the file that only this machine's account reads; it has the first owner's rights.
    RequestAuthentication(Sessions sessions, Tokens tokens, String localToken, Supplier<Optional<Caller>> owner) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.localToken = localToken;
        this.owner = owner;
    }

    @Override
    public Optional<Caller> callerOf(Exchange exchange) {
        Optional<String> authorization = exchange.header("Authorization");
        if (authorization.isPresent()) {
            return Optional.of(byHeader(authorization.get().strip()));
        }
        Optional<String> key = exchange.header("X-API-Key");
        if (key.isPresent()) {
            return Optional.of(byToken(key.get().strip()));
        }
        Optional<SessionStore.Found> session = exchange.cookie(SESSION_COOKIE).flatMap(sessions::find);
        session.ifPresent(s -> requireCsrf(exchange, s.csrfToken()));
        return session.map(SessionStore.Found::caller);
    }

    private Caller byHeader(String header) {
        int space = header.indexOf(' ');
        String scheme = header.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
        String credential = header.substring(space + 1).strip();
        return switch (scheme) {
            case "token" -> byToken(credential);
            case "bearer" ->
                tokens.callerOfAccess(credential)
                        .orElseThrow(() -> new Refused(new AccessProblem.InvalidCredentials("access token")));
            default -> throw new Refused(new AccessProblem.InvalidCredentials("Authorization header"));
        };
    }

    private Caller byToken(String token) {
        Optional<Caller> caller = Secrets.same(token, localToken) ? owner.get() : tokens.callerOfLegacy(token);
        return caller.orElseThrow(() -> new Refused(new AccessProblem.InvalidCredentials("token")));
    }

    private static void requireCsrf(Exchange exchange, String expected) {
        boolean safe = exchange.method().equals("GET") || exchange.method().equals("HEAD");
        if (!safe
                && exchange.header("X-CSRFToken")
                        .filter(sent -> Secrets.same(sent, expected))
                        .isEmpty()) {
            throw new Refused(new AccessProblem.CsrfFailed());
        }
    }
}
