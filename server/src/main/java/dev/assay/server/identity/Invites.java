package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invites: made by administrators, taken once, good for seven days. Those of a removed person are withdrawn.
final class Invites {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private final Database database;
    private final InviteStore store;
    private final PersonStore personStore;
    private final OrganizationStore organizations;
    private final People people;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Invites(Identities.Ground ground, People people, Sessions sessions, Passwords passwords, Audit audit) {
        this.database = ground.database();
        this.store = new InviteStore(database);
        this.personStore = new PersonStore(database);
        this.organizations = new OrganizationStore(database);
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.secrets = ground.secrets();
        this.audit = audit;
        this.clock = ground.clock();
    }

    /// An invite with its token, which is shown once.
    record Made(Invite invite, String token) {}

    /// What an invite offers, for who holds it.
    record Offer(Invite invite, String organizationTitle) {}

    Made create(Caller caller, Role role, Optional<String> email) {
        People.requireNotAboveOwn(caller, role);
        Instant now = clock.instant();
        String token = secrets.randomUrlToken();
        Invite wanted =
                new Invite(0, caller.organization(), role, email.map(People::normalEmail), now, now.plus(LIFETIME));
        return database.transact(() -> {
            long id = store.insert(wanted, Secrets.hash(token), caller.person());
            audit.record(caller, "invite-made", "invite:" + id, Json.object().put("role", role.wireName()));
            Invite made =
                    new Invite(id, wanted.organization(), role, wanted.email(), wanted.createdAt(), wanted.expiresAt());
            return new Made(made, token);
        });
    }

    List<Invite> open(Caller caller) {
        return store.open(caller.organization(), clock.instant());
    }

    void withdraw(Caller caller, long id) {
        database.inTransaction(() -> {
            if (!store.delete(caller.organization(), id)) {
                throw new Refused(new RequestProblem.NotFound("open invite", Long.toString(id)));
            }
            audit.record(caller, "invite-withdrawn", "invite:" + id);
        });
    }

    Offer offerOf(String token) {
        return database.transact(() -> {
            Invite invite = requireOpen(token);
            return new Offer(
                    invite,
                    organizations.find(invite.organization()).orElseThrow().title());
        });
    }

    /// Takes an invite: makes the account, or takes a former member back who proves to be it by the password.
    Sessions.Open accept(String token, Person.Profile profile, String password) {
        String email = People.normalEmail(profile.email());
        return database.transact(() -> {
            Invite invite = requireOpen(token);
            if (invite.email().filter(only -> !only.equals(email)).isPresent()) {
                throw new Refused(RequestProblem.Invalid.field("email", "This invite is for another address."));
            }
            Person.Member member = new Person.Member(invite.organization(), invite.role());
            PersonId person = personStore
                    .findByEmail(email)
                    .map(former -> takeBack(former, password, member))
                    .orElseGet(() -> people.insert(profile, Optional.of(password), member));
            store.accept(invite.id(), person, clock.instant());
            Caller caller = new Caller(person, invite.organization(), invite.role(), AuthWay.SESSION, Optional.empty());
            audit.record(caller, "invite-accepted", "invite:" + invite.id());
            return sessions.open(person);
        });
    }

    private PersonId takeBack(Person former, String password, Person.Member member) {
        if (former.member().isPresent() || !passwords.matches(password, personStore.passwordHash(former.id()))) {
            throw new Refused(new IdentityProblem.EmailTaken(former.profile().email()));
        }
        personStore.insertMember(former.id(), member, clock.instant());
        return former.id();
    }

    private Invite requireOpen(String token) {
        return store.lockOpen(Secrets.hash(token), clock.instant())
                .orElseThrow(() -> new Refused(new IdentityProblem.InviteNotValid()));
    }
}
