package dev.assay.server;

import dev.assay.server.platform.blobs.BlobPlace;
import dev.assay.server.platform.http.HttpOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import picocli.CommandLine.Option;

/// The options of a start, from the command line and the environment.
public final class StartOptions {
    @Option(
            names = "--port",
            defaultValue = "8400",
            description = "port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE})")
    private int port = 8400;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen on (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(names = "--home", description = "folder of the data (default: ASSAY_HOME, else .assay in the home folder)")
    private @Nullable Path home;

    @Option(
            names = "--database-url",
            description = "an external PostgreSQL 18, instead of the built-in one (also ASSAY_DATABASE_URL, or a file "
                    + "that holds it, named by ASSAY_DATABASE_URL_FILE)")
    private @Nullable String databaseUrl;

    @Option(
            names = "--blobs",
            description = "folder of the uploads, the same for every server of the database (default: blobs in the "
                    + "home, or with an external database the database itself; also ASSAY_BLOBS)")
    private @Nullable Path blobs;

    @Option(names = "--behind-proxy", description = "a proxy in front ends TLS; needs --allow-host")
    private boolean behindProxy;

    @Option(
            names = "--allow-host",
            split = ",",
            description = "host names that browsers use for this server; may be repeated")
    private List<String> allowedHosts = List.of();

    @Option(
            names = "--requests-per-second",
            defaultValue = "100",
            description =
                    "how fast each person may go on asking, in bursts ten times as fast; 0 = no limit; callers on "
                            + "this machine have none (default: ${DEFAULT-VALUE})")
    private int requestsPerSecond = HttpOptions.REQUESTS_PER_SECOND;

    @Option(names = "--insecure", description = "listen beyond this machine without TLS")
    private boolean insecure;

    @Option(names = "--no-demo", description = "make no demonstration projects at the first start")
    private boolean noDemo;

    /// Options that do not go together; the message says which and why.
    static final class Unusable extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    int port() {
        return port;
    }

    /// Whether a first start makes the demonstration projects.
    boolean wantsDemo() {
        return !noDemo;
    }

    Path home(Map<String, String> environment) {
        Path chosen = home;
        if (chosen != null) {
            return chosen;
        }
        return Optional.ofNullable(environment.get("ASSAY_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".assay"));
    }

    /// How to listen. Beyond this machine only with TLS in front, or when told to do without.
    HttpOptions http(String version) throws Unusable {
        boolean loopback;
        try {
            loopback = InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            throw new Unusable("--host %s is no address of this machine".formatted(host));
        }
        if (!loopback && !behindProxy && !insecure) {
            throw new Unusable("--host %s can be reached from other machines, and passwords would travel readable. "
                            .formatted(host)
                    + "Put a proxy with TLS in front and give --behind-proxy, or give --insecure.");
        }
        if (behindProxy && allowedHosts.isEmpty()) {
            throw new Unusable("--behind-proxy needs --allow-host with the host names that browsers use.");
        }
        if (requestsPerSecond < 0) {
            throw new Unusable("--requests-per-second is 0 or more; got %d.".formatted(requestsPerSecond));
        }
        Set<String> hosts = new HashSet<>();
        if (!insecure || !allowedHosts.isEmpty()) {
            hosts.addAll(List.of("127.0.0.1", "localhost", "[::1]"));
            allowedHosts.forEach(name -> hosts.add(name.toLowerCase(java.util.Locale.ROOT)));
        }
        return new HttpOptions(host, port, behindProxy, hosts, version, requestsPerSecond);
    }

    /// The JDBC address of the external database; empty = the built-in one.
    Optional<String> databaseUrl(Map<String, String> environment) throws IOException, Unusable {
        String given = databaseUrl;
        if (given == null) {
            given = environment.get("ASSAY_DATABASE_URL");
        }
        String file = environment.get("ASSAY_DATABASE_URL_FILE");
        if (given == null && file != null) {
            given = Files.readString(Path.of(file)).strip();
        }
        return given == null ? Optional.empty() : Optional.of(jdbcUrl(given));
    }

    /// Where files lie; uploads that several servers share lie in the database unless a folder is given.
    Application.Places places(Map<String, String> environment, Path home, Optional<String> externalUrl) {
        Optional<Path> folder = Optional.ofNullable(blobs)
                .or(() -> Optional.ofNullable(environment.get("ASSAY_BLOBS")).map(Path::of));
        BlobPlace place = folder.isPresent()
                ? new BlobPlace.Folder(folder.get())
                : externalUrl.isPresent() ? new BlobPlace.InDatabase() : new BlobPlace.Folder(home.resolve("blobs"));
        return new Application.Places(home, place, externalUrl.flatMap(StartOptions::passwordOf));
    }

    private static Optional<String> passwordOf(String jdbcUrl) {
        return Optional.ofNullable(Driver.parseURL(jdbcUrl, null))
                .map(properties -> properties.getProperty("password"))
                .filter(password -> !password.isEmpty());
    }

    /// Takes a JDBC address, or one of libpq's form `postgresql://user:password@host:port/name`.
    static String jdbcUrl(String given) throws Unusable {
        if (given.startsWith("jdbc:postgresql:")) {
            return given;
        }
        if (!given.startsWith("postgres://") && !given.startsWith("postgresql://")) {
            throw new Unusable("the database URL starts with neither jdbc:postgresql: nor postgresql:");
        }
        URI uri;
        try {
            uri = URI.create(given);
        } catch (IllegalArgumentException _) {
            throw new Unusable("the database URL is not well-formed; percent-encode the special characters in it");
        }
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
        if (uri.getPort() > 0) {
            jdbc.append(':').append(uri.getPort());
        }
        jdbc.append(uri.getRawPath());
        char separator = '?';
        if (uri.getRawQuery() != null) {
            jdbc.append(separator).append(uri.getRawQuery());
            separator = '&';
        }
        if (uri.getUserInfo() != null) {
            String[] parts = uri.getUserInfo().split(":", 2);
            jdbc.append(separator).append("user=").append(encoded(parts[0]));
            if (parts.length > 1) {
                jdbc.append("&password=").append(encoded(parts[1]));
            }
        }
        return jdbc.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
