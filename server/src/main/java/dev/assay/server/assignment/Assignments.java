package dev.assay.server.assignment;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.project.Sampling;
import dev.assay.server.project.SkipQueue;
import dev.assay.server.task.Lease;
import dev.assay.server.task.Leases;
import dev.assay.server.task.TaskId;
import java.util.Optional;
import java.util.UUID;

/// Hands out tasks. In this order: what the person holds; what was sent back to them; what is assigned to them; a task
/// they have not had, by priority, then in the project's order (ground truth first, overlap first, least certain
/// prediction first, as it is set), then oldest first (or anywhere, where the project samples uniformly); what they
/// postponed; and what they skipped, where the project lets skips come back. A task that is assigned to people is
/// handed
/// out to nobody else.
public final class Assignments {
    private final Database database;
    private final Projects projects;
    private final Leases leases;

    public Assignments(Database database, Projects projects, Leases leases) {
        this.database = database;
        this.projects = projects;
        this.leases = leases;
    }

    /// A task given to a person.
    ///
    /// @param queue where it was found, in Label Studio's words
    public record Offer(Lease lease, String queue) {}

    /// Who asks.
    ///
    /// @param after a task that the person is still working on: another one is given, so that it can be made ready
    /// @param heartbeat whether the client renews the lease while it works
    public record Asking(ProjectId project, PersonId person, Optional<TaskId> after, boolean heartbeat) {}

    /// Gives the task the person holds, or claims the next one; refuses with the reason when nothing is left.
    public Offer next(Asking asking) {
        Project project = projects.require(asking.project());
        if (project.queue().paused()) {
            throw new Refused(new AssignmentProblem.Paused(project.id()));
        }
        Leases.Asking claim = claim(project, asking);
        Optional<Offer> offer = database.transact(() -> held(claim, asking).or(() -> search(project, claim)));
        if (offer.isEmpty() && leases.freeExpired(Optional.of(project.id())) > 0) {
            offer = database.transact(() -> held(claim, asking).or(() -> search(project, claim)));
        }
        return offer.orElseThrow(() -> empty(asking));
    }

    private Refused empty(Asking asking) {
        return new Refused(new AssignmentProblem.QueueEmpty(
                asking.project(),
                leases.heldByOthers(asking.project(), asking.person())
                        .map(held -> new AssignmentProblem.QueueEmpty.Held(held.tasks(), held.firstEnds()))));
    }

    private static Leases.Asking claim(Project project, Asking asking) {
        return new Leases.Asking(
                asking.project(),
                asking.person(),
                project.queue().lease(),
                asking.heartbeat(),
                project.queue().sampling() == Sampling.UNIFORM);
    }

    private Optional<Offer> held(Leases.Asking claim, Asking asking) {
        return leases.lockHeld(asking.project(), asking.person()).stream()
                .filter(lease -> asking.after().filter(lease.task()::equals).isEmpty())
                .findFirst()
                .map(lease -> new Offer(leases.renew(claim, lease.task(), Lease.Kind.LABEL), "Task lock"));
    }

    private Optional<Offer> search(Project project, Leases.Asking claim) {
        return leases.claimOwn(claim)
                .map(own -> new Offer(own.lease(), own.assigned() ? "Manually assigned queue" : "Rejected queue"))
                .or(() -> offer(leases.claimNext(claim), queueOf(project)))
                .or(() -> offer(leases.claimReturning(claim, Leases.Return.POSTPONED), "Postponed queue"))
                .or(() -> project.queue().skipQueue() == SkipQueue.REQUEUE_FOR_ME
                        ? offer(leases.claimReturning(claim, Leases.Return.SKIPPED), "Skipped queue")
                        : Optional.empty());
    }

    private static String queueOf(Project project) {
        return switch (project.queue().sampling()) {
            case SEQUENTIAL -> "Sequence queue";
            case UNIFORM -> "Uniform random queue";
            case UNCERTAINTY -> "Active learning or random queue";
        };
    }

    private static Optional<Offer> offer(Optional<Lease> lease, String queue) {
        return lease.map(claimed -> new Offer(claimed, queue));
    }

    /// A heartbeat: renews what the person holds, to label or to review. One that names another lease than the one
    /// they hold is refused.
    public Lease renew(PersonId person, TaskId task, ProjectId id, Optional<UUID> named) {
        Project project = projects.require(id);
        Leases.Asking asking = new Leases.Asking(id, person, project.queue().lease(), true, false);
        return database.transact(() -> leases.renew(asking, task, named));
    }

    /// Lets the task go.
    public void release(PersonId person, TaskId task, Optional<UUID> named) {
        leases.release(person, task, named);
    }
}
