package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a settlement makes of an open task: the row to write, and the steps of the state that lead there.
record Settled(OpenTask before, Row row, List<Part> changedParts, List<Step> steps, Optional<PersonId> released) {

    /// The new values of the task's row.
    record Row(TaskState state, int answers, int skips, int openLeases, Task.Totals totals, OptionalLong accepted) {}

    /// One change of state, a row of the history.
    record Step(
            TaskState from, TaskState.Trigger trigger, TaskState to, Optional<PersonId> by, Optional<String> reason) {}

    static Settled of(OpenTask task, Settlement settlement, Instant now) {
        List<Part> parts = new ArrayList<>(task.parts());
        for (Part changed : settlement.parts()) {
            parts.removeIf(part -> part.person().equals(changed.person()));
            parts.add(changed);
        }
        List<Lease> leases = task.leases().stream()
                .filter(lease ->
                        settlement.released().filter(lease.person()::equals).isEmpty())
                .toList();
        OptionalLong accepted = switch (settlement.acceptance()) {
            case Settlement.Acceptance.Keep _ -> task.standing().accepted();
            case Settlement.Acceptance.Accept accept -> OptionalLong.of(accept.annotation());
            case Settlement.Acceptance.Clear _ -> OptionalLong.empty();
        };
        TaskFacts facts = task.facts(parts, leases, false, now);
        TaskState state = isAccepted(task, settlement, accepted, facts)
                ? TaskState.of(task.facts(parts, leases, true, now))
                : TaskState.of(facts);
        Row row = new Row(
                state,
                facts.counting(),
                facts.skippers(),
                (int) leases.stream().filter(Lease::counts).count(),
                settlement.totalsAfter(task.standing().totals()),
                accepted);
        return new Settled(task, row, settlement.parts(), steps(task, settlement, state), settlement.released());
    }

    /// A reviewer's acceptance holds until somebody reopens the task. Where the project asks no review, the system
    /// accepts whatever has all wanted answers; what was accepted so stays when the project begins to ask for one.
    private static boolean isAccepted(OpenTask task, Settlement settlement, OptionalLong accepted, TaskFacts facts) {
        if (settlement.trigger() == TaskState.Trigger.REOPEN) {
            return false;
        }
        boolean full = facts.counting() >= facts.overlap() && facts.open().rejections() == 0;
        boolean bySystem = full && (!task.rules().reviewRequired() || task.state() == TaskState.ACCEPTED);
        return accepted.isPresent() || (bySystem && settlement.acceptance() instanceof Settlement.Acceptance.Keep);
    }

    private static List<Step> steps(OpenTask task, Settlement settlement, TaskState end) {
        List<Step> steps = new ArrayList<>();
        TaskState at = task.state();
        for (TaskState next : at.pathTo(end)) {
            TaskState.Trigger trigger = TaskState.triggerOf(at, next, settlement.trigger());
            boolean own = trigger == settlement.trigger();
            steps.add(new Step(at, trigger, next, own ? settlement.by() : Optional.empty(), settlement.reason()));
            at = next;
        }
        return steps;
    }

    /// Whether the last wanted answer came in now.
    boolean completes() {
        return steps.stream().anyMatch(step -> step.to() == TaskState.COMPLETED && step.from() != TaskState.ACCEPTED);
    }
}
