package dev.assay.server.task;

import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// A task to make.
///
/// @param overlap annotations wanted; empty = as the project says
public record NewTask(
        ObjectNode data,
        ObjectNode meta,
        OptionalInt overlap,
        double priority,
        boolean allowSkip,
        OptionalLong fileUpload) {
    public static NewTask of(ObjectNode data) {
        return new NewTask(
                data, dev.assay.server.platform.json.Json.object(), OptionalInt.empty(), 0, true, OptionalLong.empty());
    }
}
