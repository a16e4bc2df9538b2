package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.project.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A task whose row this transaction has locked, with all facts that its state depends on.
///
/// @param parts what each person did, in order of person
/// @param leases of people who label, stale ones included
public record OpenTask(
        TaskId id, ProjectId project, Standing standing, TaskRules rules, List<Part> parts, List<Lease> leases) {

    /// The stored row: state, what is wanted, totals and the annotation that a reviewer accepted.
    public record Standing(TaskState state, Task.Wanted wanted, Task.Totals totals, OptionalLong accepted) {}

    public OpenTask {
        parts = List.copyOf(parts);
        leases = List.copyOf(leases);
    }

    public TaskState state() {
        return standing.state();
    }

    public Part part(PersonId person) {
        return parts.stream()
                .filter(part -> part.person().equals(person))
                .findFirst()
                .orElse(Part.none(person));
    }

    public Optional<Lease> leaseOf(PersonId person) {
        return leases.stream().filter(lease -> lease.person().equals(person)).findFirst();
    }

    /// Distinct people who are through with the task.
    public int filled() {
        return (int) parts.stream().filter(part -> part.fills(rules)).count();
    }

    /// Whether the task wants one more person than have answered or hold it.
    public boolean wantsOneMore() {
        int held = (int) leases.stream().filter(Lease::counts).count();
        return filled() + held < standing.wanted().overlap();
    }

    /// Refuses a submit that names a lease which passed to somebody else: it is gone, and so is the place it held.
    public void requireLease(PersonId person, UUID named) {
        boolean held = leaseOf(person).filter(lease -> lease.id().equals(named)).isPresent();
        boolean hasPlace = part(person).fills(rules) || leaseOf(person).isPresent();
        if (!held && !hasPlace && !wantsOneMore()) {
            throw new dev.assay.server.platform.http.Refused(new TaskProblem.LeaseLost(id));
        }
    }

    /// The facts after a change of one person's part and without the lease of another, at this moment.
    TaskFacts facts(List<Part> partsThen, List<Lease> leasesThen, boolean acceptedThen, Instant now) {
        int live = (int) leasesThen.stream().filter(lease -> lease.isLive(now)).count();
        int drafts = partsThen.stream().mapToInt(Part::drafts).sum();
        int rejections =
                partsThen.stream().mapToInt(part -> part.verdicts().rejected()).sum();
        return new TaskFacts(
                standing.wanted().overlap(),
                (int) partsThen.stream().filter(part -> part.answers(rules)).count(),
                (int) partsThen.stream().filter(Part::skipped).count(),
                rules.skipQueue().skipsCount(),
                new TaskFacts.Open(live, drafts, rejections),
                acceptedThen);
    }
}
