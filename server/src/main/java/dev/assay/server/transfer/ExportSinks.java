package dev.assay.server.transfer;

import dev.assay.formats.EntrySink;
import dev.assay.formats.Spool;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Where export writers write to.
final class ExportSinks {
    private ExportSinks() {}

    /// Finds the uploaded file that an address in task data names.
    @FunctionalInterface
    interface Media {
        Optional<InputStream> open(String address) throws IOException;

        /// Leaves all media out.
        static Media none() {
            return _ -> Optional.empty();
        }
    }

    /// One file without an archive; closing an entry leaves the target open.
    record Single(OutputStream target, Path folder) implements EntrySink {
        @Override
        public OutputStream entry(String name) {
            return new FilterOutputStream(target) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    target.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    target.flush();
                }
            };
        }

        @Override
        public void folder(String name) {}

        @Override
        public boolean media(String address, String entryName) {
            return false;
        }

        @Override
        public Spool spool() throws IOException {
            return new FileSpool(folder);
        }
    }

    /// The entries of an archive.
    record Zip(ZipWriter zip, Path folder, Media media) implements EntrySink {
        @Override
        public OutputStream entry(String name) throws IOException {
            return zip.entry(name);
        }

        @Override
        public void folder(String name) throws IOException {
            zip.folder(name);
        }

        @Override
        public boolean media(String address, String entryName) throws IOException {
            Optional<InputStream> found = media.open(address);
            if (found.isEmpty()) {
                return false;
            }
            try (InputStream content = found.get();
                    OutputStream entry = zip.entry(entryName)) {
                content.transferTo(entry);
            }
            return true;
        }

        @Override
        public Spool spool() throws IOException {
            return new FileSpool(folder);
        }
    }
}
