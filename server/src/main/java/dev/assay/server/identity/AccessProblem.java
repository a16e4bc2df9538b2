package dev.assay.server.identity;

import dev.assay.server.platform.http.Problem;
import java.util.Map;

/// The refusals of the [Gate] and of authentication.
public sealed interface AccessProblem extends Problem {
    /// The request says nothing of who makes it.
    record SignInRequired() implements AccessProblem {
        @Override
        public String code() {
            return "sign-in-required";
        }

        @Override
        public int status() {
            return 401;
        }

        @Override
        public String title() {
            return "Sign-in required";
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
    record InvalidCredentials(String kind) implements AccessProblem {
        @Override
        public String code() {
            return "invalid-credentials";
        }

        @Override
        public int status() {
            return 401;
        }

        @Override
        public String title() {
            return "Invalid credentials";
        }

        @Override
        public String detail() {
            return "The %s is not valid: it is unknown, expired or was revoked. Make a new one on the account page."
                    .formatted(kind);
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("WWW-Authenticate", "Token");
        }
    }

    /// A change by a browser session without its CSRF header.
    record CsrfFailed() implements AccessProblem {
        @Override
        public String code() {
            return "csrf-failed";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "CSRF check failed";
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
        public String code() {
            return "not-allowed";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "Not allowed";
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
