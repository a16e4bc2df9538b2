package dev.assay.server.project;

import dev.assay.server.identity.OrganizationId;
import dev.assay.server.identity.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Tasks, one labeling config, people and rules.
///
/// @param extras settings that only the browser and machine learning read, by wire name; the defaults left out
public record Project(
        ProjectId id, Origin origin, About about, Config config, Queue queue, Rules rules, ObjectNode extras) {

    /// Where it comes from.
    public record Origin(
            OrganizationId organization, Optional<PersonId> createdBy, Instant createdAt, Instant updatedAt) {}

    /// What people read of it.
    public record About(
            String title,
            String description,
            String color,
            String expertInstruction,
            String modelVersion,
            Optional<Instant> pinnedAt) {}

    /// The labeling config as text, with its version, counted from 1.
    public record Config(String text, int version) {}

    /// How tasks are handed out.
    ///
    /// @param overlap annotations wanted per task, 1 to 1000
    /// @param lease how long a task is held by those who send no heartbeats
    public record Queue(int overlap, Sampling sampling, SkipQueue skipQueue, Duration lease, boolean paused) {
        public static final int MAX_OVERLAP = 1000;
    }

    /// Who may see it, and how answers are judged.
    ///
    /// @param open to the whole organisation, not to members only
    /// @param strictResults whether a result that does not fit the config is refused
    public record Rules(
            boolean open, boolean reviewRequired, boolean reviewOwn, RejectTo rejectTo, boolean strictResults) {}

    /// To whom a rejected task goes.
    public enum RejectTo {
        AUTHOR,
        ANYONE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What comes first among tasks of the same priority.
    public record Ordering(boolean truthsFirst, boolean overlapFirst, boolean uncertainFirst) {
        /// Whether nothing does.
        public boolean isPlain() {
            return !truthsFirst && !overlapFirst && !uncertainFirst;
        }
    }

    public Ordering ordering() {
        return new Ordering(
                extras.path("show_ground_truth_first").asBoolean(false),
                extras.path("show_overlap_first").asBoolean(false),
                queue.sampling() == Sampling.UNCERTAINTY);
    }

    /// Percent of the tasks that want the project's overlap; the others want one answer.
    public int cohortPercent() {
        return extras.path("overlap_cohort_percentage").asInt(100);
    }

    /// Answers wanted for the task of this number within the project. Any hundred numbers in a row hold exactly
    /// [#cohortPercent] tasks of the cohort: 37 and 100 have no common factor.
    public int overlapOf(int innerId) {
        return (long) innerId * 37 % 100 < cohortPercent() ? queue.overlap() : 1;
    }
}
