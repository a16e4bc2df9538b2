package dev.assay.server.annotation;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.OpenTask;
import dev.assay.server.task.Part;
import dev.assay.server.task.Settlement;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskState;
import dev.assay.server.task.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers that come from a file together with their tasks. They count as if they had been submitted, but nobody is
/// told: an import is one piece of news, not thousands.
public final class ImportedAnnotations {
    private final Annotations.Ground ground;
    private final AnnotationStore store;

    public ImportedAnnotations(Annotations annotations) {
        this.ground = annotations.ground();
        this.store = annotations.store();
    }

    /// An answer as it comes, checked.
    public record Incoming(
            PersonId author,
            ArrayNode result,
            Annotation.Flags flags,
            double leadTimeSeconds,
            Optional<UUID> uniqueId,
            Optional<Instant> createdAt) {}

    /// A new task's data, and the answers to it in their order.
    public record Answered(ObjectNode data, List<Incoming> answers) {}

    /// Adds the answers to new tasks of a project, in the import's transaction: a few statements for all of them. Of
    /// several ground truths of one task the last stays so.
    ///
    /// @return answers added
    public int addAll(PersonId importer, ProjectId project, Map<TaskId, Answered> answered) {
        List<AnnotationStore.New> rows = new ArrayList<>();
        List<Tasks.Done> done = new ArrayList<>();
        for (OpenTask task : ground.tasks().openAll(answered.keySet())) {
            Settlement settlement = Settlement.by(importer, TaskState.Trigger.ANSWER);
            add(task, Objects.requireNonNull(answered.get(task.id())), settlement, rows);
            done.add(new Tasks.Done(task, settlement));
        }
        store.copyIn(rows);
        ground.tasks().settleAll(project, done);
        tell(project, done);
        return rows.size();
    }

    /// One piece of news for a batch: the tasks in a range of ids got answers.
    private void tell(ProjectId project, List<Tasks.Done> done) {
        LongSummaryStatistics ids =
                done.stream().mapToLong(one -> one.task().id().value()).summaryStatistics();
        if (ids.getCount() > 0) {
            ground.outbox()
                    .append(
                            "annotations-copied",
                            Json.object().put("first", ids.getMin()).put("last", ids.getMax()),
                            OptionalLong.of(project.value()));
        }
    }

    private void add(OpenTask task, Answered answered, Settlement settlement, List<AnnotationStore.New> rows) {
        int lastTruth = -1;
        for (int i = 0; i < answered.answers().size(); i++) {
            lastTruth = answered.answers().get(i).flags().groundTruth() ? i : lastTruth;
        }
        for (int i = 0; i < answered.answers().size(); i++) {
            Incoming answer = answered.answers().get(i);
            boolean skipped = answer.flags().skipped();
            CheckedResult checked = CheckedResult.check(
                    ground.projects()
                            .labeling(task.project(), task.rules().config().version()),
                    answer.result(),
                    task.rules().strictResults(),
                    answered::data);
            AnnotationStore.New row = newOf(task, answer, new Annotation.Flags(skipped, i == lastTruth), checked);
            rows.add(row);
            Part before = settlement.partOf(task, answer.author());
            settlement.part(skipped ? before.plusSkips(1) : before.plusAnswers(1));
            settlement.totals(skipped ? 0 : 1, skipped ? 1 : 0);
            settlement
                    .counters()
                    .add(skipped ? CounterKey.SKIPS : CounterKey.ANNOTATIONS, 1)
                    .add(CounterKey.GROUND_TRUTHS, i == lastTruth ? 1 : 0)
                    .work(answer.author(), skipped ? CounterKey.Work.SKIPPED : CounterKey.Work.SUBMITTED, row.at(), 1)
                    .add(checked.uses(), 1);
        }
    }

    private AnnotationStore.New newOf(OpenTask task, Incoming answer, Annotation.Flags flags, CheckedResult checked) {
        return new AnnotationStore.New(
                new Annotation.Place(task.id(), task.project(), answer.author()),
                new Annotation.Answer(
                        checked.result(),
                        flags,
                        answer.leadTimeSeconds(),
                        checked.problems(),
                        Optional.empty(),
                        Optional.empty()),
                new Annotation.Origin(
                        answer.uniqueId(), OptionalLong.empty(), OptionalLong.empty(), Annotation.Action.IMPORTED),
                answer.createdAt().orElseGet(ground.clock()::instant));
    }
}
