package dev.assay.server.task;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.jobs.Job;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.jobs.JobState;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// The route that deletes all tasks of a project: done at once where they are few, else a job that can be watched.
public final class DeleteTasksRoutes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Jobs jobs;

    public DeleteTasksRoutes(Jobs jobs) {
        this.jobs = jobs;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                Method.DELETE,
                "/api/projects/{id}/tasks",
                Permission.TASK_DELETE,
                Scope.Project.param("id"),
                this::deleteAll));
    }

    private void deleteAll(Exchange exchange, Caller caller) throws IOException {
        long project = exchange.longParam("id");
        JobId id =
                jobs.enqueue(DeleteTasksJob.KIND, Json.object(), caller.person().value(), OptionalLong.of(project));
        try {
            Job job = jobs.await(id, PATIENCE);
            if (job.state() == JobState.DONE) {
                exchange.noContent();
                return;
            }
            exchange.header("Location", "/api/jobs/" + id.value());
            exchange.json(
                    202,
                    Json.object()
                            .put("job", id.value())
                            .put("detail", "The tasks are being deleted; follow job %d.".formatted(id.value())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for tasks to be deleted");
        }
    }
}
