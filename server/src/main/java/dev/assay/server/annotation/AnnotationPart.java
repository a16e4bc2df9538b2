package dev.assay.server.annotation;

import dev.assay.server.identity.Permission;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.CounterChanges;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskPart;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers and drafts in the wire objects of tasks: to annotators their own, to reviewers all answers, to managers all
/// drafts too.
public final class AnnotationPart implements TaskPart {
    private final AnnotationStore annotations;
    private final DraftStore drafts;
    private final People people;

    public AnnotationPart(Database database) {
        this.annotations = new AnnotationStore(database);
        this.drafts = new DraftStore(database);
        this.people = new People(database);
    }

    @Override
    public void addTo(Map<TaskId, ObjectNode> tasks, Viewer viewer) {
        Optional<PersonId> onlyOwn = Annotations.onlyOwn(viewer.caller());
        List<Annotation> found = annotations.ofTasks(tasks.keySet(), onlyOwn);
        boolean allDrafts = viewer.caller().may(Permission.ANNOTATION_EDIT_ALL);
        List<Draft> unfinished = drafts.ofTasks(
                tasks.keySet(),
                allDrafts ? Optional.empty() : Optional.of(viewer.caller().person()));
        Map<PersonId, People.Person> known = people.find(ids(found, unfinished));
        tasks.values().forEach(node -> {
            node.putArray("annotations");
            node.putArray("drafts");
            node.putArray("annotators");
        });
        for (Annotation annotation : found) {
            ObjectNode task = tasks.get(annotation.place().task());
            if (task != null) {
                add(task, annotation, viewer.single() ? known : Map.of());
            }
        }
        for (Draft draft : unfinished) {
            ObjectNode task = tasks.get(draft.place().task());
            if (task != null) {
                task.withArray("drafts")
                        .add(AnnotationJson.write(
                                draft, emailOf(known, draft.place().person())));
            }
        }
    }

    private static String emailOf(Map<PersonId, People.Person> known, PersonId person) {
        People.Person found = known.get(person);
        return found == null ? "" : found.email();
    }

    private static void add(ObjectNode task, Annotation annotation, Map<PersonId, People.Person> expand) {
        ObjectNode node = AnnotationJson.write(annotation);
        People.Person person = expand.get(annotation.place().person());
        if (person != null) {
            node.set("completed_by", person.toJson());
            node.put("created_username", person.label());
        }
        task.withArray("annotations").add(node);
        ArrayNode annotators = task.withArray("annotators");
        long id = annotation.place().person().value();
        if (annotators.valueStream().noneMatch(one -> one.asLong() == id)) {
            annotators.add(id);
        }
    }

    private static Set<PersonId> ids(List<Annotation> annotations, List<Draft> drafts) {
        Set<PersonId> ids = new HashSet<>();
        annotations.forEach(annotation -> ids.add(annotation.place().person()));
        drafts.forEach(draft -> ids.add(draft.place().person()));
        return ids;
    }

    @Override
    public void subtract(Collection<TaskId> tasks, CounterChanges changes) {
        for (Annotation annotation : annotations.ofTasks(tasks, Optional.empty())) {
            Annotations.count(changes, annotation, -1);
            changes.add(CheckedResult.uses(annotation.answer().result(), CheckedResult.Counted.ANNOTATION), -1);
        }
        for (Draft draft : drafts.ofTasks(tasks, Optional.empty())) {
            changes.add(CheckedResult.uses(draft.content().result(), CheckedResult.Counted.DRAFT), -1);
        }
    }

    /// Names of people, as identity publishes them.
    static final class People {
        private final PeopleStore store;

        People(Database database) {
            this.store = new PeopleStore(database);
        }

        /// A person as shown beside their work.
        record Person(PersonId id, String email, String firstName, String lastName) {
            ObjectNode toJson() {
                return dev.assay.server.platform.json.Json.object()
                        .put("id", id.value())
                        .put("email", email)
                        .put("first_name", firstName)
                        .put("last_name", lastName);
            }

            /// Label Studio's `created_username`: names, address and id in one text.
            String label() {
                return "%s %s, %d"
                        .formatted((firstName + " " + lastName).strip(), email, id.value())
                        .strip();
            }
        }

        Map<PersonId, Person> find(Set<PersonId> ids) {
            Map<PersonId, Person> found = new LinkedHashMap<>();
            if (!ids.isEmpty()) {
                store.find(ids).forEach(person -> found.put(person.id(), person));
            }
            return found;
        }
    }
}
