package dev.assay.server.transfer;

import dev.assay.formats.ImportProblem;
import dev.assay.formats.ImportProblems;
import dev.assay.server.annotation.ImportedAnnotations;
import dev.assay.server.identity.AuthWay;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.PersonId;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.jobs.Job;
import dev.assay.server.platform.jobs.JobContext;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.JobState;
import dev.assay.server.platform.json.Json;
import dev.assay.server.prediction.Predictions;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Imports stored files into a project. All of it is read and checked, and added in one transaction that also notes
/// that this job is done; so a job that is run again after a crash adds nothing twice.
public final class ImportJob implements JobHandler {
    /// The job's kind.
    public static final String KIND = "import";

    private static final int DELETED_AT_ONCE = 1_000;
    private final Ground ground;
    private final ImportStore store;

    /// What imports are built on.
    public record Ground(Database database, Features features, FileUploads uploads, Clock clock) {}

    /// The features that tasks and what belongs to them go into.
    public record Features(Projects projects, Tasks tasks, Predictions predictions, ImportedAnnotations annotations) {}

    public ImportJob(Ground ground) {
        this.ground = ground;
        this.store = new ImportStore(ground.database());
    }

    @Override
    public ObjectNode run(JobContext job) throws IOException {
        Optional<ObjectNode> done = store.done(job.id());
        if (done.isPresent()) {
            return done.get();
        }
        ImportOrder order = ImportOrder.read(job.payload());
        ImportProblems unpacking = new ImportProblems();
        ImportFiles files = new ImportFiles(ground.uploads(), unpacking, job);
        boolean added = false;
        try {
            ProjectId project = new ProjectId(job.order().scopeId().orElseThrow());
            List<ImportFile> gathered = files.gather(project, order.sources());
            Attempt attempt = new Attempt(job, order, project, gathered, unpacking);
            ObjectNode result;
            try {
                result = ground.database().transact(() -> inTransaction(attempt));
            } catch (OnlyTried tried) {
                return tried.result;
            }
            added = true;
            gathered.stream()
                    .filter(file -> file.kind(order.choices()) != ImportFile.Kind.MEDIA)
                    .filter(file -> files.unpacked().contains(file.blob().id()))
                    .forEach(file -> ground.uploads().forget(file.blob().id()));
            return result;
        } finally {
            if (!added) {
                files.unpacked().forEach(ground.uploads()::forget);
            }
        }
    }

    /// Rolls back what was only tried.
    private static final class OnlyTried extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ObjectNode result;

        OnlyTried(ObjectNode result) {
            super("an import was only tried");
            this.result = result;
        }
    }

    private record Attempt(
            JobContext job, ImportOrder order, ProjectId project, List<ImportFile> files, ImportProblems unpacking) {}

    private ObjectNode inTransaction(Attempt attempt) {
        Instant start = ground.clock().instant();
        ImportProblems problems = new ImportProblems(attempt.unpacking());
        PersonId by = new PersonId(attempt.job().order().creatorId());
        Project project = ground.features().projects().require(attempt.project());
        if (attempt.order().purpose() == ImportOrder.Purpose.REPLACE) {
            deleteTasksOf(attempt);
        }
        ImportChecks checks = checks(attempt, project, problems);
        ImportWriter writer = writer(attempt, project, problems);
        Handoff<List<ReadyTask>> handoff = new Handoff<>();
        boolean keepGood = attempt.order().choices().keepGood();
        ImportBatch batch = new ImportBatch(handoff, problems, keepGood, attempt.job());
        ImportRun run = new ImportRun(
                ground.uploads(),
                new ImportRun.Reading(
                        ground.features().projects().labeling(project),
                        attempt.order().choices()),
                checks,
                batch,
                problems);
        Map<ImportFile, FileUpload> uploads = uploadsOf(attempt, by);
        try {
            handoff.run("import-read", () -> run.read(attempt.files(), uploads), writer::write);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (problems.refusalCount() > 0 && (!keepGood || writer.tasks() == 0)) {
            throw new Refused(new TransferProblem.BadImport(problems.refusalCount(), details(problems)));
        }
        useVersion(project, by, writer);
        ObjectNode result = result(writer, run, problems);
        ArrayNode ids = result.putArray("file_upload_ids");
        attempt.order().sources().forEach(source -> source.upload().ifPresent(ids::add));
        result.put("duration", Duration.between(start, ground.clock().instant()).toMillis() / 1000.0);
        if (attempt.order().purpose() == ImportOrder.Purpose.TRY) {
            throw new OnlyTried(result);
        }
        store.markDone(attempt.job().id(), project.id(), result, ground.clock().instant());
        return result;
    }

    private ImportChecks checks(Attempt attempt, Project project, ImportProblems problems) {
        PersonId by = new PersonId(attempt.job().order().creatorId());
        return new ImportChecks(
                ground.features().predictions().checkFor(project),
                new Authors(store, project.origin().organization(), by),
                attempt.order().choices().predictionFields(),
                problems);
    }

    private ImportWriter writer(Attempt attempt, Project project, ImportProblems problems) {
        ImportOrder.Choices choices = attempt.order().choices();
        return new ImportWriter(
                new ImportWriter.Doors(
                        ground.features().tasks(),
                        ground.features().predictions(),
                        ground.features().annotations(),
                        store),
                new ImportWriter.Target(
                        project.id(),
                        new PersonId(attempt.job().order().creatorId()),
                        choices.keepGood(),
                        choices.returnTaskIds()),
                problems);
    }

    /// Deletes the tasks that came from the files before, with their answers.
    private void deleteTasksOf(Attempt attempt) {
        List<Long> files = new ArrayList<>();
        attempt.order().sources().forEach(source -> source.upload().ifPresent(files::add));
        List<TaskId> tasks = store.tasksOf(attempt.project(), files);
        for (int from = 0; from < tasks.size(); from += DELETED_AT_ONCE) {
            attempt.job().checkCancelled();
            ground.features()
                    .tasks()
                    .delete(attempt.project(), tasks.subList(from, Math.min(tasks.size(), from + DELETED_AT_ONCE)));
        }
    }

    /// Makes unpacked media part of the project, and finds the rows of those sent one by one.
    private Map<ImportFile, FileUpload> uploadsOf(Attempt attempt, PersonId by) {
        Map<ImportFile, FileUpload> uploads = new HashMap<>();
        List<ImportFile> unpacked = new ArrayList<>();
        Map<Long, ImportFile> sent = new HashMap<>();
        for (ImportFile file : attempt.files()) {
            if (file.kind(attempt.order().choices()) == ImportFile.Kind.MEDIA && file.isWhatItSays()) {
                file.upload().ifPresentOrElse(id -> sent.put(id, file), () -> unpacked.add(file));
            }
        }
        ground.uploads()
                .find(attempt.project(), sent.keySet())
                .forEach(upload -> uploads.put(
                        java.util.Objects.requireNonNull(sent.get(upload.id().value())), upload));
        List<FileUpload> added = ground.uploads()
                .add(
                        by,
                        attempt.project(),
                        unpacked.stream()
                                .map(file ->
                                        new FileUploads.Stored(file.path(), file.blob(), file.type(), file.imageSize()))
                                .toList());
        for (int i = 0; i < added.size(); i++) {
            uploads.put(unpacked.get(i), added.get(i));
        }
        return uploads;
    }

    /// Imported predictions are what the editor starts from, where the project named no version before.
    private void useVersion(Project project, PersonId by, ImportWriter written) {
        if (project.about().modelVersion().isEmpty()
                && written.versions().size() == 1
                && !written.versions().contains("")) {
            Caller importer =
                    new Caller(by, project.origin().organization(), Role.MANAGER, AuthWay.SESSION, Optional.empty());
            ground.features()
                    .projects()
                    .useModelVersion(
                            importer,
                            project.id(),
                            written.versions().iterator().next());
        }
    }

    private static ObjectNode result(ImportWriter written, ImportRun run, ImportProblems problems) {
        ObjectNode result = Json.object();
        result.put("task_count", written.tasks());
        result.put("annotation_count", written.annotations());
        result.put("prediction_count", written.predictions());
        result.put("could_be_tasks_list", false);
        ObjectNode formats = result.putObject("found_formats");
        run.formats().forEach(formats::put);
        ArrayNode columns = result.putArray("data_columns");
        written.columns().forEach(columns::add);
        if (!written.taskIds().isEmpty()) {
            ArrayNode ids = result.putArray("task_ids");
            written.taskIds().forEach(ids::add);
        }
        result.put("refused_count", problems.refusalCount());
        result.put("remark_count", problems.remarkCount());
        ArrayNode list = result.putArray("problems");
        for (ImportProblem problem : problems.kept()) {
            ObjectNode item = list.addObject();
            item.put("code", problem.code().slug());
            item.put("file", problem.place().file());
            if (problem.place().line() > 0) {
                item.put("line", problem.place().line());
            }
            item.put("pointer", pointer(problem));
            item.put("message", problem.message());
        }
        return result;
    }

    private static List<Detail> details(ImportProblems problems) {
        return problems.kept().stream()
                .map(problem -> new Detail(pointer(problem), problem.place().text() + ": " + problem.message()))
                .toList();
    }

    private static String pointer(ImportProblem problem) {
        return problem.place().item() < 0
                ? problem.pointer()
                : "/" + problem.place().item() + problem.pointer();
    }

    /// Deletes what was needed for the import only: archives, boxes, bodies; and when nothing was added, the files
    /// that came with it.
    @Override
    public void ended(Job.Order job, JobState state) {
        ImportOrder order = ImportOrder.read(job.payload());
        List<Long> came = new ArrayList<>();
        for (ImportOrder.Source source : order.sources()) {
            source.upload().ifPresentOrElse(came::add, () -> ground.uploads().forget(source.blob()));
        }
        if (state != JobState.DONE && order.purpose() == ImportOrder.Purpose.ADD) {
            ground.uploads().deleteUnused(new ProjectId(job.scopeId().orElseThrow()), came, false);
        }
    }
}
