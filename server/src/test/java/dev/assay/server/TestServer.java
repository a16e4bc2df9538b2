package dev.assay.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.server.identity.AuthWay;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.OrganizationId;
import dev.assay.server.identity.PersonId;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Outbox;
import dev.assay.server.platform.jobs.Job;
import dev.assay.server.platform.jobs.JobContext;
import dev.assay.server.platform.jobs.JobFilter;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.jobs.JobState;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.task.NewTask;
import dev.assay.server.task.Task;
import dev.assay.testkit.FakeClock;
import dev.assay.testkit.TestPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import tools.jackson.databind.node.ObjectNode;

/// The features on a database of their own, with people to act and a clock that the test advances.
public final class TestServer implements AutoCloseable {
    public static final String BOXES = """
            <View>
              <Image name="image" value="$image"/>
              <RectangleLabels name="box" toName="image"><Label value="cell"/><Label value="platelet"/></RectangleLabels>
            </View>
            """;
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    public final FakeClock clock;
    public final DataSource pool;
    public final Database database;
    public final OrganizationId organization;
    public final Labeling labeling;
    public final Jobs jobs;
    private final Caller owner;

    private TestServer(DataSource pool, FakeClock clock, long organization, Optional<Caller> owner) {
        this.pool = pool;
        this.clock = clock;
        this.database = new Database(pool);
        this.organization = new OrganizationId(organization);
        this.jobs = new Jobs(database, clock);
        this.labeling = new Labeling(
                new Labeling.Ground(database, jobs, new Outbox(database, clock), clock, new Random(1), List.of()));
        this.owner = owner.orElseGet(() -> person(Role.OWNER));
    }

    private static TestServer on(DataSource pool) {
        long organization = new Database(pool)
                .with(handle -> handle.createQuery(
                                "INSERT INTO organization (title, created_at) VALUES ('Test', now()) RETURNING id")
                        .mapTo(Long.class)
                        .one());
        return new TestServer(pool, FakeClock.fixedStart(), organization, Optional.empty());
    }

    public static TestServer create() {
        return on(TestPostgres.shared(RunningServer::migrate).freshDatabase());
    }

    /// As [#create], with a pool for many threads; to be closed.
    public static TestServer pooled(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(TestPostgres.shared(RunningServer::migrate).freshUrl());
        config.setMaximumPoolSize(connections);
        return on(new HikariDataSource(config));
    }

    /// Another server on the same database, with nothing shared in memory but the clock.
    public TestServer twin() {
        return new TestServer(pool, clock, organization.value(), Optional.of(owner));
    }

    @Override
    public void close() {
        if (pool instanceof HikariDataSource pooled) {
            pooled.close();
        }
    }

    public Caller owner() {
        return owner;
    }

    /// A new person of the organisation.
    public Caller person(Role role) {
        String name = "person" + PEOPLE.incrementAndGet() + "@example.org";
        long id = database.with(handle -> handle.createQuery("""
                        WITH made AS (
                            INSERT INTO person (email, username, created_at, last_activity_at)
                            VALUES (:name, :name, now(), now())
                            RETURNING id),
                        member AS (
                            INSERT INTO membership (organization_id, person_id, role, created_at)
                            SELECT :organization, id, :role, now() FROM made)
                        SELECT id FROM made
                        """)
                .bind("name", name)
                .bind("organization", organization.value())
                .bind("role", role.wireName())
                .mapTo(Long.class)
                .one());
        return new Caller(new PersonId(id), organization, role, AuthWay.SESSION, Optional.empty());
    }

    /// Does all jobs that wait, oldest first, by their handlers; nobody cancels them.
    public void runJobs(Map<String, JobHandler> handlers) throws IOException {
        List<Job> waiting = jobs.list(new JobFilter(
                OptionalLong.empty(), OptionalLong.empty(), Optional.of(JobState.QUEUED), OptionalLong.empty(), 1_000));
        for (Job job : waiting.reversed()) {
            Objects.requireNonNull(handlers.get(job.order().kind())).run(new Uncancelled(job));
            jobs.cancel(job.id());
        }
    }

    /// A job that nobody cancels.
    private record Uncancelled(Job job) implements JobContext {
        @Override
        public JobId id() {
            return job.id();
        }

        @Override
        public Job.Order order() {
            return job.order();
        }

        @Override
        public void progress(long done, long total, String message) {}

        @Override
        public void checkCancelled() {}
    }

    /// A project for boxes, with review and overlap 1.
    public Project project() {
        return project(Json.object());
    }

    /// A project for boxes with these settings.
    public Project project(ObjectNode settings) {
        if (!settings.has("label_config")) {
            settings.put("label_config", BOXES);
        }
        return labeling.projects().create(owner, settings);
    }

    public Task task(Project project) {
        return labeling.tasks()
                .create(owner.person(), project.id(), NewTask.of(Json.object().put("image", "/data/upload/1/a.png")));
    }
}
