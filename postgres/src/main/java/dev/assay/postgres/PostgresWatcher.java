package dev.assay.postgres;

/// Told what happens to a running server that ended without being stopped. Called from the watching thread.
public interface PostgresWatcher {
    /// The server ended by itself or was killed; a restart follows.
    void died(int exitCode);

    /// It answers again, on the same port with the same data.
    void restarted();

    /// It could not be started again; nobody will try any more, so the owner should end the program.
    void gaveUp(String reason);

    /// Says every event on standard error.
    static PostgresWatcher onStandardError() {
        return new PostgresWatcher() {
            @Override
            public void died(int exitCode) {
                System.err.println("event=database_died exit_code=" + exitCode);
            }

            @Override
            public void restarted() {
                System.err.println("event=database_restarted");
            }

            @Override
            public void gaveUp(String reason) {
                System.err.println("event=database_gave_up reason=\"" + reason + "\"");
            }
        };
    }
}
