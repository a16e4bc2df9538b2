package dev.assay.server.project;

import dev.assay.server.platform.json.Json;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;

/// What one counter of a project counts.
public record CounterKey(Kind kind, String name) {
    public static final CounterKey TASKS = count("tasks");
    public static final CounterKey ANNOTATIONS = count("annotations");
    public static final CounterKey SKIPS = count("skips");
    public static final CounterKey GROUND_TRUTHS = count("ground_truths");
    public static final CounterKey PREDICTIONS = count("predictions");
    public static final CounterKey ANNOTATED_TASKS = count("annotated_tasks");
    /// Changes that no other counter notices; its value stays zero, only its deltas count.
    static final CounterKey EDITS = count("edits");
    private static final String STATE = "state:";

    /// The families of counters.
    public enum Kind {
        /// Plain totals, and tasks per state.
        COUNT,
        /// Result items per `from|to|type`.
        TUPLE,
        /// Uses of a label of a control in annotations.
        LABEL,
        /// Uses of a label of a control in drafts.
        DRAFT_LABEL,
        /// Tasks whose data have a key.
        COLUMN;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofStored(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    private static CounterKey count(String name) {
        return new CounterKey(Kind.COUNT, name);
    }

    /// Tasks in one state, by its wire name.
    public static CounterKey state(String state) {
        return count(STATE + state);
    }

    public static CounterKey tuple(String from, String to, String type) {
        return new CounterKey(Kind.TUPLE, from + "|" + to + "|" + type);
    }

    public static CounterKey label(Kind kind, String control, String label) {
        return new CounterKey(kind, Json.write(Json.array().add(control).add(label)));
    }

    public static CounterKey column(String key) {
        return new CounterKey(Kind.COLUMN, key);
    }

    /// The control of a label's counter.
    String control() {
        return ((ArrayNode) Json.read(name)).get(0).asString();
    }

    /// The label of a label's counter.
    String label() {
        return ((ArrayNode) Json.read(name)).get(1).asString();
    }
}
