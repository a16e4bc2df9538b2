package dev.assay.formats.tabular;

import dev.assay.formats.ByteSource;
import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.Place;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// How the bytes of a text file stand for characters: by its byte order mark (UTF-8, UTF-16), else UTF-8, else,
/// when the bytes are no UTF-8, Windows-1252 (the Latin-1 that spreadsheets write) with a remark.
public final class TextEncoding {
    private static final int MARK_BYTES = 3;

    private TextEncoding() {}

    /// A reader at the first character after the mark. Reads the source twice when it has no mark.
    public static Reader open(String file, ByteSource bytes, ImportProblems problems) throws IOException {
        Marked marked = Marked.of(bytes.open());
        if (marked.known || isUtf8(bytes)) {
            return new BufferedReader(new InputStreamReader(marked.stream, marked.charset), 1 << 16);
        }
        problems.add(
                Code.ENCODING,
                Place.ofFile(file),
                "the file is not UTF-8; it was read as Windows-1252 (Latin-1), so check letters like é; saving it as UTF-8 removes the doubt");
        return new BufferedReader(new InputStreamReader(marked.stream, Charset.forName("windows-1252")), 1 << 16);
    }

    /// The bytes in UTF-8 without a mark, whatever their mark says; without one they are passed on as they are.
    public static InputStream utf8Of(InputStream bytes) throws IOException {
        Marked marked = Marked.of(bytes);
        return marked.charset.equals(StandardCharsets.UTF_8)
                ? marked.stream
                : new Utf8Bytes(new InputStreamReader(marked.stream, marked.charset));
    }

    private static boolean isUtf8(ByteSource bytes) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(1 << 16);
        CharBuffer out = CharBuffer.allocate(1 << 16);
        try (InputStream stream = bytes.open()) {
            boolean end = false;
            while (!end) {
                int got = stream.read(in.array(), in.position(), in.remaining());
                end = got < 0;
                in.position(in.position() + Math.max(got, 0));
                in.flip();
                CoderResult result = decoder.decode(in, out, end);
                if (result.isError()) {
                    return false;
                }
                out.clear();
                in.compact();
            }
        }
        return true;
    }

    private record Marked(InputStream stream, Charset charset, boolean known) {
        static Marked of(InputStream bytes) throws IOException {
            var stream = new BufferedInputStream(bytes, 1 << 16);
            stream.mark(MARK_BYTES);
            byte[] head = stream.readNBytes(MARK_BYTES);
            stream.reset();
            if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
                stream.skipNBytes(3);
                return new Marked(stream, StandardCharsets.UTF_8, true);
            }
            if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
                stream.skipNBytes(2);
                return new Marked(stream, StandardCharsets.UTF_16BE, true);
            }
            if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
                stream.skipNBytes(2);
                return new Marked(stream, StandardCharsets.UTF_16LE, true);
            }
            return new Marked(stream, StandardCharsets.UTF_8, false);
        }
    }
}
