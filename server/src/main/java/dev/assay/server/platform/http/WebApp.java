package dev.assay.server.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Serves the browser application from the class path. A path that is no file is a page that the application
/// routes itself. Thread-safe; keeps the files in memory, plain and compressed.
public final class WebApp implements Handler {
    private static final String ROOT = "/web";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"));
    private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();

    @Override
    public void handle(Exchange exchange) throws IOException {
        String path = exchange.path();
        boolean file = path.lastIndexOf('.') > path.lastIndexOf('/');
        Asset asset =
                find(file ? path : "/index.html").orElseThrow(() -> new Refused(new RequestProblem.NoSuchPath(path)));
        exchange.header(
                "Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        exchange.header("ETag", asset.tag);
        exchange.header("Vary", "Accept-Encoding");
        if (exchange.header("If-None-Match").filter(asset.tag::equals).isPresent()) {
            exchange.empty(304);
            return;
        }
        exchange.header("Content-Type", asset.type);
        boolean gzip = asset.compressed.length < asset.plain.length && exchange.acceptsGzip();
        if (gzip) {
            exchange.header("Content-Encoding", "gzip");
        }
        exchange.send(gzip ? asset.compressed : asset.plain);
    }

    private Optional<Asset> find(String path) {
        if (path.contains("..") || path.contains("//") || path.contains("%") || path.contains("\\")) {
            return Optional.empty();
        }
        Optional<Asset> known = assets.get(path);
        if (known != null) {
            return known;
        }
        Optional<Asset> loaded = load(path);
        if (loaded.isPresent()) { // what is not there is not kept: the names are the client's
            assets.put(path, loaded);
        }
        return loaded;
    }

    private static Optional<Asset> load(String path) {
        try (InputStream in = WebApp.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] plain = in.readAllBytes();
            String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
            byte[] compressed = Exchange.isText(type) ? Exchange.gzip(plain) : plain;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
            String tag = '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
            return Optional.of(new Asset(type, plain, compressed, tag));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the web application's file " + path + " cannot be read", e);
        }
    }

    private static final class Asset {
        private final String type;
        private final byte[] plain;
        private final byte[] compressed;
        private final String tag;

        Asset(String type, byte[] plain, byte[] compressed, String tag) {
            this.type = type;
            this.plain = plain;
            this.compressed = compressed;
            this.tag = tag;
        }
    }
}
