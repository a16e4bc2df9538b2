package dev.assay.server.identity;

import dev.assay.server.platform.http.EventStream;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.jobs.Job;
import dev.assay.server.platform.jobs.JobFilter;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.jobs.JobJson;
import dev.assay.server.platform.jobs.JobState;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;

/// Jobs as their creators and the managers of their projects follow them.
public final class JobRoutes {
    private static final int MAX_LISTED = 200;
    private static final long WATCH_MILLIS = 250;
    private static final int KEEP_ALIVE_LOOKS = 60;
    private final Jobs jobs;
    private final ProjectRoles projectRoles;

    public JobRoutes(Jobs jobs, ProjectRoles projectRoles) {
        this.jobs = jobs;
        this.projectRoles = projectRoles;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.organization(Method.GET, "/api/jobs", Permission.JOB_SEE, this::list),
                Endpoint.organization(Method.GET, "/api/jobs/{id}", Permission.JOB_SEE, this::get),
                Endpoint.organization(Method.POST, "/api/jobs/{id}/cancel", Permission.JOB_SEE, this::cancel),
                Endpoint.organization(Method.GET, "/api/jobs/{id}/events", Permission.JOB_SEE, this::events));
    }

    private void list(Exchange exchange, Caller caller) {
        OptionalLong project = exchange.queryLong("project");
        boolean all = project.isPresent() && seesAllOf(caller, project.getAsLong());
        Optional<JobState> state = exchange.query("state").map(JobRoutes::state);
        ArrayNode list = Json.array();
        jobs.list(new JobFilter(
                        project,
                        all
                                ? OptionalLong.empty()
                                : OptionalLong.of(caller.person().value()),
                        state,
                        exchange.queryLong("before"),
                        MAX_LISTED))
                .forEach(job -> list.add(JobJson.of(job)));
        exchange.json(list);
    }

    private void get(Exchange exchange, Caller caller) {
        exchange.json(JobJson.of(visible(exchange, caller)));
    }

    private void cancel(Exchange exchange, Caller caller) {
        Job job = visible(exchange, caller);
        jobs.cancel(job.id());
        exchange.json(JobJson.of(jobs.find(job.id()).orElse(job)));
    }

    private void events(Exchange exchange, Caller caller) throws IOException {
        Job first = visible(exchange, caller);
        exchange.events(stream -> watch(first, stream));
    }

    private void watch(Job first, EventStream stream) throws IOException {
        String sent = "";
        Optional<Job> job = Optional.of(first);
        for (int looks = 1; job.isPresent(); looks++) {
            String now = Json.write(JobJson.of(job.get()));
            if (!now.equals(sent)) {
                stream.event("job", now);
                sent = now;
            } else if (looks % KEEP_ALIVE_LOOKS == 0) {
                stream.keepAlive();
            }
            if (job.get().state().isFinal()) {
                return;
            }
            try {
                Thread.sleep(WATCH_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
            job = jobs.find(first.id());
        }
    }

    private Job visible(Exchange exchange, Caller caller) {
        long id = exchange.longParam("id");
        return jobs.find(new JobId(id))
                .filter(job -> isVisible(caller, job.order()))
                .orElseThrow(() -> new Refused(new RequestProblem.NotFound("job", Long.toString(id))));
    }

    private boolean isVisible(Caller caller, Job.Order order) {
        return order.creatorId() == caller.person().value()
                || (order.scopeId().isPresent()
                        && seesAllOf(caller, order.scopeId().getAsLong()));
    }

    private boolean seesAllOf(Caller caller, long project) {
        return projectRoles
                .roleOn(caller, project)
                .filter(role -> Permissions.allow(role, Permission.JOB_SEE_ALL))
                .isPresent();
    }

    private static JobState state(String name) {
        return JobState.find(name)
                .orElseThrow(() -> new Refused(RequestProblem.Invalid.field(
                        "state", "queued, running, done, failed or cancelled is wanted; got " + name)));
    }
}
