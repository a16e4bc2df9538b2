package dev.assay.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program `assay`: `up` and `database` start something here, every other command asks a server.
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Labels data.",
        subcommands = {
            Up.class,
            DatabaseCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ProjectCommand.class,
            UserCommand.class,
            TokenCommand.class,
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the server answered with a problem",
            "2:the command line was wrong",
            "3:the server or the database could not be started",
            "4:no server answered",
        })
public final class Main implements Runnable {
    /// Ends the JVM with the command's code; `up` returns while its server goes on.
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("up")) {
            dev.assay.server.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, _, _) -> tell(thrown));
    }

    /// A failure is told in sentences; anything else is a defect and keeps its stack trace.
    private static int tell(Exception thrown) throws Exception {
        if (!(thrown instanceof Failure failure)) {
            throw thrown;
        }
        System.err.println("assay: " + failure.getMessage());
        failure.details().forEach(line -> System.err.println("  " + line));
        return failure.exitCode();
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
