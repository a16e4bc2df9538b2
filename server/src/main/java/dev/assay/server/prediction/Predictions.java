package dev.assay.server.prediction;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.project.CounterChanges;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.Counters;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.Tasks;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Predictions: stored, read, changed, deleted, and which of a task's is the best.
public final class Predictions {
    private static final int DELETE_BATCH = 5_000;
    private final Database database;
    private final PredictionStore store;
    private final Tasks tasks;
    private final Projects projects;
    private final Counters counters;
    private final Clock clock;

    public Predictions(Database database, Projects projects, Counters counters, Tasks tasks, Clock clock) {
        this.database = database;
        this.store = new PredictionStore(database);
        this.projects = projects;
        this.counters = counters;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// The check of results by the project's labeling config of now.
    public PredictionCheck checkFor(Project project) {
        return new PredictionCheck(projects.labeling(project), project.rules().strictResults());
    }

    /// Stores predictions on tasks that exist; all or none.
    public List<Prediction> create(PersonId by, ProjectId project, List<NewPrediction> predictions) {
        return database.transact(() -> {
            Map<TaskId, Integer> perTask = new LinkedHashMap<>();
            predictions.forEach(made -> perTask.merge(new TaskId(made.taskId()), 1, Integer::sum));
            perTask.forEach((task, count) -> {
                if (!tasks.addPredictions(task, count)) {
                    throw new Refused(new RequestProblem.NotFound("task", String.valueOf(task.value())));
                }
            });
            count(project, predictions.size());
            PredictionStore.Made made = new PredictionStore.Made(by, clock.instant());
            List<Prediction> stored = predictions.stream()
                    .map(one -> store.insert(project, one, made))
                    .toList();
            follow(project, perTask.keySet());
            return stored;
        });
    }

    /// Stores the predictions of tasks that were copied in this transaction together with their number of predictions.
    public void copyIn(PersonId by, ProjectId project, List<NewPrediction> predictions) {
        if (!predictions.isEmpty()) {
            database.inTransaction(() -> {
                store.copy(project, predictions, new PredictionStore.Made(by, clock.instant()));
                count(project, predictions.size());
                follow(
                        project,
                        predictions.stream()
                                .map(one -> new TaskId(one.taskId()))
                                .distinct()
                                .toList());
            });
        }
    }

    /// Keeps the scores by which a project that samples by uncertainty orders its tasks.
    private void follow(ProjectId id, Collection<TaskId> changed) {
        Project project = projects.require(id);
        if (project.ordering().uncertainFirst()) {
            score(project, changed);
        }
    }

    private void score(Project project, Collection<TaskId> wanted) {
        tasks.setScores(project, store.lowestScores(wanted, project.about().modelVersion()));
    }

    /// Scores the next tasks of the project behind an id.
    ///
    /// @return their ids, ascending; empty at the end
    List<TaskId> scoreAfter(Project project, long after, int limit) {
        return database.transact(() -> {
            List<TaskId> batch = store.tasksAfter(project.id(), after, limit);
            score(project, batch);
            return batch;
        });
    }

    private void count(ProjectId project, long delta) {
        counters.append(project, new CounterChanges().add(CounterKey.PREDICTIONS, delta));
    }

    public Optional<Prediction> find(PredictionId id) {
        return store.find(id);
    }

    public Prediction require(PredictionId id) {
        return find(id).orElseThrow(
                        () -> new Refused(new RequestProblem.NotFound("prediction", String.valueOf(id.value()))));
    }

    /// The project that a prediction belongs to; it never changes.
    OptionalLong projectOf(PredictionId id) {
        return store.projectOf(id);
    }

    public Prediction change(PredictionId id, Prediction.Content content) {
        return database.transact(() -> {
            Prediction before = require(id);
            Prediction after =
                    new Prediction(id, before.task(), before.project(), content, before.createdAt(), clock.instant());
            store.update(after);
            counters.edited(after.project());
            follow(after.project(), List.of(after.task()));
            return after;
        });
    }

    public void delete(PredictionId id) {
        database.inTransaction(() -> {
            Prediction gone = require(id);
            if (store.delete(id)) {
                tasks.addPredictions(gone.task(), -1);
                count(gone.project(), -1);
                follow(gone.project(), List.of(gone.task()));
            }
        });
    }

    /// Deletes all predictions of a version, some thousands in each transaction.
    ///
    /// @return how many
    public long deleteVersion(ProjectId project, String version) {
        long all = 0;
        while (true) {
            int deleted = database.transact(() -> {
                Map<TaskId, Integer> gone = store.deleteVersion(project, version, DELETE_BATCH);
                gone.forEach((task, count) -> tasks.addPredictions(task, -count));
                int sum = gone.values().stream().mapToInt(Integer::intValue).sum();
                count(project, -sum);
                follow(project, gone.keySet());
                return sum;
            });
            all += deleted;
            if (deleted < DELETE_BATCH) {
                return all;
            }
        }
    }

    /// The predictions of these tasks, the best of each task first: those of the project's model version, or else of
    /// the task's newest prediction's; then by score, highest first; then the newest.
    public Map<TaskId, List<Prediction>> ofTasks(Collection<TaskId> wanted) {
        return store.ofTasks(wanted);
    }

    /// The prediction that pre-fills the editor: the best of the project's model version, or, where the project names
    /// none, of the newest version that the task has.
    public Optional<Prediction> bestOf(TaskId task) {
        return Optional.ofNullable(ofTasks(List.of(task)).get(task)).map(List::getFirst);
    }

    List<Prediction> ofProject(ProjectId project, long afterId, int limit) {
        return store.ofProject(project, afterId, limit);
    }

    /// Versions that predictions of the project name, newest first.
    public List<ModelVersion> versions(ProjectId project) {
        return store.versions(project);
    }
}
