package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Outbox;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterChanges;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.Counters;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ObjectNode;

/// Tasks: made, changed, deleted; opened and settled by whoever changes a fact that their state depends on.
public final class Tasks {
    private static final int COPY_BATCH = 5_000;
    private final Database database;
    private final Counters counters;
    private final Projects projects;
    private final Outbox outbox;
    private final Clock clock;
    private final List<TaskPart> parts;
    private final TaskStore store;
    private final TaskCopyStore copies;
    private final SettlementStore settlements;
    private final LeaseStore leases;

    /// What tasks are built on.
    public record Ground(Database database, Counters counters, Projects projects, Outbox outbox, Clock clock) {}

    /// @param parts what the features above know of tasks
    public Tasks(Ground ground, List<TaskPart> parts) {
        this.database = ground.database();
        this.counters = ground.counters();
        this.projects = ground.projects();
        this.outbox = ground.outbox();
        this.clock = ground.clock();
        this.parts = List.copyOf(parts);
        this.store = new TaskStore(database);
        this.copies = new TaskCopyStore(database);
        this.settlements = new SettlementStore(database);
        this.leases = new LeaseStore(database);
    }

    /// Makes one task.
    public Task create(PersonId by, ProjectId id, NewTask task) {
        return database.transact(() -> {
            Project project = projects.require(id);
            int number = store.reserveNumbers(id, 1);
            int overlap = task.overlap().orElse(project.overlapOf(number));
            Task made = store.insert(id, number, task, overlap, new TaskStore.Made(by, clock.instant()));
            counters.append(id, added(List.of(task)));
            order(project, List.of(made.id()));
            tell("tasks-created", id, made.id().value(), made.id().value());
            return made;
        });
    }

    /// Makes many tasks by COPY, in the order they come, in constant memory but for their ids.
    ///
    /// @return the new ids in that order
    public long[] copyIn(PersonId by, ProjectId id, Iterator<NewTask> incoming) {
        return database.transact(() -> {
            Project project = projects.require(id);
            TaskStore.Made made = new TaskStore.Made(by, clock.instant());
            List<long[]> ids = new ArrayList<>();
            while (incoming.hasNext()) {
                List<NewTask> batch = new ArrayList<>();
                while (incoming.hasNext() && batch.size() < COPY_BATCH) {
                    batch.add(incoming.next());
                }
                ids.add(copyBatch(project, batch, new int[batch.size()], made));
            }
            return ids.stream().flatMapToLong(java.util.Arrays::stream).toArray();
        });
    }

    /// As [#copyIn(PersonId, ProjectId, Iterator)], for a few thousand tasks that come with so many predictions each;
    /// the caller copies the predictions in the same transaction.
    public long[] copyIn(PersonId by, ProjectId id, List<NewTask> batch, int[] predictions) {
        return database.transact(() -> {
            Project project = projects.require(id);
            return copyBatch(project, batch, predictions, new TaskStore.Made(by, clock.instant()));
        });
    }

    private long[] copyBatch(Project project, List<NewTask> batch, int[] predictions, TaskStore.Made made) {
        int number = store.reserveNumbers(project.id(), batch.size());
        long[] ids = copies.reserveIds(batch.size());
        List<TaskCopyStore.Numbered> rows = new ArrayList<>(batch.size());
        for (int at = 0; at < ids.length; at++) {
            NewTask task = batch.get(at);
            int innerId = number + at;
            rows.add(new TaskCopyStore.Numbered(
                    ids[at], innerId, task.overlap().orElse(project.overlapOf(innerId)), predictions[at], task));
        }
        copies.copy(project.id(), rows, made);
        counters.append(project.id(), added(batch));
        order(project, LongStream.of(ids).mapToObj(TaskId::new).toList());
        tell("tasks-created", project.id(), ids[0], ids[ids.length - 1]);
        return ids;
    }

    /// Tells of tasks of the project with ids from `first` to `last`, both among them.
    private void tell(String kind, ProjectId project, long first, long last) {
        outbox.append(kind, Json.object().put("first", first).put("last", last), OptionalLong.of(project.value()));
    }

    private static CounterChanges added(List<NewTask> tasks) {
        CounterChanges changes = new CounterChanges()
                .add(CounterKey.TASKS, tasks.size())
                .add(CounterKey.state(TaskState.DRAFT.wireName()), tasks.size());
        for (NewTask task : tasks) {
            task.data().propertyNames().forEach(key -> changes.add(CounterKey.column(key), 1));
        }
        return changes;
    }

    public Optional<Task> find(TaskId id) {
        return store.find(List.of(id)).stream().findFirst();
    }

    public Task require(TaskId id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    List<Task> find(Collection<TaskId> ids) {
        return store.find(ids);
    }

    static Refused missing(TaskId id) {
        return new Refused(new RequestProblem.NotFound("task", String.valueOf(id.value())));
    }

    /// The project that a task belongs to; it never changes.
    public Optional<ProjectId> projectOf(TaskId id) {
        return store.projectOf(id);
    }

    /// Ids of the project's tasks, newest first; `page` from 1. Empty past the end.
    public List<TaskId> newest(ProjectId project, int page, int pageSize) {
        OptionalLong start = store.pageStart(project, (page - 1L) * pageSize);
        return start.isEmpty() ? List.of() : store.newest(project, start.getAsLong(), pageSize);
    }

    /// What to change of a task; empty stays.
    public record Change(
            Optional<ObjectNode> data,
            Optional<ObjectNode> meta,
            Optional<Integer> overlap,
            Optional<Double> priority,
            Optional<Boolean> allowSkip) {}

    /// Changes a task; a new overlap can change its state.
    public Task change(PersonId by, TaskId id, Change change) {
        return database.transact(() -> {
            open(id);
            Task before = require(id);
            Task after = new Task(
                    id,
                    before.project(),
                    before.innerId(),
                    new Task.Content(
                            change.data().orElse(before.content().data()),
                            change.meta().orElse(before.content().meta()),
                            before.content().fileUpload()),
                    before.state(),
                    new Task.Wanted(
                            change.overlap().orElse(before.wanted().overlap()),
                            change.priority().orElse(before.wanted().priority()),
                            change.allowSkip().orElse(before.wanted().allowSkip())),
                    before.totals(),
                    before.times());
            store.updateContent(after, new TaskStore.Made(by, clock.instant()));
            Settlement settlement = Settlement.by(by, TaskState.Trigger.SETTINGS);
            columns(settlement.counters(), before, -1);
            columns(settlement.counters(), after, 1);
            settle(open(id), settlement);
            order(projects.require(after.project()), List.of(id));
            tell("tasks-changed", after.project(), id.value(), id.value());
            return require(id);
        });
    }

    private static void columns(CounterChanges changes, Task task, int delta) {
        task.content().data().propertyNames().forEach(key -> changes.add(CounterKey.column(key), delta));
    }

    /// Sets the priority of these tasks of the project; higher is handed out first.
    ///
    /// @return tasks changed
    public int setPriority(PersonId by, ProjectId project, Collection<TaskId> ids, double priority) {
        return database.transact(() -> {
            int changed = store.setPriority(project, ids, priority, new TaskStore.Made(by, clock.instant()));
            if (changed > 0) {
                counters.edited(project);
            }
            return changed;
        });
    }

    /// Deletes these tasks of the project with all that belongs to them.
    ///
    /// @return tasks deleted
    public int delete(ProjectId project, Collection<TaskId> ids) {
        return database.transact(() -> {
            TaskStore.Holdings holdings = store.lockHoldings(project, ids);
            if (holdings.tasks().isEmpty()) {
                return 0;
            }
            CounterChanges changes = new CounterChanges()
                    .add(CounterKey.TASKS, -holdings.tasks().size())
                    .add(CounterKey.ANNOTATED_TASKS, -holdings.annotated());
            holdings.states().forEach((state, count) -> changes.add(CounterKey.state(state), -count));
            holdings.columns().forEach((key, count) -> changes.add(CounterKey.column(key), -count));
            parts.forEach(part -> part.subtract(holdings.tasks(), changes));
            counters.append(project, changes);
            return store.delete(holdings.tasks());
        });
    }

    /// Tells that predictions came to a task (+) or went (-), and holds the task against deletion until the transaction
    /// ends. False when the task is gone.
    public boolean addPredictions(TaskId id, int delta) {
        return store.addPredictions(id, delta);
    }

    /// Live leases of people who label these tasks.
    List<Lease> holders(Collection<TaskId> ids) {
        return leases.live(ids, clock.instant());
    }

    /// Changes of state, newest first.
    public List<TaskEvent> history(TaskId id) {
        return store.history(id);
    }

    /// Locks a task's row and reads all facts. Call it inside the transaction that changes one.
    public OpenTask open(TaskId id) {
        return openIfThere(id).orElseThrow(() -> missing(id));
    }

    Optional<OpenTask> openIfThere(TaskId id) {
        return openAll(List.of(id)).stream().findFirst();
    }

    /// As [#open], for many tasks; those that are gone are left out.
    public List<OpenTask> openAll(Collection<TaskId> ids) {
        if (!database.inTransaction()) {
            throw new IllegalStateException("a task is opened inside a transaction, which holds its lock");
        }
        return settlements.open(ids);
    }

    /// What a transaction did to one open task.
    public record Done(OpenTask task, Settlement settlement) {}

    /// Writes what a transaction did to an open task: its state by the facts, the history, the counters.
    ///
    /// @return the state after it
    public TaskState settle(OpenTask task, Settlement settlement) {
        return settleAll(task.project(), List.of(new Done(task, settlement))).getFirst();
    }

    /// As [#settle], for many tasks of one project; the counters are appended once.
    ///
    /// @return the states after it, in the same order
    public List<TaskState> settleAll(ProjectId project, List<Done> all) {
        Instant now = clock.instant();
        CounterChanges changes = new CounterChanges();
        List<Settled> settled = new ArrayList<>();
        for (Done done : all) {
            Settled one = Settled.of(done.task(), done.settlement(), now);
            settled.add(one);
            changes.add(done.settlement().counters(), 1);
            count(changes, done.task(), one.row());
        }
        settlements.write(settled, now);
        counters.appendChange(project, changes);
        followTruths(project, all);
        return settled.stream().map(one -> one.row().state()).toList();
    }

    /// Keeps in the tasks' rows how many of their annotations are ground truth.
    private void followTruths(ProjectId project, List<Done> all) {
        List<TaskId> marked = new ArrayList<>();
        for (Done done : all) {
            long delta = done.settlement().counters().of(CounterKey.GROUND_TRUTHS);
            if (delta != 0) {
                store.addTruths(done.task().id(), delta);
                marked.add(done.task().id());
            }
        }
        if (!marked.isEmpty()) {
            order(projects.require(project), marked);
        }
    }

    private void order(Project project, List<TaskId> ids) {
        if (!project.ordering().isPlain()) {
            store.order(project.ordering(), ids);
        }
    }

    /// Sets the lowest predicted scores of tasks of a project, empty where none is known, and puts them in its order.
    public void setScores(Project project, Map<TaskId, OptionalDouble> scores) {
        database.inTransaction(() -> {
            store.setScores(scores);
            order(project, List.copyOf(scores.keySet()));
        });
    }

    private static void count(CounterChanges changes, OpenTask before, Settled.Row after) {
        if (before.state() != after.state()) {
            changes.add(CounterKey.state(before.state().wireName()), -1)
                    .add(CounterKey.state(after.state().wireName()), 1);
        }
        int had = Math.min(1, before.standing().totals().annotations());
        int has = Math.min(1, after.totals().annotations());
        changes.add(CounterKey.ANNOTATED_TASKS, has - had);
    }

    /// Brings a task's state and counts to what its facts say, as far as they were changed by time or rules.
    public TaskState recount(TaskId id) {
        return database.transact(() -> settle(open(id), Settlement.bySystem(TaskState.Trigger.SETTINGS)));
    }

    /// Gives the next tasks of the project behind an id the turn that its settings say, and the overlap where that was
    /// changed.
    ///
    /// @return their ids, ascending; empty at the end
    List<TaskId> followSettings(Project project, long after, int limit, boolean overlaps) {
        return database.transact(() -> {
            List<TaskId> batch = store.lockAfter(project.id(), after, limit);
            if (overlaps) {
                store.setOverlaps(project, batch);
            }
            store.order(project.ordering(), batch);
            counters.edited(project.id());
            return batch;
        });
    }

    /// Those of the tasks that somebody did something on; the state of the others does not depend on rules.
    List<TaskId> begun(List<TaskId> ids) {
        return store.begun(ids);
    }
}
