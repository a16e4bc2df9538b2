package dev.assay.server.prediction;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.jobs.JobContext;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.project.SettingsFollower;
import dev.assay.server.task.TaskId;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// Scores all tasks of a project that begins to sample by uncertainty, a thousand in each transaction; from then on
/// each change of predictions keeps the scores. Running it again does no harm.
public final class ScoreJob implements JobHandler {
    public static final String KIND = "score-tasks";

    private static final int BATCH = 1_000;
    private final Projects projects;
    private final Predictions predictions;

    public ScoreJob(Projects projects, Predictions predictions) {
        this.projects = projects;
        this.predictions = predictions;
    }

    /// Queues the job when a project begins to sample by uncertainty, or does so by another model version.
    public static SettingsFollower queueIn(Jobs jobs) {
        return (Project before, Project after, PersonId by) -> {
            boolean begins = !before.ordering().uncertainFirst();
            boolean differs =
                    !before.about().modelVersion().equals(after.about().modelVersion());
            if (after.ordering().uncertainFirst() && (begins || differs)) {
                jobs.enqueue(
                        KIND,
                        Json.object().put("project", after.id().value()),
                        by.value(),
                        OptionalLong.of(after.id().value()));
            }
        };
    }

    @Override
    public ObjectNode run(JobContext context) {
        ProjectId id = new ProjectId(context.payload().path("project").asLong());
        long total = 0;
        long after = 0;
        while (true) {
            context.checkCancelled();
            Project project = projects.require(id);
            List<TaskId> batch =
                    project.ordering().uncertainFirst() ? predictions.scoreAfter(project, after, BATCH) : List.of();
            if (batch.isEmpty()) {
                return Json.object().put("tasks", total);
            }
            total += batch.size();
            after = batch.getLast().value();
            context.progress(total, 0, "tasks scored");
        }
    }
}
