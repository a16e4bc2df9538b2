package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// The people of an organisation and their roles. Nobody grants, changes or removes a role above their own, and the
/// last owner stays.
final class People {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,200}@[^@\\s]{1,200}");
    private static final int MAX_NAME = 256;
    private final Database database;
    private final PersonStore store;
    private final InviteStore invites;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Audit audit;
    private final Clock clock;

    People(Identities.Ground ground, Passwords passwords, Sessions sessions, Tokens tokens, Audit audit) {
        this.database = ground.database();
        this.store = new PersonStore(database);
        this.invites = new InviteStore(database);
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = ground.clock();
    }

    /// A member of the caller's organisation; anybody else is not found.
    Person require(Caller caller, PersonId id) {
        return store.find(id)
                .filter(person -> person.member()
                        .filter(m -> m.organization().equals(caller.organization()))
                        .isPresent())
                .orElseThrow(() -> new Refused(new RequestProblem.NotFound("person", Long.toString(id.value()))));
    }

    /// The caller as a person.
    Person self(Caller caller) {
        return byId(caller.person());
    }

    /// A person who is known to exist.
    Person byId(PersonId id) {
        return store.find(id).orElseThrow();
    }

    List<Person> members(OrganizationId organization, long after, int limit) {
        return store.members(organization, after, limit);
    }

    /// The members in order of id, the first so many left out.
    List<Person> membersBehind(OrganizationId organization, int leftOut, int limit) {
        long after = store.memberAt(organization, leftOut);
        return after < 0 ? List.of() : store.members(organization, after, limit);
    }

    int memberCount(OrganizationId organization) {
        return store.memberCount(organization);
    }

    /// Makes an account with a role. Without a password the person signs in by token only.
    Person create(Caller caller, Person.Profile wanted, Optional<String> password, Role role) {
        requireNotAboveOwn(caller, role);
        return database.transact(() -> {
            PersonId id = insert(wanted, password, new Person.Member(caller.organization(), role));
            audit.record(caller, "person-added", object(id), Json.object().put("role", role.wireName()));
            return store.find(id).orElseThrow();
        });
    }

    /// As [#create], for somebody whom no caller adds: the first owner, or who takes an invite.
    PersonId insert(Person.Profile wanted, Optional<String> password, Person.Member member) {
        Person.Profile profile = checked(wanted);
        password.ifPresent(p -> requireGood("password", p));
        if (store.findByEmail(profile.email()).isPresent()) {
            throw new Refused(new IdentityProblem.EmailTaken(profile.email()));
        }
        PersonId id = store.insert(withFreeUsername(profile), password.map(passwords::hash), clock.instant());
        store.insertMember(id, member, clock.instant());
        return id;
    }

    /// Changes names and phone number: the own ones, or those of somebody whose role is not above the caller's.
    Person changeProfile(Caller caller, Person person, Person.Profile wanted) {
        Person.Profile profile = checked(wanted);
        return database.transact(() -> {
            if (!profile.username().equalsIgnoreCase(person.profile().username())
                    && store.isUsernameTaken(profile.username())) {
                throw new Refused(RequestProblem.Invalid.field(
                        "username", "The name %s is taken.".formatted(profile.username())));
            }
            store.update(person.id(), profile);
            audit.record(caller, "person-changed", object(person.id()));
            return store.find(person.id()).orElseThrow();
        });
    }

    /// Sets a new own password; the other sessions end.
    void changeOwnPassword(Caller caller, String current, String wanted, String sessionToken) {
        requireGood("password", wanted);
        if (!passwords.matches(current, store.passwordHash(caller.person()))) {
            throw new Refused(RequestProblem.Invalid.field("current_password", "This is not the current password."));
        }
        setPassword(caller, caller.person(), wanted, sessionToken);
    }

    /// Sets somebody's password for them; their sessions end.
    void setPasswordOf(Caller caller, Person person, String wanted) {
        requireNotAboveOwn(caller, roleOf(person));
        requireGood("password", wanted);
        setPassword(caller, person.id(), wanted, "");
    }

    void setHotkeys(Caller caller, ObjectNode hotkeys) {
        store.setHotkeys(caller.person(), hotkeys);
    }

    Person changeRole(Caller caller, Person person, Role role) {
        requireNotAboveOwn(caller, role);
        requireNotAboveOwn(caller, roleOf(person));
        return database.transact(() -> {
            if (role != Role.OWNER) {
                requireAnotherOwner(person);
                sessions.endActedBy(person.id());
                invites.deleteOpenBy(person.id());
            }
            store.updateRole(person.id(), role);
            audit.record(
                    caller,
                    "role-changed",
                    object(person.id()),
                    Json.object().put("from", roleOf(person).wireName()).put("to", role.wireName()));
            return store.find(person.id()).orElseThrow();
        });
    }

    /// Takes a person out of the organisation; sessions and tokens end with it. What they did stays theirs.
    void remove(Caller caller, Person person) {
        requireNotAboveOwn(caller, roleOf(person));
        database.inTransaction(() -> {
            requireAnotherOwner(person);
            sessions.endOthers(person.id(), "");
            tokens.endAll(person.id());
            invites.deleteOpenBy(person.id());
            store.deleteMember(person.id());
            audit.record(caller, "person-removed", object(person.id()));
        });
    }

    static void requireNotAboveOwn(Caller caller, Role role) {
        if (!caller.role().isAtLeast(role)) {
            throw new Refused(new IdentityProblem.RoleAboveOwn(caller.role(), role));
        }
    }

    static String object(PersonId id) {
        return "person:" + id.value();
    }

    static String normalEmail(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static Role roleOf(Person person) {
        return person.member().orElseThrow().role();
    }

    private void setPassword(Caller caller, PersonId person, String password, String exceptSession) {
        String hash = passwords.hash(password);
        database.inTransaction(() -> {
            store.setPassword(person, hash);
            sessions.endOthers(person, exceptSession);
            audit.record(caller, "password-changed", object(person));
        });
    }

    private void requireAnotherOwner(Person person) {
        Person.Member member = person.member().orElseThrow();
        List<PersonId> owners = store.lockOwners(member.organization());
        if (owners.equals(List.of(person.id()))) {
            throw new Refused(new IdentityProblem.LastOwner());
        }
    }

    private static void requireGood(String field, String password) {
        Passwords.weakness(password).ifPresent(why -> {
            throw new Refused(RequestProblem.Invalid.field(field, why));
        });
    }

    private static Person.Profile checked(Person.Profile wanted) {
        String email = normalEmail(wanted.email());
        List<Problem.Detail> problems = new ArrayList<>();
        if (!EMAIL.matcher(email).matches()) {
            problems.add(new Problem.Detail("/email", "Enter a valid email address; got " + email));
        }
        checkLength(problems, "username", wanted.username());
        checkLength(problems, "first_name", wanted.firstName());
        checkLength(problems, "last_name", wanted.lastName());
        checkLength(problems, "phone", wanted.phone());
        if (!problems.isEmpty()) {
            throw new Refused(new RequestProblem.Invalid(problems));
        }
        return new Person.Profile(
                email,
                wanted.username().strip(),
                wanted.firstName().strip(),
                wanted.lastName().strip(),
                wanted.phone().strip());
    }

    private static void checkLength(List<Problem.Detail> problems, String field, String value) {
        if (value.length() > MAX_NAME) {
            problems.add(new Problem.Detail(
                    "/" + field, "At most %d characters; got %d.".formatted(MAX_NAME, value.length())));
        }
        if (value.indexOf('\0') >= 0) {
            problems.add(new Problem.Detail("/" + field, "The character NUL cannot be stored."));
        }
    }

    /// The name wanted, or the address's first part; with a number behind it when somebody has it.
    private Person.Profile withFreeUsername(Person.Profile profile) {
        String wanted = profile.username().isEmpty()
                ? profile.email().substring(0, profile.email().indexOf('@'))
                : profile.username();
        String name = wanted;
        for (int i = 2; store.isUsernameTaken(name); i++) {
            name = wanted + i;
        }
        return new Person.Profile(profile.email(), name, profile.firstName(), profile.lastName(), profile.phone());
    }
}
