package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Browser sessions: sign-in, sign-out, and the owner's working as another person.
///
/// A session lives 30 days, or 7 days without use. Ten failed sign-ins of an account or thirty of an address within
/// 15 minutes stop further ones.
final class Sessions {
    static final Duration LIFETIME = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration TOUCH_PERIOD = Duration.ofMinutes(1);
    private static final Duration FAILURE_WINDOW = Duration.ofMinutes(15);
    private static final int MAX_FAILURES_OF_ACCOUNT = 10;
    private static final int MAX_FAILURES_OF_ADDRESS = 30;
    private final Database database;
    private final SessionStore store;
    private final PersonStore people;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Sessions(Identities.Ground ground, Passwords passwords, Audit audit) {
        this.database = ground.database();
        this.store = new SessionStore(database);
        this.people = new PersonStore(database);
        this.passwords = passwords;
        this.secrets = ground.secrets();
        this.audit = audit;
        this.clock = ground.clock();
    }

    /// A session as its browser gets it: the cookie's value, the CSRF token, whose it is, and who works as them.
    record Open(String token, String csrfToken, PersonId person, Optional<PersonId> actedBy) {}

    /// Signs in; the answer and its time are the same for an unknown address and a wrong password.
    Open signIn(String email, String password, String remoteAddress) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        String account = "account:" + address;
        String origin = "address:" + remoteAddress;
        requireFewFailures(account, MAX_FAILURES_OF_ACCOUNT);
        requireFewFailures(origin, MAX_FAILURES_OF_ADDRESS);
        Optional<Person> person = people.findByEmail(address);
        Optional<String> hash = person.flatMap(p -> people.passwordHash(p.id()));
        boolean right = passwords.matches(password, hash);
        if (!right || person.flatMap(Person::member).isEmpty()) {
            database.inTransaction(() -> {
                store.insertFailure(account, clock.instant());
                store.insertFailure(origin, clock.instant());
            });
            throw new Refused(new IdentityProblem.SignInRefused());
        }
        return database.transact(() -> {
            store.forgetFailures(account);
            Open session = open(person.get().id());
            audit.record(
                    asSession(person.get()),
                    "sign-in",
                    "person:" + session.person().value());
            return session;
        });
    }

    /// Opens a session without asking for a password: after an invite was taken.
    Open open(PersonId person) {
        String token = secrets.randomUrlToken();
        String csrf = secrets.randomUrlToken();
        Instant now = clock.instant();
        store.insert(Secrets.hash(token), csrf, person, now, now.plus(LIFETIME));
        return new Open(token, csrf, person, Optional.empty());
    }

    /// The live session of a cookie.
    Optional<SessionStore.Found> find(String token) {
        Instant now = clock.instant();
        Optional<SessionStore.Found> found = store.find(Secrets.hash(token), now, now.minus(IDLE));
        found.filter(session -> session.usedAt().plus(TOUCH_PERIOD).isBefore(now))
                .ifPresent(session -> store.touch(session.id(), session.caller().person(), now));
        return found;
    }

    /// Ends the session of a cookie.
    void signOut(String token) {
        store.delete(Secrets.hash(token));
    }

    /// Makes the owner's session one of the other person. The cookie changes with it.
    Open workAs(Caller owner, String token, Person other) {
        SessionStore.Found session = requireSession(token);
        return database.transact(() -> {
            audit.record(owner, "work-as", "person:" + other.id().value());
            return become(session, other.id(), Optional.of(owner.person()));
        });
    }

    /// Makes the session the owner's again.
    Open stopWorkingAs(Caller caller, String token) {
        SessionStore.Found session = requireSession(token);
        PersonId owner = caller.actedBy().orElseThrow(() -> new Refused(new IdentityProblem.NotWorkingAs()));
        return database.transact(() -> {
            audit.record(caller, "work-as-ended", "person:" + caller.person().value());
            return become(session, owner, Optional.empty());
        });
    }

    /// Ends all sessions of a person but the one of this cookie, which may be empty text.
    void endOthers(PersonId person, String exceptToken) {
        store.deleteOf(person, Secrets.hash(exceptToken));
    }

    void endActedBy(PersonId actor) {
        store.deleteActedBy(actor);
    }

    /// Deletes what has expired. Recurring.
    void deleteExpired() {
        Instant now = clock.instant();
        store.deleteExpired(now, now.minus(IDLE), now.minus(FAILURE_WINDOW));
    }

    private Open become(SessionStore.Found session, PersonId person, Optional<PersonId> actor) {
        String token = secrets.randomUrlToken();
        String csrf = secrets.randomUrlToken();
        store.become(session.id(), person, actor, Secrets.hash(token), csrf);
        return new Open(token, csrf, person, actor);
    }

    private SessionStore.Found requireSession(String token) {
        return find(token).orElseThrow(() -> new Refused(new IdentityProblem.SessionNeeded()));
    }

    private void requireFewFailures(String subject, int most) {
        Instant since = clock.instant().minus(FAILURE_WINDOW);
        if (store.failuresSince(subject, since) >= most) {
            throw new Refused(new RequestProblem.TooManyRequests(FAILURE_WINDOW.toSeconds()));
        }
    }

    private static Caller asSession(Person person) {
        Person.Member member = person.member().orElseThrow();
        return new Caller(person.id(), member.organization(), member.role(), AuthWay.SESSION, Optional.empty());
    }
}
