package dev.assay.server.transfer;

import dev.assay.server.project.ProjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// An export that is kept: asked for, being written, or ready.
record Export(ExportId id, ProjectId project, OptionalLong job, Asked asked, Optional<File> file, Instant createdAt) {

    /// What was asked, and under which title it is listed.
    record Asked(String title, ExportRequest request, OptionalLong by) {}

    /// The written file.
    ///
    /// @param counters tasks, items and what was left out
    record File(String blob, String name, long sizeBytes, String md5, ObjectNode counters, Instant finishedAt) {}
}
