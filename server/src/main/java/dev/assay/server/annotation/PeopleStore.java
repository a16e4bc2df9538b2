package dev.assay.server.annotation;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import java.util.Collection;
import java.util.List;

final class PeopleStore {
    private final Database database;

    PeopleStore(Database database) {
        this.database = database;
    }

    List<AnnotationPart.People.Person> find(Collection<PersonId> ids) {
        return database.with(handle -> handle.createQuery(
                        "SELECT id, email, first_name, last_name FROM public_person WHERE id = ANY (:ids)")
                .bindArray("ids", Long.class, ids.stream().map(PersonId::value).toList())
                .map((row, _) -> new AnnotationPart.People.Person(
                        new PersonId(row.getLong("id")),
                        row.getString("email"),
                        row.getString("first_name"),
                        row.getString("last_name")))
                .list());
    }
}
