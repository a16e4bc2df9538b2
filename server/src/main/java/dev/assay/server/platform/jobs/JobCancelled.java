package dev.assay.server.platform.jobs;

import java.io.Serial;

/// Ends a job's work because it was cancelled or its lease was lost. Handlers let it pass.
public final class JobCancelled extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    JobCancelled() {
        super("the job was cancelled", null, false, false);
    }
}
