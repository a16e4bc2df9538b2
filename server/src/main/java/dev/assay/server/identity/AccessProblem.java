package dev.assay.server.identity;

import dev.assay.server.platform.http.Problem;
import java.util.Map;

/// The refusals of the [Gate] and of authentication.
public sealed interface AccessProblem extends Problem {
    /// The request says nothing of who makes it.
    record SignInRequired() implements AccessProblem {
        @Override
        public Kind kind() {
            return new Kind("sign-in-required", 401, "Sign-in required");
        }

        @Override
        public String detail() {
            return "Authentication credentials were not provided. Sign in, or send an API token.";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("WWW-Authenticate", "Token");
        }
    }

    /// A token or session that is unknown, ended or expired.
    record InvalidCredentials(String credential) implements AccessProblem {
        @Override
        public Kind kind() {
            return new Kind("invalid-credentials", 401, "Invalid credentials");
        }

        @Override
        public String detail() {
            return "The %s is not valid: it is unknown, expired or was revoked. Make a new one on the account page."
                    .formatted(credential);
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("WWW-Authenticate", "Token");
        }
    }

    /// A change by a browser session without its CSRF header.
    record CsrfFailed() implements AccessProblem {
        @Override
        public Kind kind() {
            return new Kind("csrf-failed", 403, "CSRF check failed");
        }

        @Override
        public String detail() {
            return "A change by session needs the header X-CSRFToken with the value of the cookie csrftoken; reload the "
                    + "page and repeat.";
        }
    }

    /// The caller's role here lacks the permission.
    record NotAllowed(Role role, Permission permission) implements AccessProblem {
        @Override
        public Kind kind() {
            return new Kind("not-allowed", 403, "Not allowed");
        }

        @Override
        public String detail() {
            return "Your role here, %s, may not %s; that takes %s or more. Ask an administrator."
                    .formatted(
                            role.wireName(),
                            permission.meaning(),
                            Permissions.leastRoleFor(permission).wireName());
        }
    }
}
