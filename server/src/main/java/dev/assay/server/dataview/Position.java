package dev.assay.server.dataview;

import dev.assay.server.platform.http.Problem;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A place in an ordered list: the value of the order's column, as text, and the id of the last task before it.
record Position(String value, long id) {
    /// An opaque text for clients.
    String toCursor() {
        String json = Json.write(Json.array().add(value).add(id));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static Position ofCursor(String cursor) {
        Optional<Position> position = read(cursor);
        if (position.isEmpty()) {
            throw new Refused(new DataviewProblem.InvalidQuery(List.of(new Problem.Detail(
                    "/cursor", "The cursor was not made by this server; start again without one."))));
        }
        return position.get();
    }

    private static Optional<Position> read(String cursor) {
        try {
            JsonNode node = Json.read(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            return node.size() == 2 && node.get(0).isString() && node.get(1).canConvertToLong()
                    ? Optional.of(
                            new Position(node.get(0).asString(), node.get(1).longValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }
}
