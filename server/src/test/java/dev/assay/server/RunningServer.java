package dev.assay.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.server.identity.Identities;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.blobs.BlobPlace;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.HttpOptions;
import dev.assay.server.platform.json.Json;
import dev.assay.testkit.TestPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/// The whole server in this process, on a database and a port of its own, with one owner; for tests over HTTP.
public final class RunningServer implements AutoCloseable {
    public static final String OWNER_EMAIL = "owner@example.org";
    public static final String OWNER_PASSWORD = "correct horse battery";
    private static final String OWNER_TOKEN = "0123456789abcdef0123456789abcdef01234567";
    private static final AtomicInteger NEXT_PERSON = new AtomicInteger();
    private final HikariDataSource pool;
    private final Path home;
    private final Application application;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(HikariDataSource pool, Path home, Application application) {
        this.pool = pool;
        this.home = home;
        this.application = application;
    }

    public static RunningServer start() {
        return start(Clock.systemUTC());
    }

    /// Starts with a clock that the test may advance.
    public static RunningServer start(Clock clock) {
        String url = TestPostgres.shared(RunningServer::migrate).freshUrl();
        return start(clock, url, home -> Application.Places.of(home));
    }

    /// Two servers on one database, each with a home of its own; nothing is shared but the database.
    public static List<RunningServer> startTwo() {
        String url = TestPostgres.shared(RunningServer::migrate).freshUrl();
        Function<Path, Application.Places> places =
                home -> new Application.Places(home, new BlobPlace.InDatabase(), Optional.of("of the database"));
        return List.of(start(Clock.systemUTC(), url, places), start(Clock.systemUTC(), url, places));
    }

    private static RunningServer start(Clock clock, String url, Function<Path, Application.Places> places) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            Path home = Files.createTempDirectory("assay-test-home");
            HttpOptions http = new HttpOptions("127.0.0.1", 0, false, Set.of(), "0.1.0");
            Application application =
                    new Application(new Application.Ground(pool, places.apply(home), clock, http, Optional.empty()));
            application
                    .identities()
                    .ensureOwner(new Identities.OwnerWish(
                            Optional.of(OWNER_EMAIL), Optional.of(OWNER_PASSWORD), Optional.of(OWNER_TOKEN)));
            if (!application.start()) {
                throw new IllegalStateException("port 0 is never taken");
            }
            return new RunningServer(pool, home, application);
        } catch (IOException e) {
            throw new IllegalStateException("the test server did not start", e);
        }
    }

    public Application application() {
        return application;
    }

    /// The folder of the server, for what no route shows.
    public Path home() {
        return home;
    }

    /// The database behind the server, for what no route shows.
    public Database database() {
        return new Database(pool);
    }

    /// Somebody who sends no credentials.
    public ApiClient anonymous() {
        return new ApiClient(http, application.port(), "");
    }

    /// The first owner, by token.
    public ApiClient owner() {
        return withToken(OWNER_TOKEN);
    }

    public ApiClient withToken(String token) {
        return new ApiClient(http, application.port(), "Token " + token);
    }

    /// A new member of the organisation with this role, by token.
    public ApiClient member(Role role) {
        JsonNode person = owner().post(
                        "/api/users",
                        Json.object()
                                .put("email", role.wireName() + NEXT_PERSON.incrementAndGet() + "@example.org")
                                .put("role", role.wireName())
                                .put("token", true))
                .expect(201);
        return withToken(person.path("token").asString());
    }

    @Override
    public void close() {
        application.close();
        pool.close();
        http.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the test's home cannot be deleted", e);
        }
    }

    static void migrate(DataSource database) {
        try {
            Schema.migrate(database);
        } catch (Schema.Unusable | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
