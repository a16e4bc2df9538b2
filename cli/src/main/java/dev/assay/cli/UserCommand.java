package dev.assay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People: list, create.
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List and create people.")
final class UserCommand {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "People of the organisation.")
    int list(@Mixin ServerOptions server) {
        try (Api api = server.open()) {
            JsonNode people = api.get("/api/users");
            if (server.json()) {
                server.print(Json.text(people));
                return ExitCode.OK;
            }
            var table = new Table("id", "email", "name", "role");
            people.forEach(p -> table.add(
                    p.path("id").asLong(),
                    p.path("email").asString(""),
                    (p.path("first_name").asString("") + " "
                                    + p.path("last_name").asString(""))
                            .strip(),
                    p.path("role").asString("")));
            server.print(table.toString());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Add a person; with --token they can use the API at once, with --password-file sign in.")
    int create(
            @Mixin Connection server,
            @Parameters(paramLabel = "EMAIL") String email,
            @Option(
                            names = "--role",
                            defaultValue = "annotator",
                            paramLabel = "ROLE",
                            description = "administrator, manager, reviewer or annotator (default)")
                    String role,
            @Option(names = "--token", description = "make a token for the new person and print it") boolean withToken,
            @Option(
                            names = "--password-file",
                            paramLabel = "FILE",
                            description = "file that holds the password; - reads standard input")
                    @Nullable
                    Path passwordFile,
            @Option(
                            names = "--own-token",
                            paramLabel = "TOKEN",
                            description = "whose rights to use (or ASSAY_TOKEN), because --token makes one here")
                    @Nullable
                    String ownToken) {
        ObjectNode body = Json.object().put("email", email).put("role", role).put("token", withToken);
        if (passwordFile != null) {
            body.put("password", password(passwordFile));
        }
        try (Api api = server.open(ownToken)) {
            JsonNode made = api.post("/api/users", body);
            ObjectNode said = Json.object()
                    .put("id", made.path("id").asLong())
                    .put("email", made.path("email").asString(email));
            if (made.path("token").isString()) {
                said.put("token", made.path("token").asString());
            }
            server.print(server.json() ? Json.text(said) : sentence(said, role));
        }
        return ExitCode.OK;
    }

    private static String sentence(ObjectNode said, String role) {
        String made = "Added %s as %s (number %d)."
                .formatted(
                        said.path("email").asString(""), role, said.path("id").asLong());
        return said.has("token") ? made + "\nToken: " + said.path("token").asString("") : made;
    }

    private static String password(Path file) {
        try {
            byte[] text = file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
            return new String(text, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw Failure.usage("The password file %s cannot be read (%s)."
                    .formatted(file, e.getClass().getSimpleName()));
        }
    }
}
