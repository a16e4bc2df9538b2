package dev.assay.server.transfer;

import dev.assay.formats.ImportProblem;
import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.server.annotation.ImportedAnnotations;
import dev.assay.server.identity.PersonId;
import dev.assay.server.prediction.NewPrediction;
import dev.assay.server.prediction.Predictions;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.NewTask;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.Tasks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Adds checked tasks to the project in the import's transaction. Once something was refused and not everything good
/// is kept, it adds nothing more: the transaction will be rolled back. Used by one import.
final class ImportWriter {
    private final Doors doors;
    private final Target target;
    private final ImportProblems problems;
    private final List<Long> taskIds = new ArrayList<>();
    private final Set<String> columns = new TreeSet<>();
    private final Set<String> versions = new TreeSet<>();
    private long tasks;
    private long annotations;
    private long predictions;

    /// Where tasks and what belongs to them go in.
    record Doors(Tasks tasks, Predictions predictions, ImportedAnnotations annotations, ImportStore imports) {}

    /// Into which project, by whom, and how.
    record Target(ProjectId project, PersonId by, boolean keepGood, boolean keepIds) {}

    ImportWriter(Doors doors, Target target, ImportProblems problems) {
        this.doors = doors;
        this.target = target;
        this.problems = problems;
    }

    void write(List<ReadyTask> batch) {
        List<ReadyTask> fresh = withoutTakenIds(batch);
        if (fresh.isEmpty() || (problems.refusalCount() > 0 && !target.keepGood())) {
            return;
        }
        List<NewTask> made = fresh.stream().map(ReadyTask::task).toList();
        int[] counts =
                fresh.stream().mapToInt(task -> task.predictions().size()).toArray();
        long[] ids = doors.tasks().copyIn(target.by(), target.project(), made, counts);
        List<NewPrediction> rows = new ArrayList<>();
        Map<TaskId, ImportedAnnotations.Answered> answered = new LinkedHashMap<>();
        for (int i = 0; i < ids.length; i++) {
            ReadyTask task = fresh.get(i);
            for (ReadyTask.ReadyPrediction one : task.predictions()) {
                rows.add(new NewPrediction(
                        ids[i],
                        one.checked().result(),
                        one.score(),
                        one.modelVersion(),
                        one.checked().misfits()));
                versions.add(one.modelVersion());
            }
            if (!task.annotations().isEmpty()) {
                answered.put(
                        new TaskId(ids[i]),
                        new ImportedAnnotations.Answered(
                                task.task().data(),
                                task.annotations().stream()
                                        .map(ImportWriter::answer)
                                        .toList()));
            }
            task.task().data().propertyNames().forEach(columns::add);
            if (target.keepIds()) {
                taskIds.add(ids[i]);
            }
        }
        doors.predictions().copyIn(target.by(), target.project(), rows);
        if (!answered.isEmpty()) {
            annotations += doors.annotations().addAll(target.by(), target.project(), answered);
        }
        tasks += ids.length;
        predictions += rows.size();
    }

    private static ImportedAnnotations.Incoming answer(ReadyTask.ReadyAnnotation ready) {
        Double leadTime = ready.incoming().leadTimeSeconds();
        return new ImportedAnnotations.Incoming(
                ready.author(),
                PlainNodes.array(ready.incoming().result()),
                new dev.assay.server.annotation.Annotation.Flags(
                        ready.incoming().marks().wasCancelled(),
                        ready.incoming().marks().groundTruth()),
                leadTime == null ? 0 : leadTime,
                Optional.ofNullable(ready.incoming().uniqueId()),
                Optional.ofNullable(ready.incoming().createdAt()));
    }

    /// An id that is new in this import may be there from an earlier one.
    private List<ReadyTask> withoutTakenIds(List<ReadyTask> batch) {
        Set<UUID> wanted = new HashSet<>();
        batch.forEach(task -> wanted.addAll(idsOf(task)));
        if (wanted.isEmpty()) {
            return batch;
        }
        Set<UUID> taken = doors.imports().takenIds(wanted);
        List<ReadyTask> fresh = new ArrayList<>();
        for (ReadyTask task : batch) {
            Optional<UUID> repeated =
                    idsOf(task).stream().filter(taken::contains).findFirst();
            if (repeated.isEmpty()) {
                fresh.add(task);
            } else {
                problems.add(new ImportProblem(
                        Code.ALREADY_THERE,
                        task.place(),
                        "/annotations",
                        "an annotation with unique_id %s is there already; it seems to be imported before"
                                .formatted(repeated.get())));
            }
        }
        return fresh;
    }

    private static List<UUID> idsOf(ReadyTask task) {
        List<UUID> ids = new ArrayList<>();
        for (ReadyTask.ReadyAnnotation annotation : task.annotations()) {
            UUID id = annotation.incoming().uniqueId();
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    long tasks() {
        return tasks;
    }

    long annotations() {
        return annotations;
    }

    long predictions() {
        return predictions;
    }

    List<Long> taskIds() {
        return taskIds;
    }

    Set<String> columns() {
        return columns;
    }

    /// Model versions that imported predictions name.
    Set<String> versions() {
        return versions;
    }
}
