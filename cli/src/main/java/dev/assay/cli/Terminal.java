package dev.assay.cli;

import java.io.Console;
import java.util.Optional;

/// The terminal a person sits at, if there is one: standard input and output both lead to it.
final class Terminal {
    private Terminal() {}

    static Optional<Console> find() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
