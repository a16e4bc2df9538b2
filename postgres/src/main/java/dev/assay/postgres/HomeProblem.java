package dev.assay.postgres;

import java.nio.file.Path;

/// Why a home folder cannot be used, as a sentence for the person who started the program.
public sealed interface HomeProblem {
    Path home();

    /// What happened, with the value, and the next step.
    String detail();

    record InUse(Path home, String holder) implements HomeProblem {
        @Override
        public String detail() {
            return "The home %s is in use by process %s; stop that one or give this one its own with --home."
                    .formatted(home, holder.isEmpty() ? "(unknown)" : holder);
        }
    }

    record NotAFolder(Path home) implements HomeProblem {
        @Override
        public String detail() {
            return "The home %s is not a folder; give another with --home.".formatted(home);
        }
    }

    record NotWritable(Path home, String reason) implements HomeProblem {
        @Override
        public String detail() {
            return "The home %s cannot be made or written (%s); give another with --home, or change its owner."
                    .formatted(home, reason);
        }
    }

    /// The account of the database process is not always the account of this JVM: root runs it without its rights.
    record NotTraversable(Path home) implements HomeProblem {
        @Override
        public String detail() {
            return ("The account that runs the database cannot enter the home %s; make every folder above it passable"
                            + " (chmod a+x), or give another with --home, for example /var/lib/assay.")
                    .formatted(home);
        }
    }

    /// Files are there that no Assay put there, and others may enter: tightening the mode could lock strangers out.
    record Shared(Path home, String mode) implements HomeProblem {
        @Override
        public String detail() {
            return ("The home %s already holds files of something else and others may enter it (%s); give an empty"
                            + " folder with --home, or run chmod 700 on it if it is yours alone.")
                    .formatted(home, mode);
        }
    }

    record Newer(Path home, String found, String known) implements HomeProblem {
        @Override
        public String detail() {
            return ("The home %s was written by a newer program (format %s, this one knows up to %s); start that newer"
                            + " program, or give another home with --home.")
                    .formatted(home, found, known);
        }
    }

    record Damaged(Path home, String what) implements HomeProblem {
        @Override
        public String detail() {
            return "The home %s is damaged: %s; restore it from a backup, or give another with --home."
                    .formatted(home, what);
        }
    }
}
