package dev.assay.server.platform.http;

import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What documents may hold so that they are stored and given back as they came: no character NUL, which PostgreSQL
/// refuses in any text; no half of a surrogate pair, which is no character and has no UTF-8; no number that PostgreSQL,
/// which keeps every digit, would write out with thousands of zeros.
public final class StorableJson {
    private static final int MAX_PROBLEMS = 100;
    private final List<Detail> problems = new ArrayList<>();

    private StorableJson() {}

    /// The places of a document that cannot be stored, the first hundred.
    public static List<Detail> problems(JsonNode document) {
        StorableJson walk = new StorableJson();
        walk.look("", document);
        return walk.problems;
    }

    /// Why a text cannot be stored; empty when it can.
    static Optional<String> problem(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                return Optional.of("holds the character NUL, which cannot be stored; remove it.");
            }
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("holds half of a surrogate pair, \\u%04x, which is no character; remove it."
                        .formatted((int) c));
            }
        }
        return Optional.empty();
    }

    private void look(String pointer, JsonNode node) {
        if (problems.size() >= MAX_PROBLEMS) {
            return;
        }
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    problem(entry.getKey()).ifPresent(why -> problems.add(new Detail(pointer, "A key " + why)));
                    look(pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"), entry.getValue());
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    look(pointer + "/" + i, array.get(i));
                }
            }
            case JsonNode value -> {
                if (value.isString()) {
                    problem(value.asString()).ifPresent(why -> problems.add(new Detail(pointer, "The text " + why)));
                } else if (value.isNumber() && isOutOfRange(value)) {
                    problems.add(new Detail(
                            pointer,
                            "Written out, a number has at most %d digits.".formatted(Json.MAX_NUMBER_LENGTH / 2)));
                }
            }
        }
    }

    /// PostgreSQL writes numbers without exponent, and what it writes must be readable again.
    private static boolean isOutOfRange(JsonNode number) {
        if (number.canConvertToLong() && number.isIntegralNumber()) {
            return false;
        }
        BigDecimal value = number.decimalValue();
        long fraction = Math.max(0, value.scale());
        long whole = Math.max(1, (long) value.precision() - value.scale());
        return whole + fraction > Json.MAX_NUMBER_LENGTH / 2;
    }
}
