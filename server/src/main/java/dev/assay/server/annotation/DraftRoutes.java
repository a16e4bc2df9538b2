package dev.assay.server.annotation;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.json.Json;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskProjects;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of drafts.
public final class DraftRoutes {
    private final Drafts drafts;
    private final TaskProjects taskProjects;
    private final AnnotationPart.People people;

    public DraftRoutes(Database database, Drafts drafts, TaskProjects taskProjects) {
        this.drafts = drafts;
        this.taskProjects = taskProjects;
        this.people = new AnnotationPart.People(database);
    }

    public List<Endpoint> endpoints() {
        Scope task = taskProjects.scope("id");
        Scope draft = new Scope.Project(exchange -> drafts.find(new DraftId(exchange.longParam("id")))
                .map(found -> OptionalLong.of(found.place().project().value()))
                .orElse(OptionalLong.empty()));
        String ofTask = "/api/tasks/{id}/drafts";
        String ofAnnotation = "/api/tasks/{id}/annotations/{annotation}/drafts";
        String one = "/api/drafts/{id}";
        return List.of(
                new Endpoint(Method.GET, ofTask, Permission.LABEL, task, this::list),
                new Endpoint(Method.POST, ofTask, Permission.LABEL, task, this::save),
                new Endpoint(Method.GET, ofAnnotation, Permission.LABEL, task, this::listOfAnnotation),
                new Endpoint(Method.POST, ofAnnotation, Permission.LABEL, task, this::saveOfAnnotation),
                new Endpoint(Method.GET, one, Permission.LABEL, draft, this::read),
                new Endpoint(Method.PATCH, one, Permission.LABEL, draft, this::change),
                new Endpoint(Method.DELETE, one, Permission.LABEL, draft, this::delete));
    }

    private ObjectNode write(Draft draft) {
        String email = people.find(Set.of(draft.place().person())).values().stream()
                .findFirst()
                .map(AnnotationPart.People.Person::email)
                .orElse("");
        return AnnotationJson.write(draft, email);
    }

    private void list(Exchange exchange, Caller caller) {
        answer(exchange, drafts.own(caller, new TaskId(exchange.longParam("id"))));
    }

    private void listOfAnnotation(Exchange exchange, Caller caller) {
        Optional<AnnotationId> of = Optional.of(new AnnotationId(exchange.longParam("annotation")));
        answer(
                exchange,
                drafts.own(caller, new TaskId(exchange.longParam("id"))).stream()
                        .filter(draft -> draft.place().annotation().equals(of))
                        .toList());
    }

    private void answer(Exchange exchange, List<Draft> found) {
        ArrayNode list = Json.array();
        found.forEach(draft -> list.add(write(draft)));
        exchange.json(list);
    }

    private void save(Exchange exchange, Caller caller) {
        save(exchange, caller, Optional.empty());
    }

    private void saveOfAnnotation(Exchange exchange, Caller caller) {
        save(exchange, caller, Optional.of(new AnnotationId(exchange.longParam("annotation"))));
    }

    private void save(Exchange exchange, Caller caller, Optional<AnnotationId> of) {
        Drafts.Saving saving = AnnotationJson.readDraft(exchange.readObject(AnnotationRoutes.MAX_BYTES));
        answer(exchange, 201, drafts.save(caller, new TaskId(exchange.longParam("id")), of, saving));
    }

    private void answer(Exchange exchange, int status, Draft draft) {
        exchange.etag(String.valueOf(draft.version()));
        exchange.json(status, write(draft));
    }

    private void read(Exchange exchange, Caller caller) {
        answer(exchange, 200, drafts.require(caller, new DraftId(exchange.longParam("id"))));
    }

    private void change(Exchange exchange, Caller caller) {
        Drafts.Saving saving = AnnotationJson.readDraft(exchange.readObject(AnnotationRoutes.MAX_BYTES));
        DraftId id = new DraftId(exchange.longParam("id"));
        answer(exchange, 200, drafts.change(caller, id, saving, AnnotationRoutes.expected(exchange)));
    }

    private void delete(Exchange exchange, Caller caller) {
        drafts.delete(caller, new DraftId(exchange.longParam("id")));
        exchange.noContent();
    }
}
