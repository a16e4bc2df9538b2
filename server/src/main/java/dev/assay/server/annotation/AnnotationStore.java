package dev.assay.server.annotation;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.CopyRows;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

final class AnnotationStore {
    private static final String COLUMNS = """
            id, task_id, project_id, person_id, result, was_cancelled, ground_truth, review_state, lead_time, version,
            unique_id, parent_prediction, parent_annotation, last_action, problems, skip_reason, draft_created_at,
            updated_by, created_at, updated_at
            """;
    private final Database database;

    AnnotationStore(Database database) {
        this.database = database;
    }

    /// An annotation before it has an id.
    record New(Annotation.Place place, Annotation.Answer answer, Annotation.Origin origin, Instant at) {}

    /// A stored annotation, and the results of the drafts that were deleted with it.
    record Inserted(Annotation annotation, List<JsonNode> drafts) {}

    /// Stores an annotation and deletes the drafts that became it; one statement.
    Inserted insert(New made, OptionalLong draft) {
        return database.with(handle -> {
            try (PreparedStatement insert = handle.getConnection().prepareStatement("""
                    WITH gone AS (
                        DELETE FROM annotation_draft
                        WHERE task_id = ? AND person_id = ? AND (annotation_id IS NULL OR id = ?)
                        RETURNING created_at, result)
                    INSERT INTO annotation (task_id, project_id, person_id, result, result_count, was_cancelled,
                        ground_truth, lead_time, unique_id, parent_prediction, parent_annotation, last_action, problems,
                        skip_reason, draft_created_at, updated_by, created_at, updated_at)
                    VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, (SELECT min(created_at) FROM gone), ?, ?, ?)
                    RETURNING id, draft_created_at, (SELECT jsonb_agg(result) FROM gone)
                    """)) {
                bind(insert, made, draft);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    String drafts = row.getString(3);
                    return new Inserted(
                            new Annotation(
                                    new AnnotationId(row.getLong(1)),
                                    made.place(),
                                    made.answer(),
                                    1,
                                    made.origin(),
                                    new Annotation.Times(
                                            made.at(),
                                            made.at(),
                                            Optional.of(made.place().person()),
                                            instant(row, "draft_created_at"))),
                            drafts == null
                                    ? List.of()
                                    : List.copyOf(Json.read(drafts).values()));
                }
            }
        });
    }

    /// Stores many annotations by COPY; no draft becomes one of them.
    void copyIn(List<New> rows) {
        CopyRows.into(database, "annotation", COPIED, copy -> {
            for (New made : rows) {
                copy.put(made.place().task().value())
                        .put(made.place().project().value())
                        .put(made.place().person().value())
                        .put(Json.write(made.answer().result()))
                        .put((long) made.answer().result().size())
                        .put(made.answer().flags().skipped())
                        .put(made.answer().flags().groundTruth())
                        .put(made.answer().leadTimeSeconds())
                        .put(made.origin().uniqueId().map(UUID::toString).orElse(null))
                        .put(made.origin().lastAction().wireName())
                        .put(Json.write(made.answer().problems()))
                        .put(made.place().person().value())
                        .put(made.at())
                        .put(made.at())
                        .endRow();
            }
        });
    }

    private static final List<String> COPIED = List.of(
            "task_id",
            "project_id",
            "person_id",
            "result",
            "result_count",
            "was_cancelled",
            "ground_truth",
            "lead_time",
            "unique_id",
            "last_action",
            "problems",
            "updated_by",
            "created_at",
            "updated_at");

    private static void bind(PreparedStatement insert, New made, OptionalLong draft) throws SQLException {
        OffsetDateTime at = made.at().atOffset(ZoneOffset.UTC);
        long person = made.place().person().value();
        long task = made.place().task().value();
        int next = 1;
        insert.setLong(next++, task);
        insert.setLong(next++, person);
        insert.setLong(next++, draft.orElse(-1));
        insert.setLong(next++, task);
        insert.setLong(next++, made.place().project().value());
        insert.setLong(next++, person);
        insert.setString(next++, Json.write(made.answer().result()));
        insert.setInt(next++, made.answer().result().size());
        insert.setBoolean(next++, made.answer().flags().skipped());
        insert.setBoolean(next++, made.answer().flags().groundTruth());
        insert.setDouble(next++, made.answer().leadTimeSeconds());
        insert.setObject(next++, made.origin().uniqueId().orElse(null), Types.OTHER);
        insert.setObject(next++, boxed(made.origin().parentPrediction()), Types.BIGINT);
        insert.setObject(next++, boxed(made.origin().parentAnnotation()), Types.BIGINT);
        insert.setString(next++, made.origin().lastAction().wireName());
        insert.setString(next++, Json.write(made.answer().problems()));
        insert.setString(next++, made.answer().skipReason().orElse(null));
        insert.setLong(next++, person);
        insert.setObject(next++, at);
        insert.setObject(next, at);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    /// Keeps the version that stood and puts the changed one in its place; one statement.
    void update(Annotation after, PersonId by) {
        database.use(handle ->
                bind(handle.createUpdate("""
                        WITH kept AS (
                            INSERT INTO annotation_version (annotation_id, version, result, was_cancelled, lead_time,
                                                            action, person_id, at)
                            SELECT id, version, result, was_cancelled, lead_time, last_action, updated_by, updated_at
                            FROM annotation
                            WHERE id = :id)
                        UPDATE annotation
                        SET result = :result::jsonb, result_count = :count, was_cancelled = :skipped,
                            ground_truth = :truth, review_state = :verdict, lead_time = :lead_time, version = :version,
                            last_action = :action, problems = :problems::jsonb, skip_reason = :skip_reason,
                            updated_by = :by, updated_at = :at
                        WHERE id = :id
                        """), after).bind("by", by.value()).execute());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Annotation annotation) {
        return statement
                .bind("id", annotation.id().value())
                .bind("result", Json.write(annotation.answer().result()))
                .bind("count", annotation.answer().result().size())
                .bind("skipped", annotation.answer().flags().skipped())
                .bind("truth", annotation.answer().flags().groundTruth())
                .bind("verdict", annotation.answer().verdict().map(Annotation.Verdict::wireName))
                .bind("lead_time", annotation.answer().leadTimeSeconds())
                .bind("version", annotation.version())
                .bind("action", annotation.origin().lastAction().wireName())
                .bind("problems", Json.write(annotation.answer().problems()))
                .bind("skip_reason", annotation.answer().skipReason())
                .bind("at", annotation.times().updatedAt());
    }

    /// Ground truths among the task's other answers.
    int countOtherTruths(Annotation annotation) {
        return database.with(handle -> handle.createQuery(
                        "SELECT count(*) FROM annotation WHERE task_id = :task AND id <> :id AND ground_truth")
                .bind("task", annotation.place().task().value())
                .bind("id", annotation.id().value())
                .mapTo(Integer.class)
                .one());
    }

    /// Sets the ground truth mark without a new version, and takes it from the task's other answers.
    void markGroundTruth(Annotation annotation, boolean truth) {
        database.use(handle -> handle.createUpdate("""
                        UPDATE annotation
                        SET ground_truth = (:truth AND id = :id)
                        WHERE task_id = :task AND (id = :id OR (:truth AND ground_truth))
                        """)
                .bind("id", annotation.id().value())
                .bind("task", annotation.place().task().value())
                .bind("truth", truth)
                .execute());
    }

    /// Sets what review says of the version that stands.
    void setVerdict(AnnotationId id, Annotation.Verdict verdict, Annotation.Action action) {
        database.use(handle -> handle.createUpdate(
                        "UPDATE annotation SET review_state = :verdict, last_action = :action WHERE id = :id")
                .bind("id", id.value())
                .bind("verdict", verdict.wireName())
                .bind("action", action.wireName())
                .execute());
    }

    void forgetAcceptance(TaskId task) {
        database.use(handle -> handle.createUpdate(
                        "UPDATE annotation SET review_state = NULL WHERE task_id = :task AND review_state = 'accepted'")
                .bind("task", task.value())
                .execute());
    }

    /// Answers of a task that were sent back no longer wait for a new version: those of one person, or of all.
    void dismissRejected(TaskId task, Optional<PersonId> person) {
        database.use(handle -> handle.createUpdate("""
                        UPDATE annotation
                        SET review_state = 'dismissed'
                        WHERE task_id = :task AND review_state = 'rejected'
                          AND (CAST(:person AS bigint) IS NULL OR person_id = :person)
                        """)
                .bind("task", task.value())
                .bind("person", person.map(PersonId::value))
                .execute());
    }

    void delete(AnnotationId id) {
        database.use(handle -> handle.createUpdate("DELETE FROM annotation WHERE id = :id")
                .bind("id", id.value())
                .execute());
    }

    Optional<Annotation> find(AnnotationId id) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM annotation WHERE id = :id")
                .bind("id", id.value())
                .map(AnnotationStore::annotation)
                .findOne());
    }

    /// Answers to these tasks in the order they were given: all, or one person's.
    List<Annotation> ofTasks(Collection<TaskId> tasks, Optional<PersonId> only) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM annotation
                        WHERE task_id = ANY (:tasks) AND (CAST(:person AS bigint) IS NULL OR person_id = :person)
                        ORDER BY task_id, id
                        """)
                .bindArray(
                        "tasks", Long.class, tasks.stream().map(TaskId::value).toList())
                .bind("person", only.map(PersonId::value))
                .map(AnnotationStore::annotation)
                .list());
    }

    /// Versions that no longer stand, newest first.
    List<AnnotationVersion> versions(AnnotationId id) {
        return database.with(handle -> handle.createQuery("""
                        SELECT version, result, was_cancelled, lead_time, action, person_id, at
                        FROM annotation_version
                        WHERE annotation_id = :id
                        ORDER BY version DESC
                        """)
                .bind("id", id.value())
                .map((row, _) -> new AnnotationVersion(
                        row.getInt("version"),
                        (ArrayNode) Json.read(row.getString("result")),
                        row.getBoolean("was_cancelled"),
                        row.getDouble("lead_time"),
                        new AnnotationVersion.Made(
                                action(row.getString("action")),
                                person(row, "person_id"),
                                instant(row, "at").orElseThrow())))
                .list());
    }

    Optional<Place> placeOf(AnnotationId id) {
        return database.with(handle -> handle.createQuery("SELECT task_id, project_id FROM annotation WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> new Place(new TaskId(row.getLong(1)), new ProjectId(row.getLong(2))))
                .findOne());
    }

    /// Where an annotation belongs; that never changes.
    record Place(TaskId task, ProjectId project) {}

    /// The first answer to a request with this key of this person.
    record Request(String bodyHash, String answer) {}

    Optional<Request> findRequest(PersonId person, String key) {
        return database.with(handle -> handle.createQuery(
                        "SELECT body_hash, answer FROM annotation_request WHERE person_id = :person AND key = :key")
                .bind("person", person.value())
                .bind("key", key)
                .map((row, _) -> new Request(row.getString(1), row.getString(2)))
                .findOne());
    }

    void insertRequest(PersonId person, String key, Request request, AnnotationId annotation, Instant at) {
        database.use(handle -> handle.createUpdate("""
                        INSERT INTO annotation_request (person_id, key, body_hash, annotation_id, answer, at)
                        VALUES (:person, :key, :hash, :annotation, :answer, :at)
                        """)
                .bind("person", person.value())
                .bind("key", key)
                .bind("hash", request.bodyHash())
                .bind("annotation", annotation.value())
                .bind("answer", request.answer())
                .bind("at", at)
                .execute());
    }

    int forgetRequests(Instant before) {
        return database.with(handle -> handle.createUpdate("DELETE FROM annotation_request WHERE at < :before")
                .bind("before", before)
                .execute());
    }

    static Annotation annotation(ResultSet row, StatementContext context) throws SQLException {
        return new Annotation(
                new AnnotationId(row.getLong("id")),
                new Annotation.Place(
                        new TaskId(row.getLong("task_id")),
                        new ProjectId(row.getLong("project_id")),
                        new PersonId(row.getLong("person_id"))),
                new Annotation.Answer(
                        (ArrayNode) Json.read(row.getString("result")),
                        new Annotation.Flags(row.getBoolean("was_cancelled"), row.getBoolean("ground_truth")),
                        row.getDouble("lead_time"),
                        (ArrayNode) Json.read(row.getString("problems")),
                        Optional.ofNullable(row.getString("skip_reason")),
                        Optional.ofNullable(row.getString("review_state"))
                                .map(state -> Annotation.Verdict.valueOf(state.toUpperCase(Locale.ROOT)))),
                row.getInt("version"),
                new Annotation.Origin(
                        Optional.ofNullable(row.getObject("unique_id", UUID.class)),
                        whole(row, "parent_prediction"),
                        whole(row, "parent_annotation"),
                        action(row.getString("last_action"))),
                new Annotation.Times(
                        instant(row, "created_at").orElseThrow(),
                        instant(row, "updated_at").orElseThrow(),
                        person(row, "updated_by"),
                        instant(row, "draft_created_at")));
    }

    private static Annotation.Action action(String stored) {
        return Annotation.Action.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        OptionalLong id = whole(row, column);
        return id.isPresent() ? Optional.of(new PersonId(id.getAsLong())) : Optional.empty();
    }

    private static OptionalLong whole(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
