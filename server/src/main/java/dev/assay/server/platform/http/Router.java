package dev.assay.server.platform.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the route of a path. A literal segment wins over a parameter, whatever the order of registration; one
/// slash at the end makes no difference; `{+name}` as last segment takes the rest of the path.
public final class Router {
    private final Node root = new Node();

    public Router(Collection<Route> routes) {
        routes.forEach(this::add);
    }

    /// What was found for a method and a path.
    public sealed interface Match {
        /// The route, with its decoded path parameters.
        record Found(Route route, Map<String, String> parameters) implements Match {}

        /// The path is known, with other methods.
        record OtherMethods(List<String> allowed) implements Match {}

        /// No route has this path.
        record Nothing() implements Match {}
    }

    /// Finds the route; HEAD is answered by GET's.
    public Match find(String method, String rawPath) {
        Optional<String[]> segments = segments(rawPath);
        if (segments.isEmpty()) {
            return new Match.Nothing();
        }
        Node leaf = walk(root, segments.get(), 0);
        if (leaf == null) {
            return new Match.Nothing();
        }
        String wanted = method.equals("HEAD") ? "GET" : method;
        for (Map.Entry<Method, Route> entry : leaf.routes.entrySet()) {
            if (entry.getKey().name().equals(wanted)) {
                return new Match.Found(entry.getValue(), parameters(entry.getValue(), segments.get()));
            }
        }
        var allowed = new TreeSet<String>();
        leaf.routes.keySet().forEach(m -> allowed.add(m.name()));
        return new Match.OtherMethods(List.copyOf(allowed));
    }

    private void add(Route route) {
        Node node = root;
        for (String segment : route.path().substring(1).split("/", -1)) {
            node = node.child(segment);
        }
        Route before = node.routes.putIfAbsent(route.method(), route);
        if (before != null) {
            throw new IllegalStateException("two routes answer %s %s".formatted(route.method(), route.path()));
        }
    }

    private static @Nullable Node walk(Node node, String[] segments, int at) {
        if (at == segments.length) {
            return node.routes.isEmpty() ? null : node;
        }
        Node literal = node.literals.get(segments[at]);
        if (literal != null) {
            Node found = walk(literal, segments, at + 1);
            if (found != null) {
                return found;
            }
        }
        if (node.parameter != null && !segments[at].isEmpty()) {
            Node found = walk(node.parameter, segments, at + 1);
            if (found != null) {
                return found;
            }
        }
        return node.rest;
    }

    private static Map<String, String> parameters(Route route, String[] segments) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String[] pattern = route.path().substring(1).split("/", -1);
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{+")) {
                String rest = String.join("/", List.of(segments).subList(i, segments.length));
                parameters.put(pattern[i].substring(2, pattern[i].length() - 1), rest);
            } else if (pattern[i].startsWith("{")) {
                parameters.put(pattern[i].substring(1, pattern[i].length() - 1), segments[i]);
            }
        }
        return parameters;
    }

    private static Optional<String[]> segments(String rawPath) {
        String path = rawPath.length() > 1 && rawPath.endsWith("/")
                ? rawPath.substring(1, rawPath.length() - 1)
                : rawPath.substring(1);
        List<String> segments = new ArrayList<>();
        try {
            for (String raw : path.split("/", -1)) {
                segments.add(
                        raw.indexOf('%') < 0
                                ? raw
                                : URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return Optional.of(segments.toArray(String[]::new));
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<Method, Route> routes = new EnumMap<>(Method.class);
        private @Nullable Node parameter;
        private @Nullable Node rest;

        Node child(String segment) {
            if (segment.startsWith("{+")) {
                Node there = rest;
                rest = there == null ? new Node() : there;
                return rest;
            }
            if (segment.startsWith("{")) {
                Node there = parameter;
                parameter = there == null ? new Node() : there;
                return parameter;
            }
            return literals.computeIfAbsent(segment, _ -> new Node());
        }
    }
}
