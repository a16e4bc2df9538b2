package dev.assay.cli;

/// What a finished command tells the shell.
final class ExitCode {
    static final int OK = 0;
    /// The server answered with a problem.
    static final int REFUSED = 1;
    /// The command line was wrong.
    static final int USAGE = 2;
    /// A server or database could not be started.
    static final int NOT_STARTED = 3;
    /// No server answered.
    static final int NOT_REACHED = 4;

    private ExitCode() {}
}
