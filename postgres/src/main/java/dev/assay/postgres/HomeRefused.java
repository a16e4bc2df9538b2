package dev.assay.postgres;

import java.io.IOException;

/// The home folder cannot be used; [#problem] says why.
public final class HomeRefused extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient HomeProblem problem;

    public HomeRefused(HomeProblem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public HomeProblem problem() {
        return problem;
    }
}
