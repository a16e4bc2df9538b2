package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The rows of `person` and `membership`.
final class PersonStore {
    private static final String SELECT = """
            select p.id, p.email, p.username, p.first_name, p.last_name, p.phone, p.hotkeys, p.created_at,
                   p.last_activity_at, m.organization_id, m.role
            from person p
            left join membership m on m.person_id = p.id
            """;
    private final Database database;

    PersonStore(Database database) {
        this.database = database;
    }

    PersonId insert(Person.Profile profile, Optional<String> passwordHash, Instant now) {
        return database.with(h -> h.createQuery("""
                        insert into person (email, username, first_name, last_name, phone, password_hash, created_at,
                                            last_activity_at)
                        values (:email, :username, :first, :last, :phone, :hash, :now, :now)
                        returning id
                        """)
                .bind("email", profile.email())
                .bind("username", profile.username())
                .bind("first", profile.firstName())
                .bind("last", profile.lastName())
                .bind("phone", profile.phone())
                .bind("hash", passwordHash.orElse(null))
                .bind("now", now)
                .map((row, _) -> new PersonId(row.getLong(1)))
                .one());
    }

    void update(PersonId id, Person.Profile profile) {
        database.use(h -> h.createUpdate("""
                        update person
                        set username = :username, first_name = :first, last_name = :last, phone = :phone
                        where id = :id
                        """)
                .bind("id", id.value())
                .bind("username", profile.username())
                .bind("first", profile.firstName())
                .bind("last", profile.lastName())
                .bind("phone", profile.phone())
                .execute());
    }

    void setPassword(PersonId id, String hash) {
        database.use(h -> h.createUpdate("update person set password_hash = :hash where id = :id")
                .bind("id", id.value())
                .bind("hash", hash)
                .execute());
    }

    void setHotkeys(PersonId id, ObjectNode hotkeys) {
        database.use(h -> h.createUpdate("update person set hotkeys = cast(:hotkeys as jsonb) where id = :id")
                .bind("id", id.value())
                .bind("hotkeys", Json.write(hotkeys))
                .execute());
    }

    Optional<Person> find(PersonId id) {
        return database.with(h -> h.createQuery(SELECT + "where p.id = :id")
                .bind("id", id.value())
                .map((row, _) -> person(row))
                .findOne());
    }

    Optional<Person> findByEmail(String email) {
        return database.with(h -> h.createQuery(SELECT + "where p.email = :email")
                .bind("email", email)
                .map((row, _) -> person(row))
                .findOne());
    }

    boolean isUsernameTaken(String username) {
        return database.with(h -> h.createQuery("select 1 from person where lower(username) = lower(:name)")
                .bind("name", username)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    Optional<String> passwordHash(PersonId id) {
        return database.with(h -> h.createQuery("select password_hash from person where id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne());
    }

    /// Members in the order they joined, after a person's id.
    List<Person> members(OrganizationId organization, long after, int limit) {
        return database.with(h -> h.createQuery(SELECT + """
                        where m.organization_id = :organization and p.id > :after
                        order by p.id
                        limit :limit
                        """)
                .bind("organization", organization.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> person(row))
                .list());
    }

    /// The id of the last of so many first members: 0 before the first, -1 where there are fewer.
    long memberAt(OrganizationId organization, int number) {
        return number == 0
                ? 0
                : database.with(h -> h.createQuery("""
                                select coalesce(max(person_id), -1)
                                from (select person_id
                                      from membership
                                      where organization_id = :organization
                                      order by person_id
                                      limit :number) as first
                                having count(*) = :number
                                """)
                        .bind("organization", organization.value())
                        .bind("number", number)
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(-1L));
    }

    int memberCount(OrganizationId organization) {
        return database.with(h -> h.createQuery("select count(*) from membership where organization_id = :id")
                .bind("id", organization.value())
                .mapTo(Integer.class)
                .one());
    }

    void insertMember(PersonId person, Person.Member member, Instant now) {
        database.use(h -> h.createUpdate("""
                        insert into membership (organization_id, person_id, role, created_at)
                        values (:organization, :person, :role, :now)
                        """)
                .bind("organization", member.organization().value())
                .bind("person", person.value())
                .bind("role", member.role().wireName())
                .bind("now", now)
                .execute());
    }

    void updateRole(PersonId person, Role role) {
        database.use(h -> h.createUpdate("update membership set role = :role where person_id = :person")
                .bind("person", person.value())
                .bind("role", role.wireName())
                .execute());
    }

    void deleteMember(PersonId person) {
        database.use(h -> h.createUpdate("delete from membership where person_id = :person")
                .bind("person", person.value())
                .execute());
    }

    /// The owners, locked: no two changes may each leave the other as the last one.
    List<PersonId> lockOwners(OrganizationId organization) {
        return database.with(h -> h.createQuery("""
                        select person_id
                        from membership
                        where organization_id = :organization and role = 'owner'
                        order by person_id
                        for update
                        """)
                .bind("organization", organization.value())
                .map((row, _) -> new PersonId(row.getLong(1)))
                .list());
    }

    Optional<Person> firstOwner() {
        return database.with(h -> h.createQuery(SELECT + "where m.role = 'owner' order by p.id limit 1")
                .map((row, _) -> person(row))
                .findOne());
    }

    private static Person person(ResultSet row) throws SQLException {
        long organization = row.getLong("organization_id");
        Optional<Person.Member> member = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Person.Member(
                        new OrganizationId(organization),
                        Role.of(row.getString("role")).orElseThrow()));
        return new Person(
                new PersonId(row.getLong("id")),
                new Person.Profile(
                        row.getString("email"),
                        row.getString("username"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("phone")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_activity_at", OffsetDateTime.class).toInstant(),
                Json.readObject(row.getString("hotkeys")),
                member);
    }
}
