package dev.assay.server.platform.events;

import java.time.Instant;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// Something that happened, as written to the outbox. `scopeId` is the project it happened in.
public record Event(long id, String kind, OptionalLong scopeId, ObjectNode payload, Instant at) {}
