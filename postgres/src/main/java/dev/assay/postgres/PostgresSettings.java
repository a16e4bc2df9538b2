package dev.assay.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a local server runs: where it listens, whether commits are durable, and its memory.
///
/// @param port on loopback; 0 takes a free one
/// @param durable whether a commit is on the disk when it is answered; false only for tests
/// @param options server options that win over the ones chosen here, by their PostgreSQL names
public record PostgresSettings(int port, boolean durable, Map<String, String> options) {
    public PostgresSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is in 0..65535; got " + port);
        }
        options = Map.copyOf(options);
    }

    /// What an installation runs with: every acknowledged commit survives a power cut.
    public static PostgresSettings installation() {
        return new PostgresSettings(0, true, Map.of());
    }

    /// What a test runs with: fast, and empty after a crash.
    public static PostgresSettings throwaway() {
        return new PostgresSettings(0, false, Map.of("max_connections", "300", "autovacuum", "off"));
    }

    public PostgresSettings onPort(int chosen) {
        return new PostgresSettings(chosen, durable, options);
    }

    /// Arguments `-c name=value` in a stable order.
    List<String> arguments() {
        var all = new TreeMap<String, String>(footprint());
        String safe = durable ? "on" : "off";
        all.put("fsync", safe);
        all.put("synchronous_commit", safe);
        all.put("full_page_writes", safe);
        all.putAll(options);
        // Not for callers to change: no other machine and no other account reaches this server.
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        var arguments = new ArrayList<String>();
        all.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    /// For machines of 2 to 8 GB that also run the server and a browser: below 200 MiB together with its backends.
    private static Map<String, String> footprint() {
        return Map.ofEntries(
                Map.entry("autovacuum", "on"),
                Map.entry("checkpoint_timeout", "10min"),
                Map.entry("effective_cache_size", "1GB"),
                Map.entry("io_workers", "2"),
                Map.entry("jit", "off"),
                Map.entry("log_checkpoints", "off"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("maintenance_work_mem", "64MB"),
                Map.entry("max_connections", "100"),
                Map.entry("max_parallel_workers_per_gather", "1"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("shared_buffers", "96MB"),
                Map.entry("timezone", "UTC"),
                Map.entry("wal_compression", "pglz"),
                Map.entry("work_mem", "8MB"));
    }
}
