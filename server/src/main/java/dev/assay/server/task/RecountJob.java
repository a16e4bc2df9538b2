package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.jobs.JobContext;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.project.SettingsFollower;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// The job that brings a project's tasks to changed rules: their overlap, and the states that follow. Running it twice
/// changes nothing more.
public final class RecountJob implements JobHandler {
    public static final String KIND = "recount-tasks";
    private static final int BATCH = 1_000;
    private final Projects projects;
    private final Tasks tasks;

    public RecountJob(Projects projects, Tasks tasks) {
        this.projects = projects;
        this.tasks = tasks;
    }

    /// Queues the job whenever a project's rules change.
    public static SettingsFollower queueIn(Jobs jobs) {
        return (Project before, Project after, PersonId by) -> jobs.enqueue(
                KIND,
                Json.object().put("project", after.id().value()).put("overlaps", overlapsDiffer(before, after)),
                by.value(),
                OptionalLong.of(after.id().value()));
    }

    /// Overlaps that somebody set on single tasks stay until the project's own changes.
    private static boolean overlapsDiffer(Project before, Project after) {
        return before.queue().overlap() != after.queue().overlap() || before.cohortPercent() != after.cohortPercent();
    }

    @Override
    public ObjectNode run(JobContext context) {
        ProjectId project = new ProjectId(context.payload().path("project").asLong());
        boolean overlaps = context.payload().path("overlaps").asBoolean(true);
        long total = 0;
        long changed = 0;
        long after = 0;
        while (true) {
            context.checkCancelled();
            List<TaskId> batch = tasks.followSettings(projects.require(project), after, BATCH, overlaps);
            if (batch.isEmpty()) {
                return Json.object().put("tasks", total).put("recounted", changed);
            }
            for (TaskId id : tasks.begun(batch)) {
                tasks.recount(id);
                changed++;
            }
            total += batch.size();
            after = batch.getLast().value();
            context.progress(total, 0, "tasks recounted");
        }
    }
}
