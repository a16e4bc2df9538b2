package dev.assay.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Why a command could not do its work, with the code it ends with. Carries sentences, never a stack trace.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;
    private final transient List<String> details;

    private Failure(int exitCode, String sentence, List<String> details) {
        super(sentence);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
    }

    /// The server answered with a problem.
    static Failure refused(String sentence, List<String> details) {
        return new Failure(ExitCode.REFUSED, sentence, details);
    }

    static Failure usage(String sentence) {
        return new Failure(ExitCode.USAGE, sentence, List.of());
    }

    static Failure notReached(URI server, String reason) {
        return new Failure(
                ExitCode.NOT_REACHED,
                "No server answers at %s (%s); start one with `assay up`, or name one with --url."
                        .formatted(server, reason),
                List.of());
    }

    static Failure noServer(Path home) {
        return new Failure(
                ExitCode.NOT_REACHED,
                ("No server runs with the home %s (it holds no file \"cli-token\"); start one with `assay up`, or name"
                                + " one with --url and --token.")
                        .formatted(home),
                List.of());
    }

    int exitCode() {
        return exitCode;
    }

    /// One line each, below the sentence: the problems the server found, by place.
    List<String> details() {
        return details;
    }
}
