package dev.assay.server.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/// Reads a `multipart/form-data` body part by part, in constant memory, in the order of the parts.
public final class Multipart {
    private Multipart() {}

    /// The most that is read: bytes of the whole body, parts, bytes of a field that is no file.
    public record Limits(long maxBodyBytes, int maxParts, int maxFieldBytes) {}

    /// Takes one part; its stream ends with the call.
    @FunctionalInterface
    public interface PartHandler {
        void part(Part part) throws IOException;
    }

    /// One part: a field, or a file when it has a file name. The file name is the client's: never use it as a path.
    public record Part(
            String name, Optional<String> fileName, String contentType, InputStream content, int maxFieldBytes) {
        /// The text of a field.
        public String text() throws IOException {
            return new String(new LimitedStream(content, maxFieldBytes).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Whether the request carries such a body.
    public static boolean isIn(Exchange exchange) {
        return exchange.contentType().equals("multipart/form-data");
    }

    /// Gives each part to the handler.
    public static void read(Exchange exchange, Limits limits, PartHandler handler) throws IOException {
        if (!isIn(exchange)) {
            throw new Refused(new RequestProblem.UnsupportedContentType(exchange.contentType(), "multipart/form-data"));
        }
        if (exchange.contentLength().orElse(0) > limits.maxBodyBytes()) {
            throw new Refused(new RequestProblem.TooLarge(limits.maxBodyBytes()));
        }
        try {
            FileItemInputIterator parts = new Upload().getItemIterator(new Body(exchange, limits.maxBodyBytes()));
            int count = 0;
            while (parts.hasNext()) {
                if (++count > limits.maxParts()) {
                    throw new Refused(RequestProblem.Invalid.field(
                            "files",
                            "More than %d parts; put the files into a zip archive.".formatted(limits.maxParts())));
                }
                FileItemInput part = parts.next();
                try (InputStream content = part.getInputStream()) {
                    handler.part(new Part(
                            Optional.ofNullable(part.getFieldName()).orElse(""),
                            part.isFormField() ? Optional.empty() : Optional.ofNullable(part.getName()),
                            Optional.ofNullable(part.getContentType()).orElse(""),
                            content,
                            limits.maxFieldBytes()));
                }
            }
        } catch (LimitedStream.TooLong _) {
            throw new Refused(new RequestProblem.TooLarge(limits.maxBodyBytes()));
        } catch (FileUploadException e) {
            throw malformed(e);
        }
    }

    private static Refused malformed(FileUploadException e) {
        return new Refused(new RequestProblem.Invalid(
                List.of(new Problem.Detail("", "The multipart body is broken: " + e.getMessage()))));
    }

    private record Body(Exchange exchange, long maxBodyBytes) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public Charset getCharset() {
            return StandardCharsets.UTF_8;
        }

        @Override
        public long getContentLength() {
            return exchange.contentLength().orElse(-1);
        }

        @Override
        public String getContentType() {
            return exchange.header("Content-Type").orElse("");
        }

        @Override
        public InputStream getInputStream() {
            return new LimitedStream(exchange.bodyStream(), maxBodyBytes);
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }

    /// The library's reader, used for its iterator only.
    private static final class Upload extends AbstractFileUpload<RequestContext, DiskFileItem, DiskFileItemFactory> {
        @Override
        public FileItemInputIterator getItemIterator(RequestContext request) throws IOException {
            return super.getItemIterator(request);
        }

        @Override
        public Map<String, List<DiskFileItem>> parseParameterMap(RequestContext request) {
            throw new UnsupportedOperationException("parts are streamed");
        }

        @Override
        public List<DiskFileItem> parseRequest(RequestContext request) {
            throw new UnsupportedOperationException("parts are streamed");
        }
    }
}
