package dev.assay.server.annotation;

import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Annotations and drafts on the wire.
final class AnnotationJson {
    private AnnotationJson() {}

    static ObjectNode write(Annotation annotation) {
        ObjectNode node = Json.object();
        node.put("id", annotation.id().value());
        node.put("task", annotation.place().task().value());
        node.put("project", annotation.place().project().value());
        node.put("completed_by", annotation.place().person().value());
        node.set("result", annotation.answer().result());
        node.put("result_count", annotation.answer().result().size());
        node.put("was_cancelled", annotation.answer().flags().skipped());
        node.put("skip_reason", annotation.answer().skipReason().orElse(null));
        node.put("ground_truth", annotation.answer().flags().groundTruth());
        node.put("lead_time", annotation.answer().leadTimeSeconds());
        node.put("version", annotation.version());
        node.set("problems", annotation.answer().problems());
        node.put("last_action", annotation.origin().lastAction().wireName());
        node.put("unique_id", annotation.origin().uniqueId().map(UUID::toString).orElse(null));
        put(node, "parent_prediction", annotation.origin().parentPrediction());
        put(node, "parent_annotation", annotation.origin().parentAnnotation());
        node.put(
                "verdict",
                annotation
                        .answer()
                        .verdict()
                        .map(verdict -> verdict(annotation, verdict))
                        .orElse(null));
        annotation
                .times()
                .updatedBy()
                .ifPresentOrElse(by -> node.put("updated_by", by.value()), () -> node.putNull("updated_by"));
        node.put(
                "draft_created_at",
                annotation.times().draftCreatedAt().map(Object::toString).orElse(null));
        node.put("created_at", annotation.times().createdAt().toString());
        node.put("updated_at", annotation.times().updatedAt().toString());
        return node;
    }

    /// The newest review's verdict: an accepted version that the reviewer wrote was fixed.
    private static String verdict(Annotation annotation, Annotation.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED ->
                annotation.origin().lastAction() == Annotation.Action.FIXED_AND_ACCEPTED ? "fixed" : "accepted";
            case REJECTED, DISMISSED -> "rejected";
        };
    }

    private static void put(ObjectNode node, String name, OptionalLong value) {
        value.ifPresentOrElse(number -> node.put(name, number), () -> node.putNull(name));
    }

    static ObjectNode write(AnnotationVersion version) {
        ObjectNode node = Json.object();
        node.put("version", version.version());
        node.put("at", version.made().at().toString());
        node.put("action", version.made().action().wireName());
        version.made().by().ifPresentOrElse(by -> node.put("person", by.value()), () -> node.putNull("person"));
        node.set("result", version.result());
        node.put("was_cancelled", version.skipped());
        node.put("lead_time", version.leadTimeSeconds());
        return node;
    }

    static ObjectNode write(Draft draft, String user) {
        ObjectNode node = Json.object();
        node.put("id", draft.id().value());
        node.put("task", draft.place().task().value());
        draft.place()
                .annotation()
                .ifPresentOrElse(of -> node.put("annotation", of.value()), () -> node.putNull("annotation"));
        node.put("user", user);
        node.set("result", draft.content().result());
        node.put("lead_time", draft.content().leadTimeSeconds());
        node.put("was_postponed", draft.content().postponed());
        node.put("version", draft.version());
        node.put("created_at", draft.createdAt().toString());
        node.put("updated_at", draft.updatedAt().toString());
        return node;
    }

    /// Reads an answer as it came; refuses with all wrong fields at once.
    static Submission readSubmission(ObjectNode body, boolean skippedByQuery) {
        Reader reader = new Reader(body);
        Optional<Boolean> skipped = reader.flag("was_cancelled");
        Submission sent = new Submission(
                body.has("result") ? Optional.of(reader.result()) : Optional.empty(),
                new Submission.Skip(skippedByQuery ? Optional.of(true) : skipped, reader.text("skip_reason")),
                reader.seconds("lead_time"),
                reader.flag("ground_truth"),
                new Submission.Links(
                        reader.whole("draft_id"),
                        reader.whole("parent_prediction"),
                        reader.whole("parent_annotation"),
                        reader.uuid("unique_id"),
                        reader.uuid("unique_lock_id")));
        reader.refuseIfWrong();
        return sent;
    }

    static Drafts.Saving readDraft(ObjectNode body) {
        Reader reader = new Reader(body);
        Drafts.Saving saving = new Drafts.Saving(
                body.has("result") ? Optional.of(reader.result()) : Optional.empty(),
                reader.seconds("lead_time"),
                reader.flag("was_postponed"));
        reader.refuseIfWrong();
        return saving;
    }

    /// Fields of a body, read with all problems at once.
    private static final class Reader {
        private final ObjectNode body;
        private final List<Detail> problems = new ArrayList<>();

        Reader(ObjectNode body) {
            this.body = body;
        }

        void refuseIfWrong() {
            if (!problems.isEmpty()) {
                throw new Refused(new RequestProblem.Invalid(problems));
            }
        }

        /// The result; null counts as an empty list.
        JsonNode result() {
            JsonNode node = body.path("result");
            return node.isNull() ? Json.array() : node;
        }

        private boolean isAbsent(String name) {
            return body.path(name).isMissingNode() || body.path(name).isNull();
        }

        private void wrong(String name, String wanted) {
            problems.add(
                    new Detail("/" + name, "%s is wanted; got %s.".formatted(wanted, Json.write(body.path(name)))));
        }

        Optional<Boolean> flag(String name) {
            if (isAbsent(name)) {
                return Optional.empty();
            }
            if (!body.path(name).isBoolean()) {
                wrong(name, "True or false");
                return Optional.empty();
            }
            return Optional.of(body.path(name).asBoolean());
        }

        Optional<String> text(String name) {
            if (isAbsent(name)) {
                return Optional.empty();
            }
            JsonNode node = body.path(name);
            if (!node.isString() || node.asString().length() > 10_000) {
                wrong(name, "A text of at most 10000 characters");
                return Optional.empty();
            }
            return Optional.of(node.asString());
        }

        Optional<Double> seconds(String name) {
            if (isAbsent(name)) {
                return Optional.empty();
            }
            JsonNode node = body.path(name);
            if (!node.isNumber() || !(node.asDouble(Double.NaN) >= 0) || !Double.isFinite(node.asDouble(Double.NaN))) {
                wrong(name, "A number of seconds, 0 or more,");
                return Optional.empty();
            }
            return Optional.of(node.asDouble());
        }

        OptionalLong whole(String name) {
            if (isAbsent(name)) {
                return OptionalLong.empty();
            }
            JsonNode node = body.path(name);
            if (Json.id(node).isEmpty()) {
                wrong(name, "An id");
                return OptionalLong.empty();
            }
            return OptionalLong.of(node.asLong());
        }

        Optional<UUID> uuid(String name) {
            if (isAbsent(name)) {
                return Optional.empty();
            }
            try {
                return Optional.of(UUID.fromString(body.path(name).asString("")));
            } catch (IllegalArgumentException _) {
                wrong(name, "A UUID");
                return Optional.empty();
            }
        }
    }
}
