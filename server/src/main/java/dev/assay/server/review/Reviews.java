package dev.assay.server.review;

import dev.assay.server.annotation.Annotation;
import dev.assay.server.annotation.AnnotationChanges;
import dev.assay.server.annotation.AnnotationChanges.Judgement;
import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Outbox;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.task.Lease;
import dev.assay.server.task.Leases;
import dev.assay.server.task.OpenTask;
import dev.assay.server.task.Settlement;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskProblem;
import dev.assay.server.task.TaskState;
import dev.assay.server.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// Verdicts on answers: the review queue, accept, fix, reject, reopen.
public final class Reviews {
    private final Ground ground;
    private final ReviewStore store;

    /// What reviews are built on.
    public record Ground(
            Database database, Projects projects, Tasks tasks, Leases leases, AnnotationChanges answers, News news) {

        /// Where news goes, and what time it is.
        public record News(Outbox outbox, Clock clock) {}
    }

    public Reviews(Ground ground) {
        this.ground = ground;
        this.store = new ReviewStore(ground.database());
    }

    /// The completed task that the reviewer holds, or the next one; no two reviewers hold the same.
    public Lease next(Caller caller, ProjectId id, Optional<TaskId> after, boolean heartbeat) {
        Project project = ground.projects().require(id);
        Leases.Asking asking =
                new Leases.Asking(id, caller.person(), project.queue().lease(), heartbeat, false);
        return ground.leases()
                .claimReview(asking, project.rules().reviewOwn(), after)
                .orElseThrow(() -> new Refused(new ReviewProblem.NothingToReview(id)));
    }

    /// The tasks that come next for this reviewer, their own hold among them, without claiming any.
    public List<TaskId> waiting(Caller caller, ProjectId id, int limit) {
        Project project = ground.projects().require(id);
        return store.waiting(
                id,
                caller.person(),
                project.rules().reviewOwn(),
                ground.news().clock().instant(),
                limit);
    }

    /// A verdict to give.
    ///
    /// @param result the corrected answer, with `fixed`
    /// @param expected the version that was looked at; empty = whichever stands
    public record Verdict(Review.Said said, Optional<JsonNode> result, Optional<Integer> expected) {}

    /// Gives a verdict on the answer of a completed task.
    public Review judge(Caller caller, AnnotationId id, Verdict verdict) {
        return ground.answers().open(id, (task, annotation) -> {
            requireReviewable(caller, task, annotation, verdict);
            Settlement settlement = Settlement.by(
                            caller.person(), trigger(verdict.said().verdict()))
                    .because(verdict.said().comment().or(verdict.said()::reason));
            int version = apply(caller, task, annotation, verdict, settlement);
            ground.leases().releaseReview(caller.person(), task.id());
            Review review = store.insert(
                    task.project(),
                    new Review.Place(id, task.id(), version),
                    verdict.said(),
                    caller.person(),
                    ground.news().clock().instant());
            CounterKey.Work work = verdict.said().verdict() == Review.Verdict.REJECTED
                    ? CounterKey.Work.REJECTED
                    : CounterKey.Work.ACCEPTED;
            settlement.counters().work(annotation.place().person(), work, review.at(), 1);
            ground.tasks().settle(task, settlement);
            tell(review, task);
            return review;
        });
    }

    private static void requireReviewable(Caller caller, OpenTask task, Annotation annotation, Verdict verdict) {
        if (annotation.place().person().equals(caller.person()) && !task.rules().reviewOwn()) {
            throw new Refused(new ReviewProblem.OwnWork(annotation.id()));
        }
        if (verdict.expected().isPresent() && verdict.expected().get() != annotation.version()) {
            throw new Refused(new RequestProblem.PreconditionFailed(String.valueOf(annotation.version())));
        }
        if (task.state() != TaskState.COMPLETED) {
            throw new Refused(new TaskProblem.WrongState(task.id(), task.state(), TaskState.COMPLETED));
        }
        if (annotation.answer().flags().skipped()) {
            throw new Refused(new ReviewProblem.SkippedAnswer(annotation.id()));
        }
    }

    private static TaskState.Trigger trigger(Review.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED, FIXED -> TaskState.Trigger.ACCEPT;
            case REJECTED -> TaskState.Trigger.REJECT;
        };
    }

    /// @return the version that the verdict is about: with `fixed` the one that the reviewer made
    private int apply(Caller caller, OpenTask task, Annotation annotation, Verdict verdict, Settlement settlement) {
        AnnotationChanges answers = ground.answers();
        return switch (verdict.said().verdict()) {
            case ACCEPTED -> {
                answers.judge(task, annotation, ACCEPT, settlement);
                settlement.acceptance(
                        new Settlement.Acceptance.Accept(annotation.id().value()));
                yield annotation.version();
            }
            case FIXED -> {
                JsonNode result = verdict.result()
                        .orElseThrow(() -> new Refused(RequestProblem.Invalid.field(
                                "result", "The corrected answer is wanted with the verdict fixed.")));
                Annotation fixed = answers.fix(caller, task, annotation, result, settlement);
                answers.judge(task, fixed, FIX, settlement);
                settlement.acceptance(
                        new Settlement.Acceptance.Accept(annotation.id().value()));
                yield fixed.version();
            }
            case REJECTED -> {
                answers.judge(task, annotation, REJECT, settlement);
                yield annotation.version();
            }
        };
    }

    private static final Judgement ACCEPT = new Judgement(Annotation.Verdict.ACCEPTED, Annotation.Action.ACCEPTED);
    private static final Judgement FIX =
            new Judgement(Annotation.Verdict.ACCEPTED, Annotation.Action.FIXED_AND_ACCEPTED);
    private static final Judgement REJECT = new Judgement(Annotation.Verdict.REJECTED, Annotation.Action.REJECTED);

    private void tell(Review review, OpenTask task) {
        ground.news()
                .outbox()
                .append(
                        "annotation-reviewed",
                        Json.object()
                                .put("review", review.id())
                                .put("annotation", review.place().annotation().value())
                                .put("task", task.id().value())
                                .put("project", task.project().value())
                                .put("verdict", review.said().verdict().wireName()),
                        OptionalLong.of(task.project().value()));
    }

    /// Takes the acceptance of a task back; it waits for review again.
    public void reopen(Caller caller, TaskId id, String reason) {
        ground.database().inTransaction(() -> {
            OpenTask task = ground.tasks().open(id);
            if (task.state() != TaskState.ACCEPTED) {
                throw new Refused(new TaskProblem.WrongState(id, task.state(), TaskState.ACCEPTED));
            }
            ground.answers().forgetAcceptance(id);
            ground.tasks()
                    .settle(
                            task,
                            Settlement.by(caller.person(), TaskState.Trigger.REOPEN)
                                    .acceptance(new Settlement.Acceptance.Clear())
                                    .because(Optional.of(reason)));
        });
    }

    /// Verdicts on a task's answers that the caller may see, newest first: to annotators those on their own.
    public List<Review> ofTask(Caller caller, TaskId id) {
        return store.ofTasks(List.of(id), onlyOwn(caller));
    }

    static Optional<PersonId> onlyOwn(Caller caller) {
        return caller.may(Permission.ANNOTATION_SEE_ALL) ? Optional.empty() : Optional.of(caller.person());
    }
}
