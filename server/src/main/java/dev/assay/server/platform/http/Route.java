package dev.assay.server.platform.http;

/// A method and a path with `{name}` parameters, and who answers it.
public record Route(Method method, String path, Handler handler) {
    public Route {
        if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/")) || path.contains("//")) {
            throw new IllegalArgumentException(
                    "a route's path starts with one slash and ends without one; got " + path);
        }
    }
}
