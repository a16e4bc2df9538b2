package dev.assay.server.transfer;

import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.Place;
import dev.assay.server.platform.blobs.Blob;
import dev.assay.server.platform.blobs.BlobStore;
import dev.assay.server.platform.blobs.SniffedType;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.jobs.JobContext;
import dev.assay.server.project.ProjectId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/// Lays out the files of an import: those sent one by one, and those unpacked from archives. Nothing of it is part of
/// the project yet. Used by one job.
final class ImportFiles {
    /*
     * Each file is on the disk before the next step, which is a few milliseconds of waiting, so some are unpacked at
     * once; their order stays.
     */
    private static final int AT_ONCE = 8;
    private static final int BATCH = 256;
    private final FileUploads uploads;
    private final ImportProblems problems;
    private final JobContext job;
    private final List<ImportFile> files = new ArrayList<>();
    private final Set<String> unpacked = ConcurrentHashMap.newKeySet();

    ImportFiles(FileUploads uploads, ImportProblems problems, JobContext job) {
        this.uploads = uploads;
        this.problems = problems;
        this.job = job;
    }

    /// All files, in the order sent, an archive's in its place.
    List<ImportFile> gather(ProjectId project, List<ImportOrder.Source> sources) throws IOException {
        Map<Long, FileUpload> known = new HashMap<>();
        List<Long> ids = new ArrayList<>();
        sources.forEach(source -> source.upload().ifPresent(ids::add));
        uploads.find(project, ids).forEach(upload -> known.put(upload.id().value(), upload));
        for (ImportOrder.Source source : sources) {
            job.checkCancelled();
            Optional<FileUpload> upload = source.upload().isPresent()
                    ? Optional.ofNullable(known.get(source.upload().getAsLong()))
                    : Optional.empty();
            Blob blob = upload.map(FileUpload::blob).orElse(new Blob(source.blob(), source.sizeBytes(), ""));
            if (ImportFile.kindOf(source.name()) == ImportFile.Kind.ARCHIVE) {
                unpack(source.name(), blob);
            } else {
                files.add(new ImportFile(
                        source.name(), blob, typeOf(blob), upload.flatMap(FileUpload::imageSize), source.upload()));
            }
        }
        return files;
    }

    /// Blobs that were unpacked; whoever gives up the import deletes them.
    Set<String> unpacked() {
        return unpacked;
    }

    private SniffedType typeOf(Blob blob) throws IOException {
        try (InputStream head = uploads.open(blob)) {
            return SniffedType.of(head.readNBytes(SniffedType.HEAD_BYTES));
        }
    }

    private void unpack(String name, Blob blob) throws IOException {
        try (BlobStore.LocalFile file = uploads.blobs().localFile(blob.id());
                Archive archive = Archive.open(name, file.path(), blob.sizeBytes());
                ExecutorService threads = Executors.newFixedThreadPool(
                        AT_ONCE, Thread.ofVirtual().name("unpack-", 0).factory())) {
            List<ZipEntry> entries = archive.files(problems);
            for (int from = 0; from < entries.size(); from += BATCH) {
                job.checkCancelled();
                List<Callable<Unpacked>> batch = new ArrayList<>();
                for (ZipEntry entry : entries.subList(from, Math.min(entries.size(), from + BATCH))) {
                    batch.add(() -> unpack(name, archive, entry));
                }
                for (Future<Unpacked> one : threads.invokeAll(batch)) {
                    take(one.get());
                }
            }
        } catch (ZipException fault) {
            problems.add(
                    Code.MALFORMED,
                    Place.ofFile(name),
                    "the archive cannot be read (%s); pack it again".formatted(fault.getMessage()));
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case Archive.TooMuch fault ->
                    problems.add(Code.UNSAFE_ARCHIVE, Place.ofFile(name), String.valueOf(fault.getMessage()));
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException("unpacking " + name + " failed", failure);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops while it unpacks " + name);
        }
    }

    /// What came of one entry.
    private sealed interface Unpacked {
        record Whole(ImportFile file) implements Unpacked {}

        record Left(Code code, Place place, String reason) implements Unpacked {}
    }

    private void take(Unpacked one) {
        switch (one) {
            case Unpacked.Whole whole -> files.add(whole.file());
            case Unpacked.Left left -> problems.add(left.code(), left.place(), left.reason());
        }
    }

    private Unpacked unpack(String archiveName, Archive archive, ZipEntry entry) throws IOException {
        Place place = Place.ofFile(archiveName + "/" + entry.getName());
        ImportFile.Kind kind = ImportFile.kindOf(entry.getName());
        if (kind == ImportFile.Kind.ARCHIVE) {
            return new Unpacked.Left(
                    Code.LEFT_OUT, place, "an archive inside an archive is not opened; import it on its own");
        }
        if (kind == ImportFile.Kind.UNKNOWN) {
            return new Unpacked.Left(Code.LEFT_OUT, place, "files of this kind cannot become tasks");
        }
        try (InputStream content = archive.open(entry)) {
            FileUploads.Stored stored = uploads.store(entry.getName(), content);
            unpacked.add(stored.blob().id());
            return new Unpacked.Whole(new ImportFile(
                    entry.getName(), stored.blob(), stored.type(), stored.imageSize(), OptionalLong.empty()));
        } catch (Refused tooLarge) {
            return new Unpacked.Left(Code.TOO_LARGE, place, tooLarge.problem().detail());
        } catch (ZipException fault) {
            return new Unpacked.Left(
                    Code.MALFORMED,
                    place,
                    "the entry cannot be unpacked (%s); pack the archive again".formatted(fault.getMessage()));
        }
    }
}
