package dev.assay.server.platform.http;

import java.io.Serial;

/// A request that was understood and is not done, with the problem that says why.
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
