package dev.assay.server.annotation;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Permission;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.server.task.OpenTask;
import dev.assay.server.task.Part;
import dev.assay.server.task.Settlement;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskState;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Unfinished answers: saved often, private to their author and managers, deleted when they are submitted.
public final class Drafts {
    private final Annotations annotations;
    private final DraftStore store;

    public Drafts(Annotations annotations) {
        this.annotations = annotations;
        this.store = new DraftStore(annotations.ground().database());
    }

    /// What to put into a draft; what is empty stays.
    public record Saving(Optional<JsonNode> result, Optional<Double> leadTimeSeconds, Optional<Boolean> postponed) {
        /// The same for a draft of a new version: only tasks are postponed.
        Saving unpostponed() {
            return new Saving(result, leadTimeSeconds, Optional.empty());
        }
    }

    /// Saves the caller's draft for a task, or for a new version of one of its annotations; the one that is there is
    /// overwritten.
    public Draft save(Caller caller, TaskId id, Optional<AnnotationId> of, Saving sent) {
        return annotations.ground().database().transact(() -> {
            of.ifPresent(annotation -> requirePlace(caller, annotation, id));
            Saving saving = of.isPresent() ? sent.unpostponed() : sent;
            Optional<Draft> there = store.lock(id, of, caller.person());
            if (there.isPresent() && !changesPostponed(there.get(), saving)) {
                return overwrite(there.get(), saving);
            }
            OpenTask task = annotations.ground().tasks().open(id);
            return store.lock(id, of, caller.person())
                    .map(draft -> postpone(task, draft, saving))
                    .orElseGet(() -> begin(caller, task, of, saving));
        });
    }

    private void requirePlace(Caller caller, AnnotationId annotation, TaskId task) {
        if (!annotations.require(caller, annotation).place().task().equals(task)) {
            throw Annotations.missing(annotation);
        }
    }

    private static boolean changesPostponed(Draft draft, Saving saving) {
        return saving.postponed().orElse(draft.content().postponed())
                != draft.content().postponed();
    }

    private static Draft.Content merged(Draft.Content old, Saving saving) {
        return new Draft.Content(
                saving.result().map(Drafts::list).orElse(old.result()),
                saving.leadTimeSeconds().orElse(old.leadTimeSeconds()),
                saving.postponed().orElse(old.postponed()));
    }

    private static ArrayNode list(JsonNode result) {
        if (result.isNull()) {
            return Json.array();
        }
        if (result instanceof ArrayNode list) {
            return list;
        }
        throw new Refused(RequestProblem.Invalid.field("result", "A list of result items is wanted."));
    }

    private Draft overwrite(Draft draft, Saving saving) {
        Draft saved = store.update(
                draft.id(),
                merged(draft.content(), saving),
                annotations.ground().clock().instant());
        if (!saved.content().result().equals(draft.content().result())) {
            annotations.countLabels(
                    draft.place().project(),
                    draft.content().result(),
                    saved.content().result());
        }
        return saved;
    }

    private Draft begin(Caller caller, OpenTask task, Optional<AnnotationId> of, Saving saving) {
        Draft.Content content = merged(new Draft.Content(Json.array(), 0, false), saving);
        Draft draft = store.insert(
                new Draft.Place(task.id(), of, task.project(), caller.person()),
                content,
                annotations.ground().clock().instant());
        Part part = task.part(caller.person());
        Settlement settlement = Settlement.by(caller.person(), TaskState.Trigger.DRAFT)
                .part(part.withDrafts(part.drafts() + 1, part.postponed() + (content.postponed() ? 1 : 0)));
        settlement.counters().add(CheckedResult.uses(content.result(), CheckedResult.Counted.DRAFT), 1);
        annotations.ground().tasks().settle(task, releasedIf(content.postponed(), caller, settlement));
        return draft;
    }

    private Draft postpone(OpenTask task, Draft draft, Saving saving) {
        Draft saved = overwrite(draft, saving);
        Part part = task.part(draft.place().person());
        int change = (saved.content().postponed() ? 1 : 0) - (draft.content().postponed() ? 1 : 0);
        Settlement settlement = Settlement.by(draft.place().person(), TaskState.Trigger.DRAFT)
                .part(part.withDrafts(part.drafts(), part.postponed() + change));
        if (saved.content().postponed()) {
            settlement.release(draft.place().person());
        }
        annotations.ground().tasks().settle(task, settlement);
        return saved;
    }

    private static Settlement releasedIf(boolean postponed, Caller caller, Settlement settlement) {
        return postponed ? settlement.release(caller.person()) : settlement;
    }

    /// Changes a draft; `expected` is the version that the change is based on, empty = whichever stands.
    public Draft change(Caller caller, DraftId id, Saving sent, Optional<Integer> expected) {
        return annotations.ground().database().transact(() -> {
            Draft found = require(caller, id);
            requireAuthor(caller, found);
            OpenTask task = annotations.ground().tasks().open(found.place().task());
            Draft draft = require(caller, id);
            if (expected.isPresent() && expected.get() != draft.version()) {
                throw new Refused(new RequestProblem.PreconditionFailed(String.valueOf(draft.version())));
            }
            Saving saving = draft.place().annotation().isPresent() ? sent.unpostponed() : sent;
            return changesPostponed(draft, saving) ? postpone(task, draft, saving) : overwrite(draft, saving);
        });
    }

    public void delete(Caller caller, DraftId id) {
        annotations.ground().database().inTransaction(() -> {
            Draft found = require(caller, id);
            requireAuthor(caller, found);
            OpenTask task = annotations.ground().tasks().open(found.place().task());
            Draft draft = require(caller, id);
            store.delete(id);
            Part part = task.part(draft.place().person());
            Settlement settlement = Settlement.by(caller.person(), TaskState.Trigger.DRAFT)
                    .part(part.withDrafts(
                            part.drafts() - 1,
                            part.postponed() - (draft.content().postponed() ? 1 : 0)));
            settlement.counters().add(CheckedResult.uses(draft.content().result(), CheckedResult.Counted.DRAFT), -1);
            annotations.ground().tasks().settle(task, settlement);
        });
    }

    /// Deletes everybody's drafts of a task.
    ///
    /// @return how many
    public int deleteAll(Caller caller, TaskId id) {
        return annotations.ground().database().transact(() -> {
            OpenTask task = annotations.ground().tasks().open(id);
            List<Draft> drafts = store.ofTasks(List.of(id), Optional.empty());
            if (drafts.isEmpty()) {
                return 0;
            }
            Settlement settlement = Settlement.by(caller.person(), TaskState.Trigger.DRAFT);
            for (Draft draft : drafts) {
                store.delete(draft.id());
                settlement.part(settlement.partOf(task, draft.place().person()).withDrafts(0, 0));
                settlement
                        .counters()
                        .add(CheckedResult.uses(draft.content().result(), CheckedResult.Counted.DRAFT), -1);
            }
            annotations.ground().tasks().settle(task, settlement);
            return drafts.size();
        });
    }

    /// The draft, if it is the caller's own or the caller is a manager; else the refusal that there is none.
    public Draft require(Caller caller, DraftId id) {
        return store.find(id)
                .filter(draft ->
                        draft.place().person().equals(caller.person()) || caller.may(Permission.ANNOTATION_EDIT_ALL))
                .orElseThrow(() -> new Refused(new RequestProblem.NotFound("draft", String.valueOf(id.value()))));
    }

    private static void requireAuthor(Caller caller, Draft draft) {
        if (!draft.place().person().equals(caller.person())) {
            throw new Refused(new AnnotationProblem.NotYours("draft", draft.id().value()));
        }
    }

    /// The caller's own drafts of a task.
    public List<Draft> own(Caller caller, TaskId task) {
        return store.ofTasks(List.of(task), Optional.of(caller.person()));
    }

    Optional<Draft> find(DraftId id) {
        return store.find(id);
    }
}
