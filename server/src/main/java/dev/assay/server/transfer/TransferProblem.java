package dev.assay.server.transfer;

import dev.assay.formats.ExportFormat;
import dev.assay.server.platform.http.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The refusals of imports and exports.
public sealed interface TransferProblem extends Problem {
    /// An import whose input has faults; nothing of it was added.
    record BadImport(long count, List<Detail> problems) implements TransferProblem {
        public BadImport {
            problems = List.copyOf(problems);
        }

        @Override
        public long problemCount() {
            return count;
        }

        @Override
        public Kind kind() {
            return new Kind("import-invalid", 400, "Import has faults");
        }

        @Override
        public String detail() {
            String first = problems.isEmpty()
                    ? ""
                    : " The first: " + problems.getFirst().message() + ".";
            return "%d problems were found and nothing was imported.%s Mend the input, or import with keep_good=true to take what is good."
                    .formatted(count, first);
        }
    }

    /// A request for an import that brings nothing to import.
    record NothingToImport() implements TransferProblem {
        @Override
        public Kind kind() {
            return new Kind("nothing-to-import", 400, "Nothing to import");
        }

        @Override
        public String detail() {
            return "The request has no file and no JSON; send a list of tasks, or files as multipart/form-data.";
        }
    }

    /// An address to fetch; the server reads its own uploads only.
    record NoFetching(String address) implements TransferProblem {
        @Override
        public Kind kind() {
            return new Kind("import-by-address", 400, "Addresses are not fetched");
        }

        @Override
        public String detail() {
            return "The server does not fetch %s; download the file and upload it.".formatted(address);
        }
    }

    /// An import that somebody cancelled, or that failed for a reason of ours.
    record ImportFailed(String message) implements TransferProblem {
        @Override
        public Kind kind() {
            return new Kind("import-failed", 409, "Import did not finish");
        }

        @Override
        public String detail() {
            return "The import ended without adding anything (%s); start it again.".formatted(message);
        }
    }

    /// A file that tasks still show.
    record FileInUse(long file) implements TransferProblem {
        @Override
        public Kind kind() {
            return new Kind("file-in-use", 409, "File is in use");
        }

        @Override
        public String detail() {
            return "File %d was not deleted, as tasks came from it; delete these tasks first.".formatted(file);
        }
    }

    /// A format that does not exist.
    record UnknownFormat(String name) implements TransferProblem {
        @Override
        public Kind kind() {
            return new Kind("unknown-export-format", 400, "Unknown export format");
        }

        @Override
        public String detail() {
            return "There is no export format %s; the formats are %s."
                    .formatted(
                            name,
                            Arrays.stream(ExportFormat.values()).map(Enum::name).collect(Collectors.joining(", ")));
        }
    }

    /// An export that is not written yet, or not in that format.
    record NotReady(long export, String reason) implements TransferProblem {
        @Override
        public Kind kind() {
            return new Kind("export-not-ready", 404, "Export is not ready");
        }

        @Override
        public String detail() {
            return "Export %d cannot be downloaded: %s.".formatted(export, reason);
        }
    }
}
