package dev.assay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// The legacy token of whoever asks: show, reset.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Show or replace one's own API token.")
final class TokenCommand {
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print the token.")
    int show(@Mixin ServerOptions server) {
        try (Api api = server.open()) {
            return print(server, api.get("/api/current-user/token"));
        }
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Replace the token and print the new one; the old one stops working at once.")
    int reset(@Mixin ServerOptions server) {
        try (Api api = server.open()) {
            return print(server, api.post("/api/current-user/reset-token", Json.object()));
        }
    }

    private static int print(ServerOptions server, JsonNode answer) {
        server.print(server.json() ? Json.text(answer) : answer.path("token").asString(""));
        return ExitCode.OK;
    }
}
