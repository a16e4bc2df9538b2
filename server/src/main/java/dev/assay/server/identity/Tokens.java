package dev.assay.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/// API tokens of both kinds. A personal access token is a signed refresh token (JWT, HS256) of which only a hash is
/// kept; it is exchanged for access tokens that live five minutes and die with it. A legacy token is 40 hex digits
/// that its owner may read back, so it is kept encrypted.
final class Tokens {
    private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(5);
    private static final String TYPE = "token_type";
    private static final String USER = "user_id";
    private static final String PARENT = "parent";
    private final TokenStore store;
    private final OrganizationStore organizations;
    private final Secrets secrets;
    private final byte[] signingKey;
    private final Clock clock;

    Tokens(Identities.Ground ground) {
        this.store = new TokenStore(ground.database());
        this.organizations = new OrganizationStore(ground.database());
        this.secrets = ground.secrets();
        this.signingKey = ground.secrets().keyFor("token signature");
        this.clock = ground.clock();
    }

    /// A new personal token, shown once.
    record NewPersonal(String token, Instant createdAt, Instant expiresAt) {}

    NewPersonal createPersonal(Caller caller) {
        var settings = organizations.find(caller.organization()).orElseThrow().tokens();
        if (!settings.personalEnabled()) {
            throw new Refused(new IdentityProblem.TokensDisabled("personal access"));
        }
        Instant now = clock.instant();
        Instant expires = now.plus(Duration.ofDays(settings.personalDays()));
        String token = sign(new JWTClaimsSet.Builder()
                .claim(TYPE, "refresh")
                .claim(USER, caller.person().value())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .build());
        String unsigned = token.substring(0, token.lastIndexOf('.'));
        if (!store.insertPersonal(caller.person(), Secrets.hash(token), unsigned, now, expires)) {
            throw new Refused(new IdentityProblem.TokenExists());
        }
        return new NewPersonal(token, now, expires);
    }

    Optional<TokenStore.Personal> personalOf(Caller caller) {
        return store.personalOf(caller.person());
    }

    /// An access token for a personal token; 401 when that is not valid.
    String accessFor(String personal) {
        TokenStore.Personal parent = verified(personal, "refresh")
                .flatMap(_ -> store.findPersonal(Secrets.hash(personal), clock.instant()))
                .orElseThrow(() -> new Refused(new AccessProblem.InvalidCredentials("personal access token")));
        Instant now = clock.instant();
        return sign(new JWTClaimsSet.Builder()
                .claim(TYPE, "access")
                .claim(USER, parent.person().value())
                .claim(PARENT, parent.id())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ACCESS_LIFETIME)))
                .build());
    }

    /// Ends the caller's personal token; 404 when it is not theirs or has ended.
    void revoke(Caller caller, String personal) {
        boolean ended = store.deletePersonal(caller.person(), Secrets.hash(personal))
                || store.deletePersonalShown(caller.person(), personal);
        if (!ended) {
            throw new Refused(new RequestProblem.NotFound("personal access token", "of that value"));
        }
    }

    /// Replaces the caller's personal token by a new one; 400 when it is not theirs.
    NewPersonal rotate(Caller caller, String personal) {
        if (!store.deletePersonal(caller.person(), Secrets.hash(personal))) {
            throw new Refused(
                    RequestProblem.Invalid.field("refresh", "This is no valid personal access token of yours."));
        }
        return createPersonal(caller);
    }

    /// The caller's legacy token; made when they have none.
    String legacyOf(Caller caller) {
        requireLegacy(caller);
        return store.legacyOf(caller.person())
                .map(encrypted -> secrets.decrypt(encrypted, context(caller.person())))
                .orElseGet(() -> resetLegacy(caller.person()));
    }

    /// A new legacy token for the caller; the old one ends.
    String resetLegacyOf(Caller caller) {
        requireLegacy(caller);
        return resetLegacy(caller.person());
    }

    String resetLegacy(PersonId person) {
        String token = secrets.randomHex(20);
        setLegacy(person, token);
        return token;
    }

    void setLegacy(PersonId person, String token) {
        store.putLegacy(person, Secrets.hash(token), secrets.encrypt(token, context(person)), clock.instant());
    }

    Optional<Caller> callerOfLegacy(String token) {
        return store.callerOfLegacy(Secrets.hash(token));
    }

    Optional<Caller> callerOfAccess(String token) {
        return verified(token, "access").flatMap(claims -> {
            try {
                long parent = Optional.ofNullable(claims.getLongClaim(PARENT)).orElse(0L);
                long person = Optional.ofNullable(claims.getLongClaim(USER)).orElse(0L);
                return store.callerOfPersonal(parent, new PersonId(person), clock.instant());
            } catch (ParseException _) {
                return Optional.empty();
            }
        });
    }

    /// Ends all tokens of a person.
    void endAll(PersonId person) {
        store.deleteOf(person);
    }

    private void requireLegacy(Caller caller) {
        if (!organizations.find(caller.organization()).orElseThrow().tokens().legacyEnabled()) {
            throw new Refused(new IdentityProblem.TokensDisabled("legacy"));
        }
    }

    private static String context(PersonId person) {
        return "legacy token of person " + person.value();
    }

    private String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).build(), claims);
            token.sign(new MACSigner(signingKey));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a 256 bit key signs HS256", e);
        }
    }

    /// The claims of a token of ours that is of this type, has our signature and has not expired.
    private Optional<JWTClaimsSet> verified(String token, String type) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            boolean good = JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm())
                    && parsed.verify(new MACVerifier(signingKey))
                    && type.equals(claims.getStringClaim(TYPE))
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(clock.instant());
            return good ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException _) {
            return Optional.empty();
        }
    }
}
