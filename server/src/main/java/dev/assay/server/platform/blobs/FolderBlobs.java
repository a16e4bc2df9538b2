package dev.assay.server.platform.blobs;

import dev.assay.server.platform.http.LimitedStream;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Files in a folder, below two hex digits of their ids.
final class FolderBlobs implements BlobStore {
    private static final String HALF = ".part";
    private final Path folder;

    FolderBlobs(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public Blob put(InputStream content, long maxBytes) throws IOException {
        String id = BlobIds.fresh();
        Path target = pathOf(id);
        Files.createDirectories(target.getParent());
        Path half = target.resolveSibling(id + HALF);
        MessageDigest digest = BlobIds.sha256();
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            long size = new LimitedStream(content, maxBytes).transferTo(out);
            channel.force(true);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            return new Blob(id, size, HexFormat.of().formatHex(digest.digest()));
        } catch (LimitedStream.TooLong _) {
            throw new Refused(new RequestProblem.TooLarge(maxBytes));
        } finally {
            Files.deleteIfExists(half);
        }
    }

    @Override
    public InputStream open(String id, long fromByte) throws IOException {
        FileChannel channel = FileChannel.open(pathOf(id), StandardOpenOption.READ);
        channel.position(fromByte);
        return Channels.newInputStream(channel);
    }

    @Override
    public LocalFile localFile(String id) throws IOException {
        Path file = pathOf(id);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(id);
        }
        return new LocalFile() {
            @Override
            public Path path() {
                return file;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void delete(String id) throws IOException {
        Files.deleteIfExists(pathOf(id));
    }

    @Override
    public int sweep(Instant before, UnaryOperator<List<String>> unused) throws IOException {
        int gone = 0;
        for (Path part : foldersOfFiles()) {
            List<String> old = new ArrayList<>();
            try (Stream<Path> files = Files.list(part)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (!BlobIds.isOlder(file, before)) {
                        continue;
                    }
                    if (BlobIds.ID.matcher(name).matches()) {
                        old.add(name);
                    } else if (name.endsWith(HALF) && Files.deleteIfExists(file)) {
                        gone++;
                    }
                }
            }
            for (String id : old.isEmpty() ? old : unused.apply(old)) {
                delete(id);
                gone++;
            }
        }
        return gone;
    }

    private List<Path> foldersOfFiles() throws IOException {
        try (Stream<Path> parts = Files.list(folder)) {
            return parts.filter(Files::isDirectory).toList();
        }
    }

    private Path pathOf(String id) {
        return folder.resolve(BlobIds.require(id).substring(0, 2)).resolve(id);
    }
}
