package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.project.CounterChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a transaction did to an open task, to be settled: state, history and counters follow from it.
/// Built by one thread.
public final class Settlement {
    private final TaskState.Trigger trigger;
    private final Optional<PersonId> by;
    private final List<Part> parts = new ArrayList<>();
    private final CounterChanges counters = new CounterChanges();
    private Optional<String> reason = Optional.empty();
    private Optional<PersonId> released = Optional.empty();
    private Acceptance acceptance = new Acceptance.Keep();
    private int annotations;
    private int cancelled;

    private Settlement(TaskState.Trigger trigger, Optional<PersonId> by) {
        this.trigger = trigger;
        this.by = by;
    }

    /// What becomes of a reviewer's acceptance.
    public sealed interface Acceptance {
        /// It stays as it is.
        record Keep() implements Acceptance {}

        /// This annotation is accepted.
        record Accept(long annotation) implements Acceptance {}

        /// Nothing is accepted any more.
        record Clear() implements Acceptance {}
    }

    public static Settlement by(PersonId person, TaskState.Trigger trigger) {
        return new Settlement(trigger, Optional.of(person));
    }

    /// A change that nobody made: an expired lease, changed rules.
    public static Settlement bySystem(TaskState.Trigger trigger) {
        return new Settlement(trigger, Optional.empty());
    }

    /// A person's part as it is now.
    public Settlement part(Part part) {
        parts.removeIf(old -> old.person().equals(part.person()));
        parts.add(part);
        return this;
    }

    /// A person's part with what was changed so far.
    public Part partOf(OpenTask task, PersonId person) {
        return parts.stream()
                .filter(part -> part.person().equals(person))
                .findFirst()
                .orElseGet(() -> task.part(person));
    }

    public Settlement because(Optional<String> why) {
        reason = why;
        return this;
    }

    /// This person no longer holds the task.
    public Settlement release(PersonId person) {
        released = Optional.of(person);
        return this;
    }

    public Settlement acceptance(Acceptance now) {
        acceptance = now;
        return this;
    }

    /// Annotations and skips that came (+) or went (-).
    public Settlement totals(int annotationsDelta, int cancelledDelta) {
        annotations += annotationsDelta;
        cancelled += cancelledDelta;
        return this;
    }

    /// Counters of the features above to append together with those of the task.
    public CounterChanges counters() {
        return counters;
    }

    TaskState.Trigger trigger() {
        return trigger;
    }

    Optional<PersonId> by() {
        return by;
    }

    List<Part> parts() {
        return parts;
    }

    Optional<String> reason() {
        return reason;
    }

    Optional<PersonId> released() {
        return released;
    }

    Acceptance acceptance() {
        return acceptance;
    }

    Task.Totals totalsAfter(Task.Totals before) {
        return new Task.Totals(
                before.annotations() + annotations, before.cancelled() + cancelled, before.predictions());
    }
}
