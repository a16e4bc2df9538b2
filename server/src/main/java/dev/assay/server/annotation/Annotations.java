package dev.assay.server.annotation;

import dev.assay.server.identity.AccessProblem;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Outbox;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterChanges;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.Counters;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.task.OpenTask;
import dev.assay.server.task.Part;
import dev.assay.server.task.Settlement;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskProblem;
import dev.assay.server.task.TaskState;
import dev.assay.server.task.Tasks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// People's answers: submitted, changed, taken back. Each is one transaction with the task's state, the history, the
/// counters and the news.
public final class Annotations {
    private final Ground ground;
    private final AnnotationStore store;
    private final DraftStore drafts;

    /// What annotations are built on.
    public record Ground(
            Database database, Counters counters, Projects projects, Tasks tasks, Outbox outbox, Clock clock) {}

    public Annotations(Ground ground) {
        this.ground = ground;
        this.store = new AnnotationStore(ground.database());
        this.drafts = new DraftStore(ground.database());
    }

    /// Stores an answer or a skip. One that names its lease is held to it; one that names none is taken as it comes,
    /// also when the task has all answers it wants.
    public Annotation submit(Caller caller, TaskId id, Submission sent) {
        return ground.database().transact(() -> {
            OpenTask task = ground.tasks().open(id);
            sent.links().lease().ifPresent(lease -> task.requireLease(caller.person(), lease));
            requireOwnDraft(caller, sent.links().draft());
            boolean skipped = sent.skip().skipped().orElse(false);
            if (skipped && !task.standing().wanted().allowSkip()) {
                throw new Refused(new TaskProblem.NotSkippable(id));
            }
            requireGroundTruth(caller, sent.groundTruth().orElse(false));
            CheckedResult checked = check(task, sent.result().orElse(Json.array()));
            AnnotationStore.Inserted inserted =
                    insert(newOf(caller, task, sent, checked), sent.links().draft());
            Part before = task.part(caller.person());
            Part part = (skipped ? before.plusSkips(1) : before.plusAnswers(1))
                    .withDrafts(before.drafts() - inserted.drafts().size(), 0)
                    .withVerdicts(
                            0, before.verdicts().dismissed() + before.verdicts().rejected());
            Settlement settlement = Settlement.by(
                            caller.person(), skipped ? TaskState.Trigger.SKIP : TaskState.Trigger.ANSWER)
                    .because(sent.skip().reason())
                    .release(caller.person())
                    .totals(skipped ? 0 : 1, skipped ? 1 : 0)
                    .part(part);
            count(settlement.counters(), inserted.annotation(), 1);
            if (inserted.annotation().answer().flags().groundTruth()) {
                markTruth(inserted.annotation(), true, settlement);
            }
            settlement.counters().add(checked.uses(), 1);
            inserted.drafts()
                    .forEach(draft ->
                            settlement.counters().add(CheckedResult.uses(draft, CheckedResult.Counted.DRAFT), -1));
            dismissRejected(task, caller.person(), skipped, settlement);
            ground.tasks().settle(task, settlement);
            tell("annotation-submitted", inserted.annotation(), caller);
            return inserted.annotation();
        });
    }

    private AnnotationStore.Inserted insert(AnnotationStore.New made, OptionalLong draft) {
        try {
            return store.insert(made, draft);
        } catch (RuntimeException e) {
            if (Database.sqlState(e).equals("23505") && made.origin().uniqueId().isPresent()) {
                throw new Refused(new AnnotationProblem.DuplicateUniqueId(
                        made.origin().uniqueId().get()));
            }
            throw e;
        }
    }

    private AnnotationStore.New newOf(Caller caller, OpenTask task, Submission sent, CheckedResult checked) {
        boolean skipped = sent.skip().skipped().orElse(false);
        return new AnnotationStore.New(
                new Annotation.Place(task.id(), task.project(), caller.person()),
                new Annotation.Answer(
                        checked.result(),
                        new Annotation.Flags(skipped, sent.groundTruth().orElse(false)),
                        sent.leadTimeSeconds().orElse(0.0),
                        checked.problems(),
                        sent.skip().reason().filter(_ -> skipped),
                        Optional.empty()),
                new Annotation.Origin(
                        sent.links().uniqueId(),
                        sent.links().parentPrediction(),
                        sent.links().parentAnnotation(),
                        skipped ? Annotation.Action.SKIPPED : Annotation.Action.SUBMITTED),
                ground.clock().instant());
    }

    CheckedResult check(OpenTask task, JsonNode result) {
        return CheckedResult.check(
                ground.projects().labeling(task.project(), task.rules().config().version()),
                result,
                task.rules().strictResults(),
                () -> ground.tasks().require(task.id()).content().data());
    }

    private void requireOwnDraft(Caller caller, OptionalLong draft) {
        if (draft.isPresent()) {
            drafts.find(new DraftId(draft.getAsLong()))
                    .filter(found -> !found.place().person().equals(caller.person()))
                    .ifPresent(_ -> {
                        throw new Refused(new AnnotationProblem.NotYours("draft", draft.getAsLong()));
                    });
        }
    }

    private static void requireGroundTruth(Caller caller, boolean wanted) {
        if (wanted && !caller.may(Permission.GROUND_TRUTH)) {
            throw new Refused(new AccessProblem.NotAllowed(caller.role(), Permission.GROUND_TRUTH));
        }
    }

    /// One task has one ground truth: the mark moves from the others to this one, or is taken away.
    void markTruth(Annotation annotation, boolean truth, Settlement settlement) {
        int others = truth ? store.countOtherTruths(annotation) : 0;
        settlement.counters().add(CounterKey.GROUND_TRUTHS, -others);
        store.markGroundTruth(annotation, truth);
    }

    /// A new answer replaces the person's own answers that were sent back, and everybody's where anyone may take over.
    private void dismissRejected(OpenTask task, PersonId person, boolean skipped, Settlement settlement) {
        boolean own = task.part(person).verdicts().rejected() > 0;
        boolean all = task.rules().rejectedGoToAnyone() && !skipped;
        List<Part> others = task.parts().stream()
                .filter(part ->
                        all && !part.person().equals(person) && part.verdicts().rejected() > 0)
                .toList();
        others.forEach(part -> settlement.part(part.withVerdicts(
                0, part.verdicts().dismissed() + part.verdicts().rejected())));
        if (own || !others.isEmpty()) {
            store.dismissRejected(task.id(), all ? Optional.empty() : Optional.of(person));
        }
    }

    /// Counts an annotation (1) or takes it back (-1), its labels not among it.
    static void count(CounterChanges changes, Annotation annotation, long factor) {
        boolean skipped = annotation.answer().flags().skipped();
        changes.add(skipped ? CounterKey.SKIPS : CounterKey.ANNOTATIONS, factor);
        countWork(changes, annotation, factor);
        if (annotation.answer().flags().groundTruth()) {
            changes.add(CounterKey.GROUND_TRUTHS, factor);
        }
    }

    /// Counts an answer or a skip for its author, and for the day on which it was made.
    static void countWork(CounterChanges changes, Annotation annotation, long factor) {
        boolean skipped = annotation.answer().flags().skipped();
        changes.work(
                annotation.place().person(),
                skipped ? CounterKey.Work.SKIPPED : CounterKey.Work.SUBMITTED,
                annotation.times().createdAt(),
                factor);
    }

    /// Counts a draft's labels anew after its result changed.
    void countLabels(ProjectId project, JsonNode before, JsonNode after) {
        ground.counters()
                .append(
                        project,
                        new CounterChanges()
                                .add(CheckedResult.uses(before, CheckedResult.Counted.DRAFT), -1)
                                .add(CheckedResult.uses(after, CheckedResult.Counted.DRAFT), 1));
    }

    void tell(String kind, Annotation annotation, Caller caller) {
        ground.outbox()
                .append(
                        kind,
                        Json.object()
                                .put("annotation", annotation.id().value())
                                .put("task", annotation.place().task().value())
                                .put("project", annotation.place().project().value())
                                .put("version", annotation.version())
                                .put("person", caller.person().value()),
                        OptionalLong.of(annotation.place().project().value()));
    }

    public Optional<Annotation> find(AnnotationId id) {
        return store.find(id);
    }

    /// The project of an annotation; it never changes.
    public OptionalLong projectOf(AnnotationId id) {
        return store.placeOf(id)
                .map(place -> OptionalLong.of(place.project().value()))
                .orElse(OptionalLong.empty());
    }

    /// The annotation, if the caller may see it; else the refusal that there is none.
    public Annotation require(Caller caller, AnnotationId id) {
        return store.find(id)
                .filter(found -> isOwn(caller, found) || caller.may(Permission.ANNOTATION_SEE_ALL))
                .orElseThrow(() -> missing(id));
    }

    static Refused missing(AnnotationId id) {
        return new Refused(new RequestProblem.NotFound("annotation", String.valueOf(id.value())));
    }

    static boolean isOwn(Caller caller, Annotation annotation) {
        return annotation.place().person().equals(caller.person());
    }

    /// The answers to a task that the caller may see, skips left out unless asked for.
    public List<Annotation> ofTask(Caller caller, TaskId task, boolean skipsToo) {
        return store.ofTasks(List.of(task), onlyOwn(caller)).stream()
                .filter(annotation -> skipsToo || !annotation.answer().flags().skipped())
                .toList();
    }

    static Optional<PersonId> onlyOwn(Caller caller) {
        return caller.may(Permission.ANNOTATION_SEE_ALL) ? Optional.empty() : Optional.of(caller.person());
    }

    /// All versions, newest first, the one that stands among them.
    public List<AnnotationVersion> versions(Caller caller, AnnotationId id) {
        Annotation now = require(caller, id);
        List<AnnotationVersion> versions = new ArrayList<>();
        versions.add(new AnnotationVersion(
                now.version(),
                now.answer().result(),
                now.answer().flags().skipped(),
                now.answer().leadTimeSeconds(),
                new AnnotationVersion.Made(
                        now.origin().lastAction(),
                        now.times().updatedBy(),
                        now.times().updatedAt())));
        versions.addAll(store.versions(id));
        return versions;
    }

    /// One version's result.
    public ArrayNode resultOf(Caller caller, AnnotationId id, int version) {
        return versions(caller, id).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> new Refused(new AnnotationProblem.NoSuchVersion(id, version)))
                .result();
    }

    AnnotationStore store() {
        return store;
    }

    Ground ground() {
        return ground;
    }
}
