package dev.assay.server.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a task stands: one of six states, each one what [#of] says of the task's facts.
///
/// The lifecycle is [#TRANSITIONS] together with [#IMPOSSIBLE]; between them every pair of different states is named
/// exactly once or more. The database holds the same pairs in `task_transition`.
public enum TaskState {
    /// Nobody holds it and no answer counts yet.
    DRAFT,
    /// Somebody holds or drafts it, or fewer answers than the overlap are in.
    IN_PROGRESS,
    /// Those who were offered it skipped, and the project lets skips count.
    SKIPPED,
    /// As many people as the overlap wants have answered; it waits for review.
    COMPLETED,
    /// A reviewer sent an answer back; it waits for a new version.
    REJECTED,
    /// Final until somebody reopens it.
    ACCEPTED;

    /// What makes a task change its state.
    public enum Trigger {
        CREATE,
        CLAIM,
        RELEASE,
        DRAFT,
        ANSWER,
        SKIP,
        DELETE_ANSWER,
        SETTINGS,
        ACCEPT,
        REJECT,
        REOPEN;

        /// The name on the wire and in the history, `delete_answer`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Trigger ofWireName(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// Who may cause a change: the least role a person needs, or the system alone.
    public enum Who {
        ANNOTATOR,
        REVIEWER,
        MANAGER,
        SYSTEM
    }

    /// One way from a state to another.
    public record Transition(TaskState from, Trigger trigger, TaskState to, Who who) {}

    /// A pair that no trigger connects, and why.
    public record Impossible(TaskState from, TaskState to, String reason) {}

    /// Every way there is, in reading order.
    public static final List<Transition> TRANSITIONS = List.of(
            new Transition(DRAFT, Trigger.CLAIM, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(DRAFT, Trigger.DRAFT, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(DRAFT, Trigger.ANSWER, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(DRAFT, Trigger.ANSWER, COMPLETED, Who.ANNOTATOR),
            new Transition(DRAFT, Trigger.SKIP, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(DRAFT, Trigger.SKIP, SKIPPED, Who.ANNOTATOR),
            new Transition(DRAFT, Trigger.SETTINGS, IN_PROGRESS, Who.MANAGER),
            new Transition(DRAFT, Trigger.SETTINGS, SKIPPED, Who.MANAGER),
            new Transition(IN_PROGRESS, Trigger.ANSWER, COMPLETED, Who.ANNOTATOR),
            new Transition(IN_PROGRESS, Trigger.SKIP, SKIPPED, Who.ANNOTATOR),
            new Transition(IN_PROGRESS, Trigger.SKIP, COMPLETED, Who.ANNOTATOR),
            new Transition(IN_PROGRESS, Trigger.SKIP, DRAFT, Who.ANNOTATOR),
            new Transition(IN_PROGRESS, Trigger.RELEASE, DRAFT, Who.ANNOTATOR),
            new Transition(IN_PROGRESS, Trigger.DRAFT, DRAFT, Who.ANNOTATOR),
            new Transition(IN_PROGRESS, Trigger.DELETE_ANSWER, DRAFT, Who.ANNOTATOR),
            new Transition(IN_PROGRESS, Trigger.SETTINGS, DRAFT, Who.MANAGER),
            new Transition(IN_PROGRESS, Trigger.SETTINGS, COMPLETED, Who.MANAGER),
            new Transition(IN_PROGRESS, Trigger.SETTINGS, SKIPPED, Who.MANAGER),
            new Transition(SKIPPED, Trigger.DELETE_ANSWER, DRAFT, Who.ANNOTATOR),
            new Transition(SKIPPED, Trigger.DELETE_ANSWER, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(SKIPPED, Trigger.SETTINGS, DRAFT, Who.MANAGER),
            new Transition(SKIPPED, Trigger.SETTINGS, IN_PROGRESS, Who.MANAGER),
            new Transition(SKIPPED, Trigger.ANSWER, COMPLETED, Who.ANNOTATOR),
            new Transition(COMPLETED, Trigger.ACCEPT, ACCEPTED, Who.REVIEWER),
            new Transition(COMPLETED, Trigger.REJECT, REJECTED, Who.REVIEWER),
            new Transition(COMPLETED, Trigger.SETTINGS, IN_PROGRESS, Who.MANAGER),
            new Transition(COMPLETED, Trigger.DELETE_ANSWER, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(COMPLETED, Trigger.DELETE_ANSWER, DRAFT, Who.ANNOTATOR),
            new Transition(COMPLETED, Trigger.DELETE_ANSWER, SKIPPED, Who.ANNOTATOR),
            new Transition(COMPLETED, Trigger.SKIP, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(COMPLETED, Trigger.SKIP, DRAFT, Who.ANNOTATOR),
            new Transition(COMPLETED, Trigger.SKIP, SKIPPED, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.ANSWER, COMPLETED, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.ANSWER, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.SKIP, COMPLETED, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.SKIP, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.SKIP, DRAFT, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.SKIP, SKIPPED, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.DELETE_ANSWER, COMPLETED, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.DELETE_ANSWER, IN_PROGRESS, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.DELETE_ANSWER, DRAFT, Who.ANNOTATOR),
            new Transition(REJECTED, Trigger.DELETE_ANSWER, SKIPPED, Who.ANNOTATOR),
            new Transition(ACCEPTED, Trigger.REOPEN, COMPLETED, Who.MANAGER));

    /// The pairs that no trigger connects.
    public static final List<Impossible> IMPOSSIBLE = List.of(
            new Impossible(DRAFT, REJECTED, "there is no answer to send back"),
            new Impossible(DRAFT, ACCEPTED, "there is no answer to accept; completed comes between"),
            new Impossible(IN_PROGRESS, REJECTED, "review begins when all wanted answers are in"),
            new Impossible(
                    IN_PROGRESS, ACCEPTED, "review begins when all wanted answers are in; completed comes between"),
            new Impossible(SKIPPED, REJECTED, "a skip is no answer that a reviewer could send back"),
            new Impossible(SKIPPED, ACCEPTED, "a skip is no answer that a reviewer could accept"),
            new Impossible(
                    REJECTED, ACCEPTED, "the sent-back answer first gets a new version; completed comes between"),
            new Impossible(ACCEPTED, DRAFT, "accepted is final; reopen comes first"),
            new Impossible(ACCEPTED, IN_PROGRESS, "accepted is final; reopen comes first"),
            new Impossible(ACCEPTED, SKIPPED, "accepted is final; reopen comes first"),
            new Impossible(ACCEPTED, REJECTED, "accepted is final; reopen comes first"));

    /// The name on the wire and in the database, `in_progress`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that wire name; empty when there is none.
    public static Optional<TaskState> ofWireName(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(wire))
                .findFirst();
    }

    /// Whether nothing more is asked of annotators: Label Studio's `is_labeled`.
    public boolean isLabeled() {
        return switch (this) {
            case COMPLETED, ACCEPTED, SKIPPED -> true;
            case DRAFT, IN_PROGRESS, REJECTED -> false;
        };
    }

    /// The state that the facts say. A lease or draft does not reopen a task whose answers are in.
    public static TaskState of(TaskFacts facts) {
        if (facts.answerers() > 0 && facts.accepted()) {
            return ACCEPTED;
        }
        if (facts.open().rejections() > 0) {
            return REJECTED;
        }
        if (facts.counting() >= facts.overlap()) {
            return facts.answerers() > 0 ? COMPLETED : SKIPPED;
        }
        boolean begun = facts.counting() > 0
                || facts.open().leases() > 0
                || facts.open().drafts() > 0;
        return begun ? IN_PROGRESS : DRAFT;
    }

    /// Whether a table row leads from this state to that one.
    public boolean leadsTo(TaskState to) {
        return TRANSITIONS.stream().anyMatch(way -> way.from() == this && way.to() == to);
    }

    /// The states to pass through from this one to that one, the last one included; empty when they are the same.
    /// A change of facts can need two steps: where no review is asked, an answer leads over completed to accepted.
    public List<TaskState> pathTo(TaskState to) {
        if (this == to) {
            return List.of();
        }
        Map<TaskState, TaskState> cameFrom = new EnumMap<>(TaskState.class);
        ArrayDeque<TaskState> border = new ArrayDeque<>(List.of(this));
        while (!cameFrom.containsKey(to)) {
            TaskState at = border.remove();
            for (TaskState next : values()) {
                if (at.leadsTo(next) && next != this && cameFrom.putIfAbsent(next, at) == null) {
                    border.add(next);
                }
            }
        }
        List<TaskState> path = new ArrayList<>();
        for (TaskState at = to; at != this; at = java.util.Objects.requireNonNull(cameFrom.get(at))) {
            path.addFirst(at);
        }
        return List.copyOf(path);
    }

    /// The trigger to write into the history for one step of a path that another trigger began.
    static Trigger triggerOf(TaskState from, TaskState to, Trigger began) {
        boolean direct =
                TRANSITIONS.stream().anyMatch(way -> way.from() == from && way.to() == to && way.trigger() == began);
        if (direct) {
            return began;
        }
        return TRANSITIONS.stream()
                .filter(way -> way.from() == from && way.to() == to)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a task cannot go from %s to %s".formatted(from, to)))
                .trigger();
    }

    /// The table as a Mermaid state diagram, for the reference page.
    public static String diagram() {
        StringBuilder text = new StringBuilder("stateDiagram-v2\n    [*] --> draft : create\n");
        Map<String, List<String>> byPair = new java.util.LinkedHashMap<>();
        for (Transition way : TRANSITIONS) {
            byPair.computeIfAbsent(way.from().wireName() + " --> " + way.to().wireName(), _ -> new ArrayList<>())
                    .add(way.trigger().wireName());
        }
        byPair.forEach((pair, triggers) -> text.append("    ")
                .append(pair)
                .append(" : ")
                .append(String.join(", ", triggers))
                .append('\n'));
        return text.toString();
    }
}
