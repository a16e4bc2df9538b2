package dev.assay.server.dataview;

import dev.assay.server.annotation.Annotation;
import dev.assay.server.dataview.BulkAction.Batch;
import dev.assay.server.dataview.BulkAction.Check;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.Assignees;
import dev.assay.server.task.Task;
import dev.assay.server.task.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be done with a selection of tasks.
final class TaskActions {
    static final String ASSIGN = "assign_tasks";
    private static final int MAX_ASSIGNEES = 1_000;
    private final Database database;
    private final Dataview.Work work;

    TaskActions(Database database, Dataview.Work work) {
        this.database = database;
        this.work = work;
    }

    List<BulkAction> all() {
        List<BulkAction> actions = new ArrayList<>();
        actions.add(new BulkAction(
                ASSIGN,
                "Assign tasks",
                40,
                "Assigned tasks are handed out to their assignees only, before all others. Without people they are free for everybody.",
                this::checkAssignees,
                this::assign));
        actions.add(new BulkAction(
                "set_priority",
                "Set priority",
                50,
                "Tasks of higher priority are handed out first.",
                TaskActions::checkPriority,
                this::setPriority));
        actions.add(new BulkAction(
                "reset_tasks",
                "Reset tasks",
                90,
                "Deletes all answers and drafts of the selected tasks, so that they are labeled again.",
                Check.NOTHING,
                this::reset));
        actions.add(new BulkAction(
                "delete_tasks",
                "Delete tasks",
                100,
                "Deletes the selected tasks with all their answers. This cannot be undone.",
                Check.NOTHING,
                batch -> work.tasks().delete(batch.project(), batch.tasks())));
        actions.add(new BulkAction(
                "delete_tasks_annotations",
                "Delete annotations",
                101,
                "Deletes all answers to the selected tasks. This cannot be undone.",
                Check.NOTHING,
                this::deleteAnnotations));
        actions.add(new BulkAction(
                "delete_tasks_predictions",
                "Delete predictions",
                102,
                "Deletes the predictions of the selected tasks. This cannot be undone.",
                Check.NOTHING,
                this::deletePredictions));
        return actions;
    }

    private static Refused refused(String pointer, String message) {
        return new Refused(new DataviewProblem.InvalidQuery(List.of(new Problem.Detail(pointer, message))));
    }

    private void checkAssignees(ProjectId project, ObjectNode form) {
        work.assignees().requireLabelers(project, people(form));
        how(form);
        String type = form.path("type").asString("AN");
        if (!type.equals("AN")) {
            throw refused(
                    "/type",
                    "Tasks are assigned to annotators, type AN; got \"%s\". Reviewers take any completed task."
                            .formatted(type));
        }
    }

    private static Set<PersonId> people(ObjectNode form) {
        JsonNode users = form.path("users");
        boolean ids = users.isArray()
                && users.size() <= MAX_ASSIGNEES
                && users.valueStream().allMatch(user -> Json.id(user).isPresent());
        if (!ids) {
            throw refused("/users", "A list of the ids of at most %d people is wanted.".formatted(MAX_ASSIGNEES));
        }
        Set<PersonId> people = new LinkedHashSet<>();
        users.forEach(user -> people.add(new PersonId(user.asLong())));
        return people;
    }

    private static Assignees.How how(ObjectNode form) {
        String mode = form.path("mode").asString("replace");
        return switch (mode) {
            case "add" -> Assignees.How.ADD;
            case "replace" -> Assignees.How.REPLACE;
            default -> throw refused("/mode", "A mode is \"add\" or \"replace\"; got \"%s\".".formatted(mode));
        };
    }

    private int assign(Batch batch) {
        return work.assignees()
                .assign(batch.by().person(), batch.project(), batch.tasks(), people(batch.form()), how(batch.form()));
    }

    private static void checkPriority(ProjectId project, ObjectNode form) {
        JsonNode priority = form.path("priority");
        if (!priority.isNumber() || !(Math.abs(priority.asDouble(Double.NaN)) <= Task.Wanted.MAX_PRIORITY)) {
            throw refused("/priority", "A priority is a number from -1e9 to 1e9; got %s.".formatted(priority));
        }
    }

    private int setPriority(Batch batch) {
        double priority = batch.form().path("priority").asDouble();
        return work.tasks().setPriority(batch.by().person(), batch.project(), batch.tasks(), priority);
    }

    private int reset(Batch batch) {
        return database.transact(() -> {
            int changed = 0;
            for (TaskId task : batch.tasks()) {
                int drafts = work.drafts().deleteAll(batch.by(), task);
                changed += deleteAnswers(batch, task) || drafts > 0 ? 1 : 0;
            }
            return changed;
        });
    }

    private int deleteAnnotations(Batch batch) {
        return database.transact(() -> {
            int changed = 0;
            for (TaskId task : batch.tasks()) {
                changed += deleteAnswers(batch, task) ? 1 : 0;
            }
            return changed;
        });
    }

    private boolean deleteAnswers(Batch batch, TaskId task) {
        List<Annotation> answers = work.annotations().ofTask(batch.by(), task, true);
        answers.forEach(answer -> work.changes().delete(batch.by(), answer.id()));
        return !answers.isEmpty();
    }

    private int deletePredictions(Batch batch) {
        return database.transact(() -> {
            int changed = 0;
            for (var predictions : work.predictions().ofTasks(batch.tasks()).values()) {
                predictions.forEach(one -> work.predictions().delete(one.id()));
                changed += predictions.isEmpty() ? 0 : 1;
            }
            return changed;
        });
    }
}
