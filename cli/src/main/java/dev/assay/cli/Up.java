package dev.assay.cli;

import picocli.CommandLine.Command;

/// Stands in the list of commands; [Main] hands `up` to the server's own command line, which has its options.
@Command(name = "up", description = "Start the server; `assay up --help` lists its options.")
final class Up implements Runnable {
    @Override
    public void run() {
        dev.assay.server.Main.main(new String[0]);
    }
}
