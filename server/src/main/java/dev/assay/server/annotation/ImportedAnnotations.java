package dev.assay.server.annotation;

import dev.assay.server.identity.PersonId;
import dev.assay.server.task.OpenTask;
import dev.assay.server.task.Part;
import dev.assay.server.task.Settlement;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;

/// Answers that come from a file together with their task. They count as if they had been submitted, but nobody is
/// told:
/// an import is one piece of news, not thousands.
public final class ImportedAnnotations {
    private final Annotations.Ground ground;
    private final Annotations annotations;
    private final AnnotationStore store;

    public ImportedAnnotations(Annotations annotations) {
        this.ground = annotations.ground();
        this.annotations = annotations;
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

    /// Adds the answers of one task, in the import's transaction. Of several marked as ground truth the last stays so.
    public void add(PersonId importer, TaskId id, List<Incoming> answers) {
        OpenTask task = ground.tasks().open(id);
        Settlement settlement = Settlement.by(importer, TaskState.Trigger.ANSWER);
        for (Incoming answer : answers) {
            CheckedResult checked = annotations.check(task, answer.result());
            Annotation added = store.insert(newOf(task, answer, checked), OptionalLong.empty())
                    .annotation();
            boolean skipped = answer.flags().skipped();
            Part before = settlement.partOf(task, answer.author());
            settlement.part(skipped ? before.plusSkips(1) : before.plusAnswers(1));
            settlement.totals(skipped ? 0 : 1, skipped ? 1 : 0);
            Annotations.count(settlement.counters(), added, 1);
            if (answer.flags().groundTruth()) {
                annotations.markTruth(added, true, settlement);
            }
            settlement.counters().add(checked.uses(), 1);
        }
        ground.tasks().settle(task, settlement);
    }

    private AnnotationStore.New newOf(OpenTask task, Incoming answer, CheckedResult checked) {
        return new AnnotationStore.New(
                new Annotation.Place(task.id(), task.project(), answer.author()),
                new Annotation.Answer(
                        checked.result(),
                        answer.flags(),
                        answer.leadTimeSeconds(),
                        checked.problems(),
                        Optional.empty(),
                        Optional.empty()),
                new Annotation.Origin(
                        answer.uniqueId(), OptionalLong.empty(), OptionalLong.empty(), Annotation.Action.IMPORTED),
                answer.createdAt().orElseGet(ground.clock()::instant));
    }
}
