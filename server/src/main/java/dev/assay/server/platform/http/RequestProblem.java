package dev.assay.server.platform.http;

import java.util.List;
import java.util.Map;

/// The refusals that any request can meet, whatever feature it is for.
public sealed interface RequestProblem extends Problem {
    /// Nothing answers at this path.
    record NoSuchPath(String path) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("no-such-path", 404, "No such path");
        }

        @Override
        public String detail() {
            return "Nothing answers at %s; the paths are listed at /docs/api.".formatted(path);
        }
    }

    /// The path answers other methods only.
    record MethodNotAllowed(String method, String path, List<String> allowed) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("method-not-allowed", 405, "Method not allowed");
        }

        @Override
        public String detail() {
            return "%s is not answered at %s; use %s.".formatted(method, path, String.join(" or ", allowed));
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Allow", String.join(", ", allowed));
        }
    }

    /// There is no such thing, or it is not visible to the caller; the answer does not tell which.
    record NotFound(String what, String id) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("not-found", 404, "Not found");
        }

        @Override
        public String detail() {
            return "There is no %s %s that you can see; check the number or ask for access.".formatted(what, id);
        }
    }

    /// The body is no JSON document.
    record MalformedJson(String reason) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("malformed-json", 400, "Malformed JSON");
        }

        @Override
        public String detail() {
            return "JSON parse error - %s. Send one JSON document.".formatted(reason);
        }
    }

    /// Fields, parameters or headers have values that cannot be used.
    record Invalid(List<Detail> problems) implements RequestProblem {
        public Invalid {
            problems = List.copyOf(problems);
        }

        /// One wrong field of the body, by its name.
        public static Invalid field(String name, String message) {
            return new Invalid(List.of(new Detail("/" + name, message)));
        }

        @Override
        public Kind kind() {
            return new Kind("invalid-request", 400, "Validation error");
        }

        @Override
        public String detail() {
            return "Validation error";
        }
    }

    /// The body is longer than this path reads.
    record TooLarge(long maxBytes) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("body-too-large", 413, "Body too large");
        }

        @Override
        public String detail() {
            return "The body is longer than %d bytes, the most this path reads; send it in parts.".formatted(maxBytes);
        }
    }

    /// The body's content type is not read here.
    record UnsupportedContentType(String got, String wanted) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("unsupported-content-type", 415, "Unsupported content type");
        }

        @Override
        public String detail() {
            return "Content of type %s is not read here; send %s.".formatted(got.isEmpty() ? "(none)" : got, wanted);
        }
    }

    /// The caller asks faster than the limit.
    record TooManyRequests(long retryAfterSeconds) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("too-many-requests", 429, "Too many requests");
        }

        @Override
        public String detail() {
            return "Too many requests; try again in %d seconds.".formatted(retryAfterSeconds);
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", Long.toString(retryAfterSeconds));
        }
    }

    /// The entity changed since the caller read it.
    record PreconditionFailed(String current) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("precondition-failed", 412, "Changed meanwhile");
        }

        @Override
        public String detail() {
            return "The version named by If-Match is not the current one, %s; read it again and repeat the change."
                    .formatted(current);
        }
    }

    /// The server could not answer for a reason of its own.
    record Unexpected(String requestId) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("unexpected", 500, "Unexpected failure");
        }

        @Override
        public String detail() {
            return "The server failed to answer; nothing was changed. Tell its operator the request id %s."
                    .formatted(requestId);
        }
    }

    /// The server cannot answer at present.
    record Unavailable(String reason) implements RequestProblem {
        @Override
        public Kind kind() {
            return new Kind("unavailable", 503, "Unavailable");
        }

        @Override
        public String detail() {
            return "The server cannot answer at present: %s; try again in a few seconds.".formatted(reason);
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", "5");
        }
    }
}
