package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.project.CounterChanges;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.Counters;
import dev.assay.server.project.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Short claims of people on tasks. Never more people hold or have answered a task than its overlap wants, whatever
/// runs at the same time: a claim is one UPDATE of the task's row that checks the place it takes.
public final class Leases {
    /// How long a client that sends heartbeats holds a task after the last one.
    public static final Duration HEARTBEAT_LEASE = Duration.ofMinutes(5);

    private static final int SWEEP = 500;
    private final Database database;
    private final LeaseStore store;
    private final Tasks tasks;
    private final Counters counters;
    private final Clock clock;
    private final RandomGenerator random;
    private final QueuePlaces places = new QueuePlaces();

    /// What leases are built on.
    public record Ground(Database database, Tasks tasks, Counters counters, Clock clock, RandomGenerator random) {}

    public Leases(Ground ground) {
        this.database = ground.database();
        this.store = new LeaseStore(ground.database());
        this.tasks = ground.tasks();
        this.counters = ground.counters();
        this.clock = ground.clock();
        this.random = ground.random();
    }

    /// Who asks for a task, for how long, and in which order tasks are looked for.
    public record Asking(ProjectId project, PersonId person, Duration lease, boolean heartbeat, boolean uniform) {
        Duration duration() {
            return heartbeat ? HEARTBEAT_LEASE : lease;
        }
    }

    /// What the person holds in the project, oldest first. Claims of one person in one project wait for each other
    /// from here to the end of the transaction.
    public List<Lease> lockHeld(ProjectId project, PersonId person) {
        return store.lockHeld(project, person);
    }

    /// Claims a task that the person has not had: highest priority first, then by the project's order,
    /// then oldest, or anywhere when `uniform`. What is assigned to people is not among them.
    public Optional<Lease> claimNext(Asking asking) {
        return database.transact(() -> {
            Instant now = clock.instant();
            LeaseStore.Claimant who = new LeaseStore.Claimant(
                    asking.project(),
                    asking.person(),
                    UUID.randomUUID(),
                    asking.heartbeat(),
                    now,
                    now.plus(asking.duration()));
            return findClaim(asking, who).map(claim -> {
                if (claim.begun()) {
                    counters.append(
                            asking.project(),
                            new CounterChanges()
                                    .add(CounterKey.state(TaskState.DRAFT.wireName()), -1)
                                    .add(CounterKey.state(TaskState.IN_PROGRESS.wireName()), 1));
                }
                return new Lease(claim.task(), who.person(), who.lease(), true, who.heartbeat(), who.until());
            });
        });
    }

    /// Three looks: behind the place where this person's last claim was, from the start, and from the start waiting
    /// for those who are just changing a task, so that nobody is sent away while a task is left.
    private Optional<LeaseStore.Claim> findClaim(Asking asking, LeaseStore.Claimant who) {
        QueuePlaces.Key key = new QueuePlaces.Key(asking.project(), asking.person());
        Optional<LeaseStore.Place> begin =
                asking.uniform() ? randomPlace(asking.project()) : places.find(key, who.now());
        Optional<LeaseStore.Claim> claim = begin.flatMap(place -> store.claimNext(who, place, false));
        if (claim.isEmpty()) {
            claim = store.claimNext(who, LeaseStore.Place.START, false);
        }
        if (claim.isEmpty()) {
            claim = store.claimNext(who, LeaseStore.Place.START, true);
        }
        if (!asking.uniform()) {
            claim.ifPresentOrElse(found -> places.put(key, found.place(), who.now()), () -> places.forget(key));
        }
        return claim;
    }

    private Optional<LeaseStore.Place> randomPlace(ProjectId project) {
        return store.wantingRange(project)
                .map(range -> new LeaseStore.Place(
                        range.first().negativePriority(),
                        range.first().turn(),
                        random.nextLong(range.first().task() - 1, range.last())));
    }

    /// A claim of a task that waited for this person before all others.
    ///
    /// @param assigned assigned to them, or else sent back to them
    public record OwnClaim(Lease lease, boolean assigned) {}

    /// Claims a task that was sent back to this person, or else one that is assigned to them.
    public Optional<OwnClaim> claimOwn(Asking asking) {
        return store.own(asking.project(), asking.person()).stream()
                .flatMap(own -> claim(asking, own.task()).map(lease -> new OwnClaim(lease, own.assigned())).stream())
                .findFirst();
    }

    /// Claims a task that comes back to this person: the first that still has a place for them.
    public Optional<Lease> claimReturning(Asking asking, Return why) {
        List<TaskId> found = store.returning(
                asking.project(),
                asking.person(),
                switch (why) {
                    case POSTPONED -> LeaseStore.Returning.POSTPONED;
                    case SKIPPED -> LeaseStore.Returning.SKIPPED;
                });
        return found.stream().flatMap(task -> claim(asking, task).stream()).findFirst();
    }

    /// Why a task comes back to somebody who had it.
    public enum Return {
        POSTPONED,
        SKIPPED
    }

    /// Claims this task; empty when its places are taken or its answers are in.
    public Optional<Lease> claim(Asking asking, TaskId id) {
        return database.transact(() -> {
            OpenTask task = tasks.open(id);
            if (task.leaseOf(asking.person()).isPresent() || task.state() == TaskState.ACCEPTED) {
                return Optional.empty();
            }
            boolean hasPlace = task.part(asking.person()).fills(task.rules());
            if (!hasPlace && !task.wantsOneMore()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            Lease lease = new Lease(
                    id, asking.person(), UUID.randomUUID(), !hasPlace, asking.heartbeat(), now.plus(asking.duration()));
            store.insert(task.project(), lease, Lease.Kind.LABEL, now);
            tasks.settle(tasks.open(id), Settlement.by(asking.person(), TaskState.Trigger.CLAIM));
            return Optional.of(lease);
        });
    }

    /// Renews what the person holds: by the heartbeat's five minutes, or by what the project says. A lease that ended
    /// and that nobody else has taken is theirs still.
    public Lease renew(Asking asking, TaskId id, Lease.Kind kind) {
        return store.renew(
                        id,
                        asking.person(),
                        kind,
                        asking.heartbeat(),
                        clock.instant().plus(asking.duration()))
                .orElseThrow(() -> new Refused(new TaskProblem.LeaseLost(id)));
    }

    /// As [#renew(Asking, TaskId, Lease.Kind)], for the lease named, or whichever kind of lease the person has.
    public Lease renew(Asking asking, TaskId id, Optional<UUID> named) {
        Instant until = clock.instant().plus(asking.duration());
        return java.util.stream.Stream.of(Lease.Kind.LABEL, Lease.Kind.REVIEW)
                .flatMap(kind -> store.renew(id, asking.person(), kind, asking.heartbeat(), until).stream())
                .filter(lease -> named.isEmpty() || named.get().equals(lease.id()))
                .findFirst()
                .orElseThrow(() -> new Refused(new TaskProblem.LeaseLost(id)));
    }

    /// Lets the task go; nothing happens when the person does not hold it, or holds it by another lease than named.
    public void release(PersonId person, TaskId id, Optional<UUID> named) {
        database.inTransaction(() -> {
            OpenTask task = tasks.open(id);
            if (task.leaseOf(person)
                    .filter(lease -> named.isEmpty() || named.get().equals(lease.id()))
                    .isPresent()) {
                tasks.settle(
                        task, Settlement.by(person, TaskState.Trigger.RELEASE).release(person));
                places.forget(new QueuePlaces.Key(task.project(), person));
            }
            store.deleteReview(id, person, named);
        });
    }

    /// Frees leases that ended, of one project or of all; called by a job, and when a claim finds nothing.
    ///
    /// @return tasks that got a place back
    public int freeExpired(Optional<ProjectId> project) {
        Instant now = clock.instant();
        store.deleteExpiredReviews(now);
        int freed = 0;
        for (TaskId id : store.expired(project, now, SWEEP)) {
            freed += database.transact(
                    () -> tasks.openIfThere(id).map(this::freeExpiredOf).orElse(0));
        }
        return freed;
    }

    private int freeExpiredOf(OpenTask opened) {
        OpenTask task = opened;
        int freed = 0;
        for (Lease lease : opened.leases()) {
            if (!lease.isLive(clock.instant())) {
                tasks.settle(
                        task,
                        Settlement.bySystem(TaskState.Trigger.RELEASE)
                                .release(lease.person())
                                .because(Optional.of("the lease ended")));
                task = tasks.open(task.id());
                freed++;
            }
        }
        return freed;
    }

    /// How many tasks others hold, and when the first of these leases ends.
    public record HeldByOthers(int tasks, Instant firstEnds) {}

    public Optional<HeldByOthers> heldByOthers(ProjectId project, PersonId person) {
        return store.heldByOthers(project, person).map(held -> new HeldByOthers(held.tasks(), held.firstEnds()));
    }

    /// Gives a reviewer the completed task they hold, or claims the next one; no two reviewers hold the same.
    ///
    /// @param ownToo whether tasks with an answer of the reviewer are offered
    /// @param except a task not to give: the one before
    public Optional<Lease> claimReview(Asking asking, boolean ownToo, Optional<TaskId> except) {
        return database.transact(() -> {
            Instant now = clock.instant();
            store.lockHeld(asking.project(), asking.person());
            LeaseStore.ReviewQuery query =
                    new LeaseStore.ReviewQuery(asking.project(), asking.person(), ownToo, except, now);
            Optional<Lease> held = store.heldReview(query)
                    .flatMap(lease -> store.renew(
                            lease.task(),
                            asking.person(),
                            Lease.Kind.REVIEW,
                            asking.heartbeat(),
                            now.plus(asking.duration())));
            if (held.isPresent()) {
                return held;
            }
            store.deleteExpiredReviews(now);
            return store.reviewable(query).map(id -> {
                Lease lease = new Lease(
                        id, asking.person(), UUID.randomUUID(), false, asking.heartbeat(), now.plus(asking.duration()));
                store.insert(asking.project(), lease, Lease.Kind.REVIEW, now);
                return lease;
            });
        });
    }

    /// Ends a reviewer's hold.
    public void releaseReview(PersonId person, TaskId id) {
        store.deleteReview(id, person, Optional.empty());
    }
}
