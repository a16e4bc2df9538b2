package dev.assay.server.project;

import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Settings to change, as they came on the wire; what is not named stays. Reading collects all problems.
final class ProjectChange {
    static final String DEFAULT_TITLE = "New Project #%d";
    private static final int TITLE_MIN = 3;
    private static final int TITLE_MAX = 50;
    private static final int MAX_TEXT = 100_000;
    private final ObjectNode wire;
    private final List<Detail> problems = new ArrayList<>();

    ProjectChange(ObjectNode wire) {
        this.wire = wire;
    }

    /// The labeling config to set; empty when the change leaves it.
    Optional<String> config() {
        JsonNode node = wire.path("label_config");
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    /// The project with the change made, its labeling config excepted; refuses with all problems at once.
    Project applyTo(Project project, Instant now) {
        Project changed = new Project(
                project.id(),
                new Project.Origin(
                        project.origin().organization(),
                        project.origin().createdBy(),
                        project.origin().createdAt(),
                        now),
                about(project.about()),
                project.config(),
                queue(project.queue()),
                rules(project.rules()),
                extras(project.extras()));
        if (wire.has("label_config") && !wire.path("label_config").isString()) {
            say("label_config", "A text is wanted.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(new RequestProblem.Invalid(problems));
        }
        return changed;
    }

    private Project.About about(Project.About old) {
        return new Project.About(
                title(old.title()),
                text("description", old.description()),
                color(old.color()),
                text("expert_instruction", old.expertInstruction()),
                text("model_version", old.modelVersion()),
                pinnedAt(old.pinnedAt()));
    }

    private Project.Queue queue(Project.Queue old) {
        int lease = whole("lease_seconds", (int) old.lease().toSeconds(), 10, 2_592_000);
        return new Project.Queue(
                whole("maximum_annotations", old.overlap(), 1, Project.Queue.MAX_OVERLAP),
                one(
                        "sampling",
                        old.sampling(),
                        Sampling::ofWireName,
                        Arrays.stream(Sampling.values()).map(Sampling::wireName)),
                one(
                        "skip_queue",
                        old.skipQueue(),
                        wanted -> Arrays.stream(SkipQueue.values())
                                .filter(s -> s.name().equals(wanted))
                                .findFirst(),
                        Arrays.stream(SkipQueue.values()).map(SkipQueue::name)),
                Duration.ofSeconds(lease),
                flag("is_paused", old.paused()));
    }

    private Project.Rules rules(Project.Rules old) {
        return new Project.Rules(
                flag("open_to_organization", old.open()),
                flag("review_required", old.reviewRequired()),
                flag("review_own", old.reviewOwn()),
                one(
                        "reject_to",
                        old.rejectTo(),
                        wanted -> Arrays.stream(Project.RejectTo.values())
                                .filter(r -> r.wireName().equals(wanted))
                                .findFirst(),
                        Arrays.stream(Project.RejectTo.values()).map(Project.RejectTo::wireName)),
                flag("strict_results", old.strictResults()));
    }

    private ObjectNode extras(ObjectNode old) {
        ObjectNode extras = old.deepCopy();
        ProjectJson.EXTRAS.forEach((name, standard) -> {
            JsonNode node = wire.path(name);
            if (node.isMissingNode()) {
                return;
            }
            if (node.getNodeType() != standard.getNodeType()) {
                say(
                        name,
                        "A %s is wanted; got %s."
                                .formatted(standard.getNodeType().name().toLowerCase(Locale.ROOT), Json.write(node)));
            } else if (name.equals("overlap_cohort_percentage") && (node.asInt() < 0 || node.asInt() > 100)) {
                say(name, "A percentage is from 0 to 100; got %s.".formatted(node.asInt()));
            } else {
                extras.set(name, node);
            }
        });
        return extras;
    }

    private String title(String old) {
        String title = text("title", old).strip();
        if (title.isEmpty() || title.equals(old)) {
            return old;
        }
        if (title.length() < TITLE_MIN || title.length() > TITLE_MAX) {
            say("title", "A title has %d to %d characters; got %d.".formatted(TITLE_MIN, TITLE_MAX, title.length()));
            return old;
        }
        return title;
    }

    private String color(String old) {
        String color = text("color", old);
        if (!color.matches("#[0-9a-fA-F]{3,8}")) {
            say("color", "A color is # and hexadecimal digits; got " + color);
            return old;
        }
        return color;
    }

    private Optional<Instant> pinnedAt(Optional<Instant> old) {
        JsonNode node = wire.path("pinned_at");
        if (node.isMissingNode()) {
            return old;
        }
        if (node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(node.asString()));
        } catch (DateTimeParseException _) {
            say("pinned_at", "A time such as 2026-01-31T12:00:00Z is wanted; got " + node.asString());
            return old;
        }
    }

    private String text(String name, String old) {
        JsonNode node = wire.path(name);
        if (node.isMissingNode()) {
            return old;
        }
        if (node.isNull()) {
            return "";
        }
        if (!node.isString() || node.asString().length() > MAX_TEXT) {
            say(name, "A text of at most %d characters is wanted.".formatted(MAX_TEXT));
            return old;
        }
        return node.asString();
    }

    private boolean flag(String name, boolean old) {
        JsonNode node = wire.path(name);
        if (node.isMissingNode()) {
            return old;
        }
        if (!node.isBoolean()) {
            say(name, "True or false is wanted; got %s.".formatted(Json.write(node)));
            return old;
        }
        return node.asBoolean();
    }

    private int whole(String name, int old, int min, int max) {
        JsonNode node = wire.path(name);
        if (node.isMissingNode()) {
            return old;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < min || node.asInt() > max) {
            say(name, "A whole number from %d to %d is wanted; got %s.".formatted(min, max, Json.write(node)));
            return old;
        }
        return node.asInt();
    }

    private <T> T one(String name, T old, Function<String, Optional<T>> reader, Stream<String> known) {
        JsonNode node = wire.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return old;
        }
        Optional<T> found = node.isString() ? reader.apply(node.asString()) : Optional.empty();
        if (found.isEmpty()) {
            say(name, "One of %s is wanted; got %s.".formatted(String.join(", ", known.toList()), Json.write(node)));
        }
        return found.orElse(old);
    }

    private void say(String field, String message) {
        problems.add(new Detail("/" + field, message));
    }
}
