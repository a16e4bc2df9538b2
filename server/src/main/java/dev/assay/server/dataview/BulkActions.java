package dev.assay.server.dataview;

import dev.assay.server.identity.AuthWay;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.OrganizationId;
import dev.assay.server.identity.PersonId;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.jobs.Job;
import dev.assay.server.platform.jobs.JobContext;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// Actions on selections of tasks. Each run is a job that goes through the selection in order of id, a thousand
/// tasks to a transaction, so that it can be watched, cancelled, and taken up again after a crash.
public final class BulkActions implements JobHandler {
    /// The kind of these jobs.
    public static final String KIND = "bulk-action";

    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final TaskLists lists;
    private final Jobs jobs;
    private final List<BulkAction> actions;

    BulkActions(TaskLists lists, Jobs jobs, List<BulkAction> actions) {
        this.lists = lists;
        this.jobs = jobs;
        this.actions = actions.stream()
                .sorted(Comparator.comparingInt(BulkAction::order))
                .toList();
    }

    List<BulkAction> all() {
        return actions;
    }

    BulkAction require(String id) {
        for (BulkAction action : actions) {
            if (action.id().equals(id)) {
                return action;
            }
        }
        throw new Refused(new DataviewProblem.UnknownAction(
                id, actions.stream().map(BulkAction::id).toList()));
    }

    /// Starts the action and waits a while for its end. The selection is read when it starts, so a faulty one is
    /// refused here.
    ///
    /// @param asked filters, ordering, selectedItems and what the dialog asked for
    Job start(Caller caller, long projectId, String actionId, ObjectNode asked) throws InterruptedException {
        BulkAction action = require(actionId);
        if (!QueryJson.selects(asked)) {
            throw new Refused(new DataviewProblem.NothingSelected());
        }
        QueryJson.read(projectId, asked);
        action.check().accept(new ProjectId(projectId), asked);
        ObjectNode payload = Json.object().put("action", action.id());
        payload.set("asked", asked);
        payload.put("organization", caller.organization().value())
                .put("role", caller.role().name());
        JobId id = jobs.enqueue(KIND, payload, caller.person().value(), OptionalLong.of(projectId));
        return jobs.await(id, PATIENCE);
    }

    @Override
    public ObjectNode run(JobContext context) {
        long projectId = context.order().scopeId().orElseThrow();
        BulkAction action = require(context.payload().path("action").asString());
        ObjectNode asked = (ObjectNode) context.payload().path("asked");
        TaskQuery query = QueryJson.read(projectId, asked);
        Caller by = new Caller(
                new PersonId(context.order().creatorId()),
                new OrganizationId(context.payload().path("organization").longValue()),
                Role.valueOf(context.payload().path("role").asString()),
                AuthWay.SESSION,
                Optional.empty());
        long total = lists.total(query);
        long seen = 0;
        long changed = 0;
        long last = 0;
        while (true) {
            context.checkCancelled();
            List<Long> ids = lists.ids(query, last, BATCH);
            if (ids.isEmpty()) {
                break;
            }
            last = ids.getLast();
            changed += action.step()
                    .apply(new BulkAction.Batch(
                            by,
                            new ProjectId(projectId),
                            ids.stream().map(TaskId::new).toList(),
                            asked));
            seen += ids.size();
            context.progress(seen, total, action.title());
        }
        return Json.object()
                .put("processed_items", changed)
                .put("detail", "%s: %d tasks".formatted(action.title(), changed));
    }
}
