package dev.assay.server.identity;

import dev.assay.server.platform.http.Handler;
import dev.assay.server.platform.http.Method;

/// A route with the permission it needs and the scope that permission is looked up in. Features give these to the
/// [Gate]; there is no other way to answer a request, so no route is without a decision on access.
public record Endpoint(Method method, String path, Permission permission, Scope scope, Action action) {
    public Endpoint {
        if ((scope instanceof Scope.Open) != (permission == Permission.ANYBODY)) {
            throw new IllegalArgumentException(
                    "%s %s: the scope Open and the permission ANYBODY belong together".formatted(method, path));
        }
    }

    /// A route that anybody may use without sign-in.
    public static Endpoint open(Method method, String path, Handler handler) {
        return new Endpoint(
                method, path, Permission.ANYBODY, new Scope.Open(), (exchange, _) -> handler.handle(exchange));
    }

    /// A route on the caller's organisation.
    public static Endpoint organization(Method method, String path, Permission permission, Action action) {
        return new Endpoint(method, path, permission, new Scope.Organization(), action);
    }
}
