package dev.assay.server.task;

import dev.assay.server.platform.jobs.JobContext;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.Counters;
import dev.assay.server.project.ProjectId;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Deletes all tasks of a project, newest first, a thousand in each transaction. What a cancelled one deleted stays
/// deleted; one that is taken up again goes on.
public final class DeleteTasksJob implements JobHandler {
    public static final String KIND = "delete-tasks";

    private static final int BATCH = 1_000;
    private final Tasks tasks;
    private final Counters counters;

    public DeleteTasksJob(Tasks tasks, Counters counters) {
        this.tasks = tasks;
        this.counters = counters;
    }

    @Override
    public ObjectNode run(JobContext context) {
        ProjectId project = new ProjectId(context.order().scopeId().orElseThrow());
        long total = counters.read(project).of(CounterKey.TASKS);
        long deleted = 0;
        while (true) {
            context.checkCancelled();
            List<TaskId> batch = tasks.newest(project, 1, BATCH);
            if (batch.isEmpty()) {
                return Json.object().put("deleted", deleted);
            }
            deleted += tasks.delete(project, batch);
            context.progress(deleted, Math.max(total, deleted), "tasks deleted");
        }
    }
}
