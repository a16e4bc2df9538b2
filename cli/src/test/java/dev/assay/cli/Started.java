package dev.assay.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program in a JVM of its own, with every line it said until now.
final class Started implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private Started(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static Started of(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ASSAY_") || name.startsWith("LABEL_STUDIO_"));
        builder.environment().putAll(environment);
        return new Started(builder.start());
    }

    /// The rest of the first line that begins so; fails when the program ends before it.
    String await(String begin) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(begin)) {
                return line.substring(begin.length());
            }
        }
        throw new IOException("the program ended without \"%s\": %s".formatted(begin, said()));
    }

    /// Everything it says until it ends, and its exit code.
    int end() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException("the program closed its output but did not end: " + said());
        }
        return process.exitValue();
    }

    int terminate() throws IOException, InterruptedException {
        process.toHandle().destroy(); // Process.destroy would close its output as well
        return end();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String said() {
        return String.join("\n", lines);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
