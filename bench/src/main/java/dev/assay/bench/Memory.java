package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Memory of processes as the kernel counts it.
final class Memory {
    private Memory() {}

    static long residentMiB(long pid) throws IOException {
        return kibibytes(Path.of("/proc/" + pid + "/status"), "VmRSS:") / 1024;
    }

    /// What a process and all below it use; a page that several share counts once.
    static long proportionalMiB(ProcessHandle root) throws IOException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(root), root.descendants()).toList();
        long sum = 0;
        for (ProcessHandle process : all) {
            sum += kibibytes(Path.of("/proc/" + process.pid() + "/smaps_rollup"), "Pss:");
        }
        return sum / 1024;
    }

    private static long kibibytes(Path file, String field) throws IOException {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(field)) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (NoSuchFileException _) {
            return 0; // it has ended
        }
        return 0;
    }
}
