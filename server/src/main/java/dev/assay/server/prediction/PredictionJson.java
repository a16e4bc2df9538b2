package dev.assay.server.prediction;

import dev.assay.formats.wire.JsonInput;
import dev.assay.formats.wire.MalformedJson;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Wire form of predictions, with Label Studio's names.
final class PredictionJson {
    private PredictionJson() {}

    static ObjectNode write(Prediction prediction) {
        ObjectNode node = Json.object();
        node.put("id", prediction.id().value());
        node.put("task", prediction.task().value());
        node.put("project", prediction.project().value());
        node.set("result", prediction.content().result());
        OptionalDouble score = prediction.content().score();
        node.put("score", score.isPresent() ? (Double) score.getAsDouble() : null);
        node.put("model_version", prediction.content().modelVersion());
        node.set("problems", prediction.content().problems());
        node.put("created_at", prediction.createdAt().toString());
        node.put("updated_at", prediction.updatedAt().toString());
        return node;
    }

    /// A node as the plain values that the labeling core judges.
    static @Nullable Object plain(JsonNode node) {
        try {
            return JsonInput.parse(Json.write(node));
        } catch (MalformedJson fault) {
            throw new Refused(new RequestProblem.MalformedJson(fault.text()));
        }
    }

    static Map<?, ?> plainObject(JsonNode node) {
        return plain(node) instanceof Map<?, ?> map ? map : Map.of();
    }

    /// The score of a body; absent and null are none.
    static OptionalDouble score(JsonNode body, String pointer) {
        JsonNode score = body.path("score");
        if (score.isMissingNode() || score.isNull()) {
            return OptionalDouble.empty();
        }
        if (!score.isNumber() || !Double.isFinite(score.asDouble(Double.NaN))) {
            throw new Refused(RequestProblem.Invalid.field(pointer + "score", "A number is wanted; got " + score));
        }
        return OptionalDouble.of(score.asDouble());
    }
}
