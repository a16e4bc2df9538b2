package dev.assay.server;

import dev.assay.server.annotation.Drafts;
import dev.assay.server.dataview.Dataview;
import dev.assay.server.demo.Demo;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Gate;
import dev.assay.server.identity.Identities;
import dev.assay.server.identity.JobRoutes;
import dev.assay.server.identity.ProjectRoles;
import dev.assay.server.identity.SystemRoutes;
import dev.assay.server.platform.blobs.BlobPlace;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.events.Outbox;
import dev.assay.server.platform.http.HttpOptions;
import dev.assay.server.platform.http.HttpServer;
import dev.assay.server.platform.http.RequestRates;
import dev.assay.server.platform.http.WebApp;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.JobRunner;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.jobs.RecurringWork;
import dev.assay.server.prediction.PredictionPart;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// The server, wired by hand from its features, lowest first. Holds no process: the database is given.
public final class Application implements AutoCloseable {
    private static final int JOBS_AT_ONCE = 2;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Jobs jobs;
    private final Identities identities;
    private final Demo demo;
    private final JobRunner runner;
    private final Gate gate;
    private final HttpServer server;

    /// What the server is built on: a migrated database, places, the clock. Metrics are shown to who has the token;
    /// without one, to callers on this machine.
    public record Ground(
            DataSource pool, Places places, Clock clock, HttpOptions http, Optional<String> metricsToken) {}

    /// Where things lie.
    ///
    /// @param home the folder of this server alone
    /// @param blobs uploads
    /// @param sharedPassword of a database that several servers share
    public record Places(Path home, BlobPlace blobs, Optional<String> sharedPassword) {
        /// All in the folder of the only server.
        public static Places of(Path home) {
            return new Places(home, new BlobPlace.Folder(home.resolve("blobs")), Optional.empty());
        }
    }

    public Application(Ground ground) throws IOException {
        new JvmMemoryMetrics().bindTo(metrics);
        Database database = new Database(ground.pool());
        this.jobs = new Jobs(database, ground.clock());
        RecurringWork recurring = new RecurringWork(database, ground.clock());
        Outbox outbox = new Outbox(database, ground.clock());
        recurring.every(Duration.ofSeconds(1), "outbox-deliver", outbox::deliver);
        recurring.every(Duration.ofHours(1), "outbox-forget", outbox::forgetOld);

        this.identities = new Identities(
                database,
                ground.clock(),
                new Identities.KeyPlace(ground.places().home(), ground.places().sharedPassword()),
                ground.http().behindProxy());
        identities.schedule(recurring);
        Labeling labeling = new Labeling(new Labeling.Ground(
                database, jobs, outbox, ground.clock(), new SecureRandom(), List.of(new PredictionPart(database))));
        labeling.schedule(recurring);
        ProjectRoles projectRoles = labeling.members();
        Transfer transfer = new Transfer(
                new Transfer.Ground(
                        database,
                        jobs,
                        new Transfer.Places(
                                ground.places().blobs(), ground.places().home().resolve("scratch")),
                        new Transfer.Chance(ground.clock(), new SecureRandom())),
                labeling);
        transfer.schedule(recurring);
        Dataview dataview = new Dataview(new Dataview.Ground(
                database,
                jobs,
                outbox,
                ground.clock(),
                new Dataview.Doors(
                        labeling.projects(),
                        labeling.counters(),
                        new Dataview.Work(
                                labeling.tasks(),
                                labeling.assignees(),
                                labeling.annotations(),
                                labeling.annotationChanges(),
                                new Drafts(labeling.annotations()),
                                transfer.predictions()),
                        labeling.objects())));
        this.demo = new Demo(new Demo.Doors(
                identities,
                labeling.projects(),
                labeling.tasks(),
                labeling.annotations(),
                labeling.reviews(),
                transfer.predictions(),
                transfer.uploads()));

        SystemRoutes system = new SystemRoutes(database, metrics, ground.http().version(), ground.metricsToken());

        List<Endpoint> endpoints = Stream.of( // one line per feature, lowest first
                        system.endpoints(),
                        identities.endpoints(),
                        new JobRoutes(jobs, projectRoles).endpoints(),
                        labeling.endpoints(),
                        transfer.endpoints(),
                        dataview.endpoints())
                .flatMap(List::stream)
                .toList();
        Map<String, JobHandler> handlers =
                new HashMap<>(labeling.handlers()); // by kind, from the features that have jobs
        handlers.putAll(transfer.handlers());
        handlers.putAll(dataview.handlers());
        this.runner = new JobRunner(database, ground.clock(), handlers, recurring, JOBS_AT_ONCE);
        this.gate = new Gate(
                identities.authentication(),
                projectRoles,
                new RequestRates(ground.http().requestsPerSecond()),
                endpoints);
        this.server = new HttpServer(ground.http(), gate.routes(), new WebApp(), metrics);
    }

    /// The gate with every route, for whoever checks access.
    public Gate gate() {
        return gate;
    }

    /// The people, for whoever makes the first owner.
    public Identities identities() {
        return identities;
    }

    /// What a first start shows.
    public Demo demo() {
        return demo;
    }

    /// Where measurements go.
    public MeterRegistry metrics() {
        return metrics;
    }

    /// Starts to answer. False when the port is taken.
    public boolean start() {
        if (!server.start()) {
            return false;
        }
        runner.start(jobs);
        return true;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        runner.close();
    }
}
