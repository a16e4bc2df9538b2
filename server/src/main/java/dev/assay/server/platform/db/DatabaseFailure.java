package dev.assay.server.platform.db;

import java.io.Serial;
import java.sql.SQLException;

/// A statement failed for a reason that its caller did not foresee.
public final class DatabaseFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
