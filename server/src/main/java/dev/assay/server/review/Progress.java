package dev.assay.server.review;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.CounterKey.Work;
import dev.assay.server.project.CounterValues;
import dev.assay.server.project.Counters;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a project is getting on: tasks per state, work per day and person, and what happened last.
public final class Progress {
    private static final int MAX_PEOPLE = 1_000;
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
        CounterValues work = counters.readWork(project);
        days(node.putArray("throughput"), work);
        people(node.putArray("people"), project, work);
        activity(node.putArray("activity"), project);
        node.put("stale_leases", store.staleLeases(project, clock.instant()));
        return node;
    }

    private void days(ArrayNode list, CounterValues work) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (LocalDate day = today.minusDays(DAYS - 1L); !day.isAfter(today); day = day.plusDays(1)) {
            long accepted = work.of(CounterKey.day(day, Work.ACCEPTED));
            long rejected = work.of(CounterKey.day(day, Work.REJECTED));
            list.addObject()
                    .put("day", day.toString())
                    .put("submitted", work.of(CounterKey.day(day, Work.SUBMITTED)))
                    .put("skipped", work.of(CounterKey.day(day, Work.SKIPPED)))
                    .put("reviewed", accepted + rejected)
                    .put("rejected", rejected);
        }
    }

    /// Those who submitted most first, at most a thousand.
    private void people(ArrayNode list, ProjectId project, CounterValues work) {
        Comparator<PersonId> bySubmitted = Comparator.comparingLong(person -> -submitted(work, person));
        List<PersonId> busiest = work.people().stream()
                .sorted(bySubmitted.thenComparingLong(PersonId::value))
                .limit(MAX_PEOPLE)
                .toList();
        Map<Long, ProgressStore.Worker> known = new HashMap<>();
        store.people(project, busiest).forEach(worker -> known.put(worker.who().id(), worker));
        for (PersonId person : busiest) {
            ProgressStore.Worker worker = known.get(person.value());
            if (worker != null) {
                person(list.addObject(), worker, work);
            }
        }
    }

    private static long submitted(CounterValues work, PersonId person) {
        return work.of(CounterKey.person(person, Work.SUBMITTED));
    }

    private static void person(ObjectNode node, ProgressStore.Worker worker, CounterValues work) {
        PersonId person = new PersonId(worker.who().id());
        node.putObject("user")
                .put("id", worker.who().id())
                .put("email", worker.who().email())
                .put("username", worker.who().email())
                .put("first_name", worker.who().firstName())
                .put("last_name", worker.who().lastName());
        node.put("submitted", submitted(work, person))
                .put("skipped", work.of(CounterKey.person(person, Work.SKIPPED)))
                .put("accepted", work.of(CounterKey.person(person, Work.ACCEPTED)))
                .put("rejected", work.of(CounterKey.person(person, Work.REJECTED)));
        worker.medianSeconds()
                .ifPresentOrElse(seconds -> node.put("median_seconds", seconds), () -> node.putNull("median_seconds"));
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
