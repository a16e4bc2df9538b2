package dev.assay.server.dataview;

import dev.assay.server.annotation.Annotation;
import dev.assay.server.annotation.AnnotationChanges;
import dev.assay.server.annotation.Annotations;
import dev.assay.server.dataview.BulkAction.Batch;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Outbox;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.prediction.Predictions;
import dev.assay.server.project.Counters;
import dev.assay.server.project.Projects;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskObjects;
import dev.assay.server.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The data manager, put together: lists, views, actions and the indexes behind them.
public final class Dataview {
    private static final double MAX_PRIORITY = 1e9;
    private final Ground ground;
    private final TaskLists lists;
    private final Views views;
    private final BulkActions actions;

    /// What it is built on.
    public record Ground(Database database, Jobs jobs, Outbox outbox, Clock clock, Doors doors) {}

    /// The features whose tasks it lists and changes.
    public record Doors(
            Projects projects,
            Counters counters,
            Tasks tasks,
            TaskObjects objects,
            Annotations annotations,
            AnnotationChanges changes,
            Predictions predictions) {}

    public Dataview(Ground ground) {
        this.ground = ground;
        this.lists = new TaskLists(ground.database());
        this.views = new Views(ground.database(), ground.clock());
        this.actions = new BulkActions(
                lists,
                ground.jobs(),
                List.of(
                        new BulkAction(
                                "set_priority",
                                "Set priority",
                                50,
                                "Tasks of higher priority are handed out first.",
                                this::setPriority),
                        new BulkAction(
                                "reset_tasks",
                                "Reset tasks",
                                90,
                                "Deletes all answers and drafts of the selected tasks, so that they are labeled again.",
                                this::deleteAnnotations),
                        new BulkAction(
                                "delete_tasks",
                                "Delete tasks",
                                100,
                                "Deletes the selected tasks with all their answers. This cannot be undone.",
                                batch -> ground.doors().tasks().delete(batch.project(), batch.tasks())),
                        new BulkAction(
                                "delete_tasks_annotations",
                                "Delete annotations",
                                101,
                                "Deletes all answers to the selected tasks. This cannot be undone.",
                                this::deleteAnnotations),
                        new BulkAction(
                                "delete_tasks_predictions",
                                "Delete predictions",
                                102,
                                "Deletes the predictions of the selected tasks. This cannot be undone.",
                                this::deletePredictions)));
        SearchIndex index = new SearchIndex(ground.database(), ground.doors().counters());
        ground.outbox().consumer("dataview-index", index::take);
    }

    public List<Endpoint> endpoints() {
        return Stream.of(
                        new DataviewRoutes(
                                        lists,
                                        views,
                                        ground.doors().objects(),
                                        ground.doors().projects())
                                .endpoints(),
                        new ActionRoutes(actions, views).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    /// Its jobs, by kind.
    public Map<String, JobHandler> handlers() {
        return Map.of(BulkActions.KIND, actions);
    }

    private int setPriority(Batch batch) {
        JsonNode priority = batch.form().path("priority");
        if (!priority.isNumber() || Math.abs(priority.doubleValue()) > MAX_PRIORITY) {
            throw new Refused(new DataviewProblem.InvalidQuery(List.of(new Problem.Detail(
                    "/priority", "A priority is a number from -1e9 to 1e9; got %s.".formatted(priority)))));
        }
        return ground.doors()
                .tasks()
                .setPriority(batch.by().person(), batch.project(), batch.tasks(), priority.doubleValue());
    }

    private int deleteAnnotations(Batch batch) {
        return ground.database().transact(() -> {
            int changed = 0;
            for (TaskId task : batch.tasks()) {
                List<Annotation> answers = ground.doors().annotations().ofTask(batch.by(), task, true);
                answers.forEach(answer -> ground.doors().changes().delete(batch.by(), answer.id()));
                changed += answers.isEmpty() ? 0 : 1;
            }
            return changed;
        });
    }

    private int deletePredictions(Batch batch) {
        return ground.database().transact(() -> {
            int changed = 0;
            for (var predictions :
                    ground.doors().predictions().ofTasks(batch.tasks()).values()) {
                predictions.forEach(one -> ground.doors().predictions().delete(one.id()));
                changed += predictions.isEmpty() ? 0 : 1;
            }
            return changed;
        });
    }
}
