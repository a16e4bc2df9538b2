package dev.assay.server.project;

import dev.assay.server.platform.http.Problem;
import java.util.List;

/// The refusals of projects.
public sealed interface ProjectProblem extends Problem {
    /// A labeling config with errors, or one that would lose labels in use.
    record InvalidConfig(List<Detail> problems) implements ProjectProblem {
        public InvalidConfig {
            problems = List.copyOf(problems);
        }

        @Override
        public Kind kind() {
            return new Kind("config-invalid", 400, "Invalid labeling config");
        }

        @Override
        public String detail() {
            return "The labeling config has %d error(s) and was not saved; the old one stands. Correct what the list says."
                    .formatted(problems.size());
        }
    }

    /// A role on a project that is above the one of who gives it.
    record RoleAboveOwn(String wanted, String own) implements ProjectProblem {
        @Override
        public Kind kind() {
            return new Kind("project-role-above-own", 403, "Role above own");
        }

        @Override
        public String detail() {
            return "You are %s here and cannot make anybody %s; give a role up to your own, or ask somebody above."
                    .formatted(own, wanted);
        }
    }
}
