package dev.assay.server.project;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
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
    private static final int MAX_PART = 60;
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
        COLUMN,
        /// Answers that a person gave, and verdicts on them.
        PERSON,
        /// Answers and verdicts of one day, UTC.
        DAY;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofStored(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /// What people do. Answers that are deleted are taken back; verdicts stay, whatever becomes of the answer.
    public enum Work {
        SUBMITTED,
        SKIPPED,
        ACCEPTED,
        REJECTED
    }

    public static CounterKey person(PersonId person, Work work) {
        return new CounterKey(Kind.PERSON, person.value() + "|" + work);
    }

    public static CounterKey day(LocalDate day, Work work) {
        return new CounterKey(Kind.DAY, day + "|" + work);
    }

    private static CounterKey count(String name) {
        return new CounterKey(Kind.COUNT, name);
    }

    /// Tasks in one state, by its wire name.
    public static CounterKey state(String state) {
        return count(STATE + state);
    }

    public static CounterKey tuple(String from, String to, String type) {
        String whole = from + "|" + to + "|" + type;
        return new CounterKey(Kind.TUPLE, fits(whole) ? whole : cut(from) + "|" + cut(to) + "|" + cut(type));
    }

    public static CounterKey label(Kind kind, String control, String label) {
        String whole = pair(control, label);
        return new CounterKey(kind, fits(whole) ? whole : pair(cut(control), cut(label)));
    }

    public static CounterKey column(String key) {
        return new CounterKey(Kind.COLUMN, fits(key) ? key : cut(key));
    }

    private static String pair(String control, String label) {
        return Json.write(Json.array().add(control).add(label));
    }

    /// Names are keys of an index, whose entries PostgreSQL limits to 2,704 bytes.
    private static boolean fits(String name) {
        return name.length() <= 500 || name.getBytes(StandardCharsets.UTF_8).length <= 2_000;
    }

    /// The beginning of a long name with a sum of the whole, so that it stays one of its kind.
    private static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= MAX_PART) {
            return name;
        }
        String begin = name.substring(0, name.offsetByCodePoints(0, MAX_PART));
        return begin + "…" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /// The person of a counter of work.
    PersonId worker() {
        return new PersonId(Long.parseLong(name.substring(0, name.indexOf('|'))));
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
