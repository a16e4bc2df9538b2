package dev.assay.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which server a command asks, and its two ways to answer: sentences or JSON.
final class Connection {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "server to ask (or ASSAY_URL); without it the one that runs with the home")
    private @Nullable String url;

    @Option(
            names = "--home",
            defaultValue = "${env:ASSAY_HOME:-${sys:user.home}/.assay}",
            description = "data folder of the running server (default: ASSAY_HOME or ~/.assay)")
    private Path home = Path.of(".assay");

    @Option(names = "--json", description = "print JSON, for scripts")
    private boolean json;

    /// @param token whose rights to use; null takes `ASSAY_TOKEN`, or the owner's at the home's own server
    Api open(@Nullable String token) {
        return new Api(ServerAddress.of(url, token, home, System.getenv()));
    }

    boolean json() {
        return json;
    }

    /// Progress goes to people only: not beside JSON, not into a file.
    boolean showsProgress() {
        return !json && Terminal.find().isPresent();
    }

    void print(String text) {
        System.out.println(text);
    }
}
