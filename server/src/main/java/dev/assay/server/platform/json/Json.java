package dev.assay.server.platform.json;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON of the whole server. Numbers keep their digits (decimals are `BigDecimal`), duplicate keys and NaN are
/// refused, and nesting, number and string lengths are limited.
public final class Json {
    /// Levels of arrays and objects that are read.
    public static final int MAX_NESTING = 200;

    /// Characters of a number; those that are stored have half as many at most.
    public static final int MAX_NUMBER_LENGTH = 2_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(10_000)
                    .maxStringLength(256 * 1024 * 1024)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /// The shared mapper; it is immutable.
    public static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// Reads one whole document; throws [JacksonException] with line and column when it is not JSON.
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /// As [#read(String)]; the stream is closed.
    public static JsonNode read(InputStream in) {
        return MAPPER.readTree(in);
    }

    /// Reads what our own database holds, which is an object.
    public static ObjectNode readObject(String text) {
        return (ObjectNode) read(text);
    }

    /// The id that a value is: a whole number from 1. Anything else is none.
    public static OptionalLong id(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 1
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    public static byte[] writeBytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /// A streaming writer; closing it flushes the stream and leaves it open.
    public static JsonGenerator generator(OutputStream out) {
        return MAPPER.createGenerator(out);
    }

    /// Where and why a text is not JSON, in one sentence without its content.
    public static String sayWhy(JacksonException e) {
        var place = e.getLocation();
        String reason =
                e.getOriginalMessage().lines().findFirst().orElse("not JSON").replaceAll(",? from `[^`]*`", "");
        return place == null
                ? reason
                : "line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), reason);
    }
}
