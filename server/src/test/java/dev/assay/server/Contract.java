package dev.assay.server;

import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/// The contract `openapi.yaml`, and whether an answer is as it says: a listed status, and a body of its schema. What a
/// schema does not name may be there too.
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Contract OPENAPI = new Contract(Path.of("../openapi.yaml"));
    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    /// A method of a path, with its parameters as `{}`.
    private record Operation(String method, String path, Pattern pattern, JsonNode responses) {
        boolean answers(String otherMethod, String otherPath) {
            return method.equals(otherMethod) && pattern.matcher(otherPath).matches();
        }

        /// Paths with fewer parameters are the better match.
        int parameters() {
            return path.split("\\{}", -1).length;
        }
    }

    private Contract(Path file) {
        this.document = read(file);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            String plain = path.getKey().replaceAll("\\{[^}]*}", "{}");
            Pattern pattern = Pattern.compile(Pattern.quote(plain).replace("{}", "\\E[^/]+\\Q") + "/?");
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            plain,
                            pattern,
                            operation.getValue().path("responses")));
                }
            }
        }
    }

    private static JsonNode read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return Json.MAPPER.valueToTree(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Contract openapi() {
        return OPENAPI;
    }

    /// Every method and path, as `GET /api/tasks/{}`.
    Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        operations.forEach(operation -> routes.add(operation.method() + " " + operation.path()));
        return routes;
    }

    /// What is wrong with an answer; nothing when its path is not of the API.
    ///
    /// @param body empty when it is not JSON
    List<String> faults(String method, String path, int status, Optional<JsonNode> body) {
        String plain = path.replaceFirst("\\?.*", "");
        Optional<Operation> operation = operations.stream()
                .filter(one -> one.answers(method, plain))
                .min((a, b) -> Integer.compare(a.parameters(), b.parameters()));
        if (operation.isEmpty()) {
            return status == 404 || status == 405 || !plain.startsWith("/api/")
                    ? List.of()
                    : List.of("the contract lists no " + method + " " + plain);
        }
        JsonNode responses = operation.get().responses();
        JsonNode response = resolved(
                responses.has(String.valueOf(status))
                        ? responses.path(String.valueOf(status))
                        : status >= 400
                                ? responses.path("default")
                                : Json.object().path("none"));
        if (response.isMissingNode()) {
            return List.of("the contract lists no status " + status);
        }
        List<String> faults = new ArrayList<>();
        JsonNode content = response.path("content");
        JsonNode schema = content.has("application/json")
                ? content.path("application/json").path("schema")
                : content.path("application/problem+json").path("schema");
        if (body.isPresent() && !schema.isMissingNode()) {
            look("", schema, body.get(), faults);
        }
        return faults;
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = document.at(at.path("$ref").asString().substring(1));
        }
        return at;
    }

    private void look(String pointer, JsonNode unresolved, JsonNode value, List<String> faults) {
        JsonNode schema = resolved(unresolved);
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                boolean fits = schema.path(choice).valueStream().anyMatch(one -> {
                    List<String> own = new ArrayList<>();
                    look(pointer, one, value, own);
                    return own.isEmpty();
                });
                if (!fits) {
                    faults.add(pointer + ": fits no schema of " + choice);
                }
            }
        }
        schema.path("allOf").forEach(one -> look(pointer, one, value, faults));
        if (!isOfType(schema.path("type"), value)) {
            faults.add("%s: %s is not of type %s".formatted(pointer, shortened(value), schema.path("type")));
            return;
        }
        JsonNode enumeration = schema.path("enum");
        if (enumeration.isArray() && enumeration.valueStream().noneMatch(value::equals)) {
            faults.add("%s: %s is none of %s".formatted(pointer, shortened(value), enumeration));
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                look(pointer + "/" + i, schema.path("items"), value.get(i), faults);
            }
        }
        if (value.isObject()) {
            lookInto(pointer, schema, value, faults);
        }
    }

    private void lookInto(String pointer, JsonNode schema, JsonNode value, List<String> faults) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                faults.add(pointer + "/" + name.asString() + ": is required and missing");
            }
        }
        JsonNode properties = schema.path("properties");
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String at = pointer + "/" + entry.getKey();
            if (properties.has(entry.getKey())) {
                look(at, properties.path(entry.getKey()), entry.getValue(), faults);
            } else if (schema.path("additionalProperties").isObject()) {
                look(at, schema.path("additionalProperties"), entry.getValue(), faults);
            }
        }
    }

    private static String shortened(JsonNode value) {
        String text = Json.write(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isMissingNode()) {
            return true;
        }
        if (type.isArray()) {
            return type.valueStream().anyMatch(one -> isOfType(one, value));
        }
        return switch (type.asString()) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            case String other -> throw new IllegalStateException("the contract names an unknown type " + other);
        };
    }
}
