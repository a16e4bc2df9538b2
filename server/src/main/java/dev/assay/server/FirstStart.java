package dev.assay.server;

import dev.assay.server.identity.Identities;
import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/// What a start tells people and programs: the first owner's sign-in, the address, the file for the command line.
final class FirstStart {
    private static final String CLI_TOKEN = "cli-token";

    private FirstStart() {}

    /// Who is to be the first owner, by our variables or Label Studio's.
    static Identities.OwnerWish ownerWish(Map<String, String> environment) {
        return new Identities.OwnerWish(
                first(environment, "ASSAY_OWNER_EMAIL", "LABEL_STUDIO_USERNAME"),
                first(environment, "ASSAY_OWNER_PASSWORD", "LABEL_STUDIO_PASSWORD"),
                first(environment, "ASSAY_OWNER_TOKEN", "LABEL_STUDIO_USER_TOKEN"));
    }

    static String signInOf(Identities.FirstOwner owner) {
        return owner.generatedPassword()
                .map(password ->
                        "Sign in as %s with the password %s (shown this once)".formatted(owner.email(), password))
                .orElseGet(() -> "Sign in as %s with the password you gave".formatted(owner.email()));
    }

    static String address(String host, int port) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://%s:%d".formatted(name.contains(":") ? "[" + name + "]" : name, port);
    }

    /// Writes the file by which the command line acts as the owner, readable by this account only; closing deletes
    /// it.
    static AutoCloseable writeCliToken(Path home, String address, String token) throws IOException {
        Path file = home.resolve(CLI_TOKEN);
        Path half = Files.createTempFile(
                home,
                CLI_TOKEN,
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(half, Json.writeBytes(Json.object().put("url", address).put("token", token)));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return () -> Files.deleteIfExists(file);
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }
}
