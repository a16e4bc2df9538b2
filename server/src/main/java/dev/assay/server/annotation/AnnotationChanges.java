package dev.assay.server.annotation;

import dev.assay.server.identity.AccessProblem;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.project.CounterKey;
import dev.assay.server.task.OpenTask;
import dev.assay.server.task.Part;
import dev.assay.server.task.Settlement;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskProblem;
import dev.assay.server.task.TaskState;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Changes of answers that are there: each is a new version, and the one before is kept.
public final class AnnotationChanges {
    private final Annotations annotations;
    private final DraftStore drafts;

    public AnnotationChanges(Annotations annotations) {
        this.annotations = annotations;
        this.drafts = new DraftStore(annotations.ground().database());
    }

    /// Changes an answer. `expected` is the version that the change is based on; another one is refused and nothing is
    /// lost; empty = whichever stands. A new result for an answer that was sent back completes the task again.
    public Annotation change(Caller caller, AnnotationId id, Submission sent, Optional<Integer> expected) {
        Annotation.Action action =
                sent.skip().skipped().orElse(false) ? Annotation.Action.SKIPPED : Annotation.Action.UPDATED;
        return change(caller, id, new Change(sent, expected, action));
    }

    private record Change(Submission sent, Optional<Integer> expected, Annotation.Action action) {}

    private Annotation change(Caller caller, AnnotationId id, Change change) {
        return inTask(id, (task, before) -> {
            requireMayEdit(caller, before);
            requireVersion(before, change.expected());
            Submission sent = change.sent();
            sent.links().lease().ifPresent(lease -> task.requireLease(caller.person(), lease));
            boolean truth = sent.groundTruth().orElse(before.answer().flags().groundTruth());
            Settlement settlement = Settlement.by(caller.person(), trigger(before, sent));
            Annotation marked = markTruth(caller, before, truth, settlement);
            if (sent.result().isEmpty()
                    && sent.skip().skipped().isEmpty()
                    && sent.leadTimeSeconds().isEmpty()) {
                settle(task, settlement);
                return marked;
            }
            requireNotAccepted(task);
            Annotation after = changed(task, marked, caller, change);
            annotations.store().update(after, caller.person());
            follow(task, before, after, settlement);
            settle(task, settlement);
            annotations.tell("annotation-changed", after, caller);
            return after;
        });
    }

    private void settle(OpenTask task, Settlement settlement) {
        annotations.ground().tasks().settle(task, settlement);
    }

    private static TaskState.Trigger trigger(Annotation before, Submission sent) {
        boolean wasSkip = before.answer().flags().skipped();
        boolean isSkip = sent.skip().skipped().orElse(wasSkip);
        if (isSkip == wasSkip) {
            return TaskState.Trigger.ANSWER;
        }
        return isSkip ? TaskState.Trigger.SKIP : TaskState.Trigger.DELETE_ANSWER;
    }

    /// One task has one ground truth: the mark moves.
    private Annotation markTruth(Caller caller, Annotation before, boolean truth, Settlement settlement) {
        if (truth == before.answer().flags().groundTruth()) {
            return before;
        }
        if (!caller.may(Permission.GROUND_TRUTH)) {
            throw new Refused(new AccessProblem.NotAllowed(caller.role(), Permission.GROUND_TRUTH));
        }
        annotations.markTruth(before, truth, settlement);
        settlement.counters().add(CounterKey.GROUND_TRUTHS, truth ? 1 : -1);
        return withFlags(before, new Annotation.Flags(before.answer().flags().skipped(), truth));
    }

    private static Annotation withFlags(Annotation one, Annotation.Flags flags) {
        Annotation.Answer answer = one.answer();
        return new Annotation(
                one.id(),
                one.place(),
                new Annotation.Answer(
                        answer.result(),
                        flags,
                        answer.leadTimeSeconds(),
                        answer.problems(),
                        answer.skipReason(),
                        answer.verdict()),
                one.version(),
                one.origin(),
                one.times());
    }

    private Annotation changed(OpenTask task, Annotation before, Caller caller, Change change) {
        Submission sent = change.sent();
        Annotation.Answer old = before.answer();
        boolean skipped = sent.skip().skipped().orElse(old.flags().skipped());
        Optional<CheckedResult> checked = sent.result().map(result -> annotations.check(task, result));
        Instant now = annotations.ground().clock().instant();
        return new Annotation(
                before.id(),
                before.place(),
                new Annotation.Answer(
                        checked.map(CheckedResult::result).orElse(old.result()),
                        new Annotation.Flags(skipped, old.flags().groundTruth()),
                        sent.leadTimeSeconds().orElse(old.leadTimeSeconds()),
                        checked.map(CheckedResult::problems).orElse(old.problems()),
                        skipped ? sent.skip().reason().or(old::skipReason) : Optional.empty(),
                        sent.result().isPresent() || skipped != old.flags().skipped()
                                ? Optional.empty()
                                : old.verdict()),
                before.version() + 1,
                new Annotation.Origin(
                        before.origin().uniqueId(),
                        sent.links().parentPrediction().isPresent()
                                ? sent.links().parentPrediction()
                                : before.origin().parentPrediction(),
                        before.origin().parentAnnotation(),
                        change.action()),
                new Annotation.Times(
                        before.times().createdAt(),
                        now,
                        Optional.of(caller.person()),
                        before.times().draftCreatedAt()));
    }

    /// Puts into the settlement what a change means for the author's part, the counters and the author's lease.
    private void follow(OpenTask task, Annotation before, Annotation after, Settlement settlement) {
        PersonId author = before.place().person();
        boolean wasSkip = before.answer().flags().skipped();
        boolean isSkip = after.answer().flags().skipped();
        int turned = wasSkip == isSkip ? 0 : isSkip ? 1 : -1;
        dropDraft(task, before, author, settlement);
        Part part = settlement.partOf(task, author).plusSkips(turned).plusAnswers(-turned);
        settlement
                .part(after.answer().verdict().isEmpty() ? withoutVerdict(part, before) : part)
                .release(author)
                .because(after.answer().skipReason())
                .totals(-turned, turned);
        settlement.counters().add(CounterKey.SKIPS, turned);
        settlement.counters().add(CounterKey.ANNOTATIONS, -turned);
        Annotations.countWork(settlement.counters(), before, -1);
        Annotations.countWork(settlement.counters(), after, 1);
        uses(settlement, before.answer().result(), -1);
        uses(settlement, after.answer().result(), 1);
    }

    private static void uses(Settlement settlement, JsonNode result, long factor) {
        settlement.counters().add(CheckedResult.uses(result, CheckedResult.Counted.ANNOTATION), factor);
    }

    private static Part withoutVerdict(Part part, Annotation before) {
        Part.Verdicts old = part.verdicts();
        return before.answer()
                .verdict()
                .map(verdict -> switch (verdict) {
                    case REJECTED -> part.withVerdicts(old.rejected() - 1, old.dismissed());
                    case DISMISSED -> part.withVerdicts(old.rejected(), old.dismissed() - 1);
                    case ACCEPTED -> part;
                })
                .orElse(part);
    }

    /// Deletes the author's draft of a new version, which this change is.
    private void dropDraft(OpenTask task, Annotation annotation, PersonId author, Settlement settlement) {
        drafts.lock(task.id(), Optional.of(annotation.id()), author).ifPresent(draft -> drop(task, draft, settlement));
    }

    private void drop(OpenTask task, Draft draft, Settlement settlement) {
        drafts.delete(draft.id());
        draftUses(settlement, draft.content().result(), -1);
        Part part = settlement.partOf(task, draft.place().person());
        settlement.part(part.withDrafts(part.drafts() - 1, part.postponed()));
    }

    /// Makes an earlier version the newest.
    public Annotation revert(Caller caller, AnnotationId id, int version, Optional<Integer> expected) {
        JsonNode result = annotations.resultOf(caller, id, version);
        return change(caller, id, new Change(Submission.ofResult(result), expected, Annotation.Action.REVERTED));
    }

    /// Deletes an answer with its versions. An accepted one is deleted by those who may edit all, and its task reopens.
    public void delete(Caller caller, AnnotationId id) {
        inTask(id, (task, annotation) -> {
            requireMayEdit(caller, annotation);
            remove(caller, task, annotation, Optional.empty());
            return true;
        });
    }

    /// Makes an answer or a skip a draft again.
    public Draft toDraft(Caller caller, AnnotationId id) {
        return inTask(id, (task, annotation) -> {
            requireMayEdit(caller, annotation);
            requireNotAccepted(task);
            PersonId author = annotation.place().person();
            Optional<Draft> there = drafts.lock(task.id(), Optional.empty(), author);
            Draft.Content content = new Draft.Content(
                    annotation.answer().result(), annotation.answer().leadTimeSeconds(), false);
            remove(caller, task, annotation, Optional.of(new Replaced(content, there)));
            Instant now = annotations.ground().clock().instant();
            Draft.Place place = new Draft.Place(task.id(), Optional.empty(), task.project(), author);
            return there.map(draft -> drafts.update(draft.id(), content, now))
                    .orElseGet(() -> drafts.insert(place, content, now));
        });
    }

    /// The draft that an answer becomes, and the one that it overwrites.
    private record Replaced(Draft.Content content, Optional<Draft> overwritten) {}

    private void remove(Caller caller, OpenTask task, Annotation annotation, Optional<Replaced> draft) {
        boolean accepted = task.standing()
                .accepted()
                .equals(java.util.OptionalLong.of(annotation.id().value()));
        if (task.state() == TaskState.ACCEPTED
                && task.rules().reviewRequired()
                && !caller.may(Permission.ANNOTATION_EDIT_ALL)) {
            throw new Refused(new TaskProblem.Accepted(task.id()));
        }
        boolean skipped = annotation.answer().flags().skipped();
        Settlement settlement = Settlement.by(caller.person(), TaskState.Trigger.DELETE_ANSWER)
                .totals(skipped ? 0 : -1, skipped ? -1 : 0)
                .acceptance(accepted ? new Settlement.Acceptance.Clear() : new Settlement.Acceptance.Keep());
        drafts.ofAnnotation(annotation.id()).forEach(dropped -> drop(task, dropped, settlement));
        int drafted = draft.filter(replaced -> replaced.overwritten().isEmpty()).isPresent() ? 1 : 0;
        int resumed = draft.flatMap(Replaced::overwritten)
                        .filter(old -> old.content().postponed())
                        .isPresent()
                ? 1
                : 0;
        Part part = settlement.partOf(task, annotation.place().person());
        settlement.part(withoutVerdict(skipped ? part.plusSkips(-1) : part.plusAnswers(-1), annotation)
                .withDrafts(part.drafts() + drafted, part.postponed() - resumed));
        Annotations.count(settlement.counters(), annotation, -1);
        uses(settlement, annotation.answer().result(), -1);
        draft.ifPresent(replaced -> {
            replaced.overwritten()
                    .ifPresent(old -> draftUses(settlement, old.content().result(), -1));
            draftUses(settlement, replaced.content().result(), 1);
        });
        annotations.store().delete(annotation.id());
        settle(task, settlement);
        annotations.tell("annotation-deleted", annotation, caller);
    }

    private static void draftUses(Settlement settlement, JsonNode result, long factor) {
        settlement.counters().add(CheckedResult.uses(result, CheckedResult.Counted.DRAFT), factor);
    }

    /// A reviewer's correction: a new version of the same answer, still its author's. Settled by the caller.
    public Annotation fix(Caller reviewer, OpenTask task, Annotation before, JsonNode result, Settlement settlement) {
        Change change = new Change(Submission.ofResult(result), Optional.empty(), Annotation.Action.FIXED_AND_ACCEPTED);
        Annotation after = changed(task, before, reviewer, change);
        annotations.store().update(after, reviewer.person());
        follow(task, before, after, settlement);
        annotations.tell("annotation-changed", after, reviewer);
        return after;
    }

    /// A reviewer's verdict on the version that stands. Settled by the caller.
    public void judge(OpenTask task, Annotation annotation, Judgement judgement, Settlement settlement) {
        Part part = withoutVerdict(settlement.partOf(task, annotation.place().person()), annotation);
        Part.Verdicts old = part.verdicts();
        annotations.store().setVerdict(annotation.id(), judgement.verdict(), judgement.action());
        settlement.part(
                judgement.verdict() == Annotation.Verdict.REJECTED
                        ? part.withVerdicts(old.rejected() + 1, old.dismissed())
                        : part);
    }

    /// The task was reopened: no answer of it is the accepted one any more.
    public void forgetAcceptance(TaskId task) {
        annotations.store().forgetAcceptance(task);
    }

    /// What a reviewer says, and how the history names it.
    public record Judgement(Annotation.Verdict verdict, Annotation.Action action) {}

    /// Opens an annotation's task and reads the annotation, for a reviewer's verdict. Inside the reviewer's
    /// transaction.
    public <T> T open(AnnotationId id, Work<T> work) {
        return inTask(id, work);
    }

    /// Work on an open task and one of its annotations.
    @FunctionalInterface
    public interface Work<T> {
        T on(OpenTask task, Annotation annotation);
    }

    /// Opens the annotation's task first and then reads the annotation, in the order that everybody locks.
    private <T> T inTask(AnnotationId id, Work<T> work) {
        return annotations.ground().database().transact(() -> {
            AnnotationStore.Place place = annotations.store().placeOf(id).orElseThrow(() -> Annotations.missing(id));
            OpenTask task = annotations.ground().tasks().open(place.task());
            Annotation annotation = annotations.find(id).orElseThrow(() -> Annotations.missing(id));
            return work.on(task, annotation);
        });
    }

    private static void requireMayEdit(Caller caller, Annotation annotation) {
        if (Annotations.isOwn(caller, annotation) || caller.may(Permission.ANNOTATION_EDIT_ALL)) {
            return;
        }
        if (caller.may(Permission.ANNOTATION_SEE_ALL)) {
            throw new Refused(
                    new AnnotationProblem.NotYours("annotation", annotation.id().value()));
        }
        throw Annotations.missing(annotation.id());
    }

    private static void requireVersion(Annotation annotation, Optional<Integer> expected) {
        if (expected.isPresent() && expected.get() != annotation.version()) {
            throw new Refused(new RequestProblem.PreconditionFailed(String.valueOf(annotation.version())));
        }
    }

    /// Where review is asked, what was accepted stands until somebody reopens the task.
    private static void requireNotAccepted(OpenTask task) {
        if (task.state() == TaskState.ACCEPTED && task.rules().reviewRequired()) {
            throw new Refused(new TaskProblem.Accepted(task.id()));
        }
    }
}
