package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.jobs.RecurringWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The door to the feature: its endpoints, who calls, the first owner.
public final class Identities {
    private static final int GENERATED_PASSWORD_LENGTH = 20;
    private final Database database;
    private final Clock clock;
    private final Secrets secrets;
    private final PersonStore personStore;
    private final OrganizationStore organizationStore;
    private final Sessions sessions;
    private final Tokens tokens;
    private final People people;
    private final Organizations organizations;
    private final Audit audit;
    private final String localToken;
    private final List<Endpoint> endpoints;

    /// What the feature is built on.
    record Ground(Database database, Clock clock, Secrets secrets) {}

    /// Who is to be the first owner; what is left out is chosen.
    public record OwnerWish(Optional<String> email, Optional<String> password, Optional<String> token) {}

    /// The first owner as made; the password only when it was generated.
    public record FirstOwner(String email, Optional<String> generatedPassword) {}

    /// Where the server's key is kept.
    ///
    /// @param home the folder of this server
    /// @param sharedPassword of a database that several servers share, so that they share the key
    public record KeyPlace(Path home, Optional<String> sharedPassword) {}

    /// `secureCookies` when browsers reach the server by TLS.
    public Identities(Database database, Clock clock, KeyPlace key, boolean secureCookies) throws IOException {
        this.database = database;
        this.clock = clock;
        this.secrets =
                Secrets.of(new ServerKey(database, key.home().resolve("identity.key"), key.sharedPassword()).open());
        Ground ground = new Ground(database, clock, secrets);
        this.personStore = new PersonStore(database);
        this.organizationStore = new OrganizationStore(database);
        this.audit = new Audit(database, clock);
        this.organizations = new Organizations(database, audit);
        this.tokens = new Tokens(ground);
        Passwords passwords = new Passwords(secrets);
        this.sessions = new Sessions(ground, passwords, audit);
        this.people = new People(ground, passwords, sessions, tokens, audit);
        Invites invites = new Invites(ground, people, sessions, passwords, audit);
        this.localToken = secrets.randomHex(20);
        this.endpoints = Stream.of(
                        new SessionRoutes(sessions, people, invites, secureCookies).endpoints(),
                        new AccountRoutes(people, tokens).endpoints(),
                        new PeopleRoutes(people, tokens).endpoints(),
                        new OrganizationRoutes(organizations, people, invites, audit).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    public Authentication authentication() {
        return new RequestAuthentication(sessions, tokens, localToken, this::owner);
    }

    public Organizations organizations() {
        return organizations;
    }

    public Audit audit() {
        return audit;
    }

    /// A token with the first owner's rights that lives as long as this process, for whoever may read the server's
    /// home.
    public String localToken() {
        return localToken;
    }

    /// Registers what the feature does from time to time.
    public void schedule(RecurringWork recurring) {
        recurring.every(Duration.ofMinutes(10), "sessions-expire", sessions::deleteExpired);
    }

    /// The first owner as a caller, for work that the server does by itself.
    public Optional<Caller> owner() {
        return personStore.firstOwner().map(person -> {
            Person.Member member = person.member().orElseThrow();
            return new Caller(person.id(), member.organization(), member.role(), AuthWay.LOCAL_FILE, Optional.empty());
        });
    }

    /// Makes the organisation and its owner in an empty database; empty when there is an owner.
    public Optional<FirstOwner> ensureOwner(OwnerWish wish) {
        return database.transact(() -> {
            organizationStore.lockForFirstStart();
            if (personStore.firstOwner().isPresent()) {
                return Optional.empty();
            }
            String email = wish.email().orElse("owner@localhost");
            Optional<String> generated = wish.password().isPresent()
                    ? Optional.empty()
                    : Optional.of(secrets.randomUrlToken().substring(0, GENERATED_PASSWORD_LENGTH));
            OrganizationId organization = organizationStore.insert("Assay", clock.instant());
            PersonId owner = people.insert(
                    new Person.Profile(email, "", "", "", ""),
                    wish.password().or(() -> generated),
                    new Person.Member(organization, Role.OWNER));
            wish.token().ifPresent(token -> tokens.setLegacy(owner, token));
            return Optional.of(new FirstOwner(People.normalEmail(email), generated));
        });
    }

    /// Makes a member who cannot sign in until somebody gives them a password; for demonstrations.
    public PersonId ensureMember(Caller caller, Person.Profile profile, Role role) {
        return database.transact(() -> personStore
                .findByEmail(People.normalEmail(profile.email()))
                .map(Person::id)
                .orElseGet(() ->
                        people.create(caller, profile, Optional.empty(), role).id()));
    }
}
