package dev.assay.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that asks a server.
final class ServerOptions {
    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "whose rights to use (or ASSAY_TOKEN, which no process list shows)")
    private @Nullable String token;

    Api open() {
        return connection.open(token);
    }

    boolean json() {
        return connection.json();
    }

    boolean showsProgress() {
        return connection.showsProgress();
    }

    void print(String text) {
        connection.print(text);
    }
}
