package dev.assay.server.review;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.CounterValues;
import dev.assay.server.project.Counters;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a project is getting on: tasks per state, work per day and person, and what happened last.
public final class Progress {
    private static final int DAYS = 14;
    private final ProgressStore store;
    private final Counters counters;
    private final Clock clock;

    public Progress(Database database, Counters counters, Clock clock) {
        this.store = new ProgressStore(database);
        this.counters = counters;
        this.clock = clock;
    }

    /// The progress as a wire object; days are of UTC, the oldest first.
    public ObjectNode of(ProjectId project) {
        ObjectNode node = Json.object();
        CounterValues values = counters.read(project);
        ObjectNode states = node.putObject("states");
        for (TaskState state : TaskState.values()) {
            states.put(state.wireName(), values.of(CounterKey.state(state.wireName())));
        }
        days(node.putArray("throughput"), project);
        people(node.putArray("people"), project);
        activity(node.putArray("activity"), project);
        node.put("stale_leases", store.staleLeases(project, clock.instant()));
        return node;
    }

    private void days(ArrayNode list, ProjectId project) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(DAYS - 1L);
        Map<LocalDate, ProgressStore.Day> worked = store.days(project, first);
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            ProgressStore.Day work = worked.getOrDefault(day, ProgressStore.Day.IDLE);
            list.addObject()
                    .put("day", day.toString())
                    .put("submitted", work.submitted())
                    .put("skipped", work.skipped())
                    .put("reviewed", work.reviewed())
                    .put("rejected", work.rejected());
        }
    }

    private void people(ArrayNode list, ProjectId project) {
        for (ProgressStore.Worker worker : store.people(project)) {
            ObjectNode node = list.addObject();
            node.putObject("user")
                    .put("id", worker.who().id())
                    .put("email", worker.who().email())
                    .put("username", worker.who().email())
                    .put("first_name", worker.who().firstName())
                    .put("last_name", worker.who().lastName());
            node.put("submitted", worker.submitted())
                    .put("skipped", worker.skipped())
                    .put("accepted", worker.accepted())
                    .put("rejected", worker.rejected());
            worker.medianSeconds()
                    .ifPresentOrElse(
                            seconds -> node.put("median_seconds", seconds), () -> node.putNull("median_seconds"));
        }
    }

    private void activity(ArrayNode list, ProjectId project) {
        for (ProgressStore.Happened event : store.activity(project)) {
            ObjectNode node = list.addObject()
                    .put("id", event.id())
                    .put("task", event.task())
                    .put("at", event.at().toString())
                    .put("from", event.from().orElse(null))
                    .put("to", event.to())
                    .put("trigger", event.trigger());
            event.person().ifPresentOrElse(id -> node.put("person", id), () -> node.putNull("person"));
            node.put("reason", event.reason().orElse(null));
        }
    }
}
