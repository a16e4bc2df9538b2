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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/// Files in a folder of this machine, named by generated ids, never by what a client calls them. A file is there
/// whole or not at all. Thread-safe.
public final class BlobStore {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private final Path folder;

    public BlobStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// Stores what the stream gives, at most so many bytes; more is refused (413) and nothing stays.
    public Blob put(InputStream content, long maxBytes) throws IOException {
        String id = UUID.randomUUID().toString().replace("-", "");
        Path target = pathOf(id);
        Files.createDirectories(target.getParent());
        Path half = target.resolveSibling(id + ".part");
        MessageDigest digest = sha256();
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

    /// Opens a blob at a byte; throws [NoSuchFileException] when there is none of this id.
    public InputStream open(String id, long fromByte) throws IOException {
        FileChannel channel = FileChannel.open(pathOf(id), StandardOpenOption.READ);
        channel.position(fromByte);
        return Channels.newInputStream(channel);
    }

    public InputStream open(String id) throws IOException {
        return open(id, 0);
    }

    public long sizeBytes(String id) throws IOException {
        return Files.size(pathOf(id));
    }

    /// Deletes a blob; one that is not there is no error.
    public void delete(String id) throws IOException {
        Files.deleteIfExists(pathOf(id));
    }

    /// The file itself, for readers that need to seek.
    public Path pathOf(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a blob's id is 32 hex digits; got " + id);
        }
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
