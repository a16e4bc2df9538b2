package dev.assay.server.project;

import dev.assay.server.identity.OrganizationId;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

final class ProjectStore {
    private static final String COLUMNS = """
            p.id, p.organization_id, p.created_by, p.title, p.description, p.color, p.label_config, p.config_version,
            p.expert_instruction, p.model_version, p.maximum_annotations, p.sampling, p.skip_queue,
            p.open_to_organization, p.review_required, p.review_own, p.reject_to, p.strict_results, p.paused,
            p.lease_seconds, p.settings, p.pinned_at, p.created_at, p.updated_at
            """;
    private static final String VISIBLE = """
            p.organization_id = :organization
            AND (:all OR p.open_to_organization OR p.created_by = :person
                 OR EXISTS (SELECT 1 FROM project_member m WHERE m.project_id = p.id AND m.person_id = :person))
            """;
    private final Database database;

    ProjectStore(Database database) {
        this.database = database;
    }

    /// Which projects a list shows.
    ///
    /// @param all whether the caller sees those open to members only
    record Query(OrganizationId organization, PersonId person, boolean all, Projects.Wanted wanted) {}

    long nextId() {
        return database.with(handle -> handle.createQuery("SELECT nextval(pg_get_serial_sequence('project', 'id'))")
                .mapTo(Long.class)
                .one());
    }

    /// Whether new projects of the organisation are open to all its members.
    boolean opensProjects(OrganizationId organization) {
        return database.with(
                handle -> handle.createQuery("SELECT open_projects FROM public_organization WHERE id = :id")
                        .bind("id", organization.value())
                        .mapTo(Boolean.class)
                        .one());
    }

    void insert(Project project) {
        database.use(handle -> bind(handle.createUpdate("""
                        INSERT INTO project (id, organization_id, created_by, title, description, color, label_config,
                            config_version, expert_instruction, model_version, maximum_annotations, sampling, skip_queue,
                            open_to_organization, review_required, review_own, reject_to, strict_results, paused,
                            lease_seconds, settings, pinned_at, created_at, updated_at)
                        VALUES (:id, :organization, :created_by, :title, :description, :color, :label_config,
                            :config_version, :expert_instruction, :model_version, :overlap, :sampling, :skip_queue,
                            :open, :review_required, :review_own, :reject_to, :strict, :paused,
                            :lease, :settings::jsonb, :pinned_at, :created_at, :updated_at)
                        """), project)
                .bind("organization", project.origin().organization().value())
                .bind("created_by", project.origin().createdBy().map(PersonId::value))
                .bind("created_at", project.origin().createdAt())
                .execute());
    }

    void update(Project project) {
        database.use(handle -> bind(handle.createUpdate("""
                        UPDATE project
                        SET title = :title, description = :description, color = :color, label_config = :label_config,
                            config_version = :config_version, expert_instruction = :expert_instruction,
                            model_version = :model_version, maximum_annotations = :overlap, sampling = :sampling,
                            skip_queue = :skip_queue, open_to_organization = :open, review_required = :review_required,
                            review_own = :review_own, reject_to = :reject_to, strict_results = :strict, paused = :paused,
                            lease_seconds = :lease, settings = :settings::jsonb, pinned_at = :pinned_at,
                            updated_at = :updated_at
                        WHERE id = :id
                        """), project).execute());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Project project) {
        return statement
                .bind("id", project.id().value())
                .bind("title", project.about().title())
                .bind("description", project.about().description())
                .bind("color", project.about().color())
                .bind("label_config", project.config().text())
                .bind("config_version", project.config().version())
                .bind("expert_instruction", project.about().expertInstruction())
                .bind("model_version", project.about().modelVersion())
                .bind("overlap", project.queue().overlap())
                .bind("sampling", project.queue().sampling().wireName())
                .bind("skip_queue", project.queue().skipQueue().name())
                .bind("open", project.rules().open())
                .bind("review_required", project.rules().reviewRequired())
                .bind("review_own", project.rules().reviewOwn())
                .bind("reject_to", project.rules().rejectTo().wireName())
                .bind("strict", project.rules().strictResults())
                .bind("paused", project.queue().paused())
                .bind("lease", project.queue().lease().toSeconds())
                .bind("settings", Json.write(project.extras()))
                .bind("pinned_at", project.about().pinnedAt())
                .bind("updated_at", project.origin().updatedAt());
    }

    Optional<Project> find(ProjectId id) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM project p WHERE p.id = :id")
                .bind("id", id.value())
                .map(ProjectStore::project)
                .findOne());
    }

    /// As [#find]; others who would change it wait.
    Optional<Project> lock(ProjectId id) {
        return database.with(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM project p WHERE p.id = :id FOR NO KEY UPDATE")
                        .bind("id", id.value())
                        .map(ProjectStore::project)
                        .findOne());
    }

    List<Project> list(Query query, long skip, int limit) {
        String sql = "SELECT " + COLUMNS + " FROM project p WHERE " + VISIBLE + FILTER + " ORDER BY "
                + query.wanted().order().sql() + " LIMIT :limit OFFSET :skip";
        return database.with(handle -> bind(handle.createQuery(sql), query)
                .bind("limit", limit)
                .bind("skip", skip)
                .map(ProjectStore::project)
                .list());
    }

    long count(Query query) {
        return database.with(
                handle -> bind(handle.createQuery("SELECT count(*) FROM project p WHERE " + VISIBLE + FILTER), query)
                        .mapTo(Long.class)
                        .one());
    }

    private static final String FILTER = """
             AND (:search = '' OR position(lower(:search) IN lower(p.title || ' ' || p.description)) > 0)
             AND (:title = '' OR position(lower(:title) IN lower(p.title)) > 0)
             AND (cardinality(:ids) = 0 OR p.id = ANY (:ids))
             AND (:pinned = '' OR (:pinned = 'true') = (p.pinned_at IS NOT NULL))
            """;

    private static <S extends SqlStatement<S>> S bind(S statement, Query query) {
        return statement
                .bind("organization", query.organization().value())
                .bind("person", query.person().value())
                .bind("all", query.all())
                .bind("search", query.wanted().search())
                .bind("title", query.wanted().title())
                .bindArray("ids", Long.class, query.wanted().ids())
                .bind("pinned", query.wanted().pinned().map(String::valueOf).orElse(""));
    }

    boolean delete(ProjectId id) {
        return database.with(handle -> handle.createUpdate("DELETE FROM project WHERE id = :id")
                        .bind("id", id.value())
                        .execute())
                == 1;
    }

    void insertVersion(Project project, PersonId by) {
        database.use(handle -> handle.createUpdate("""
                        INSERT INTO config_version (project_id, version, label_config, created_by, created_at)
                        VALUES (:project, :version, :config, :by, :at)
                        """)
                .bind("project", project.id().value())
                .bind("version", project.config().version())
                .bind("config", project.config().text())
                .bind("by", by.value())
                .bind("at", project.origin().updatedAt())
                .execute());
    }

    List<ConfigVersion> versions(ProjectId id) {
        return database.with(handle -> handle.createQuery("""
                        SELECT version, label_config, created_by, created_at
                        FROM config_version
                        WHERE project_id = :id
                        ORDER BY version DESC
                        """)
                .bind("id", id.value())
                .map((row, _) -> new ConfigVersion(
                        row.getInt("version"),
                        row.getString("label_config"),
                        Optional.ofNullable(row.getObject("created_by", Long.class))
                                .map(PersonId::new),
                        instant(row, "created_at")))
                .list());
    }

    private static Project project(ResultSet row, StatementContext context) throws SQLException {
        return new Project(
                new ProjectId(row.getLong("id")),
                new Project.Origin(
                        new OrganizationId(row.getLong("organization_id")),
                        Optional.ofNullable(row.getObject("created_by", Long.class))
                                .map(PersonId::new),
                        instant(row, "created_at"),
                        instant(row, "updated_at")),
                new Project.About(
                        row.getString("title"),
                        row.getString("description"),
                        row.getString("color"),
                        row.getString("expert_instruction"),
                        row.getString("model_version"),
                        Optional.ofNullable(row.getObject("pinned_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)),
                new Project.Config(row.getString("label_config"), row.getInt("config_version")),
                new Project.Queue(
                        row.getInt("maximum_annotations"),
                        Sampling.ofWireName(row.getString("sampling")).orElseThrow(),
                        SkipQueue.valueOf(row.getString("skip_queue")),
                        Duration.ofSeconds(row.getLong("lease_seconds")),
                        row.getBoolean("paused")),
                new Project.Rules(
                        row.getBoolean("open_to_organization"),
                        row.getBoolean("review_required"),
                        row.getBoolean("review_own"),
                        Project.RejectTo.valueOf(row.getString("reject_to").toUpperCase(java.util.Locale.ROOT)),
                        row.getBoolean("strict_results")),
                Json.readObject(row.getString("settings")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
