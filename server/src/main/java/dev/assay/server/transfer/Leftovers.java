package dev.assay.server.transfer;

import dev.assay.server.platform.blobs.BlobStore;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.jobs.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Stored files that nobody uses: of deleted projects, of imports that were cancelled before they ran, of servers that
/// died in the middle. A file gets a day to become part of something.
public final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration GRACE = Duration.ofDays(1);
    private final FileUploadStore store;
    private final BlobStore blobs;
    private final Jobs jobs;
    private final Clock clock;

    public Leftovers(Database database, BlobStore blobs, Jobs jobs, Clock clock) {
        this.store = new FileUploadStore(database);
        this.blobs = blobs;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Deletes them.
    public void sweep() {
        Instant before = clock.instant().minus(GRACE);
        try {
            int gone = blobs.sweep(before, this::unused);
            if (gone > 0) {
                LOG.info("blobs-swept count={}", gone);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Wanted imports are asked for before the rows: an import that ends in between has its rows by then.
    private List<String> unused(List<String> ids) {
        Set<String> wanted = new HashSet<>();
        for (JsonNode payload : jobs.openPayloads(ImportJob.KIND)) {
            payload.path("sources")
                    .forEach(source -> wanted.add(source.path("blob").asString("")));
        }
        return store.unusedBlobs(ids).stream()
                .filter(id -> !wanted.contains(id))
                .toList();
    }
}
