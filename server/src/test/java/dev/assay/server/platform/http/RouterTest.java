package dev.assay.server.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RouterTest {
    private final Router router = new Router(List.of(
            route(Method.GET, "/api/tasks/{id}"),
            route(Method.DELETE, "/api/tasks/{id}"),
            route(Method.GET, "/api/tasks/bulk"),
            route(Method.GET, "/api/tasks/{task}/annotations/{id}"),
            route(Method.GET, "/data/upload/{project}/{+name}"),
            route(Method.GET, "/health")));

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        assertEquals(Map.of("id", "7"), parameters("GET", "/api/tasks/7"));
        assertEquals(Map.of("id", "7"), parameters("GET", "/api/tasks/7/"));
        nothing("GET", "/api/tasks/7//");
    }

    @Test
    void aLiteralSegmentWinsOverAParameter() {
        assertEquals(Map.of(), parameters("GET", "/api/tasks/bulk"));
        assertEquals(Map.of("task", "bulk", "id", "2"), parameters("GET", "/api/tasks/bulk/annotations/2"));
    }

    @Test
    void otherMethodsOfAKnownPathAreNamed() {
        var match = assertInstanceOf(Router.Match.OtherMethods.class, router.find("PATCH", "/api/tasks/7"));
        assertEquals(List.of("DELETE", "GET"), match.allowed());
    }

    @Test
    void headIsAnsweredByGet() {
        assertEquals(Map.of("id", "7"), parameters("HEAD", "/api/tasks/7"));
    }

    @Test
    void parametersAreDecodedOnceAndKeepPlusSigns() {
        assertEquals(Map.of("id", "a b+c/d"), parameters("GET", "/api/tasks/a%20b+c%2Fd"));
        nothing("GET", "/api/tasks/%zz");
        nothing("GET", "/api/tasks/");
    }

    @Test
    void theRestOfAPathIsOneParameter() {
        assertEquals(Map.of("project", "3", "name", "a/b/c.png"), parameters("GET", "/data/upload/3/a/b/c.png"));
    }

    @Test
    void twoRoutesForOnePathAreRefused() {
        List<Route> twice = List.of(route(Method.GET, "/a/{x}"), route(Method.GET, "/a/{y}"));
        assertThrows(IllegalStateException.class, () -> new Router(twice));
        assertThrows(IllegalArgumentException.class, () -> route(Method.GET, "/a/"));
    }

    private Map<String, String> parameters(String method, String path) {
        return assertInstanceOf(Router.Match.Found.class, router.find(method, path))
                .parameters();
    }

    private void nothing(String method, String path) {
        assertInstanceOf(Router.Match.Nothing.class, router.find(method, path));
    }

    private static Route route(Method method, String path) {
        return new Route(method, path, Exchange::noContent);
    }
}
