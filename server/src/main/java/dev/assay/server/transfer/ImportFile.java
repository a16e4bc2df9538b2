package dev.assay.server.transfer;

import dev.assay.formats.TaskReaders;
import dev.assay.geometry.ImageSize;
import dev.assay.server.platform.blobs.Blob;
import dev.assay.server.platform.blobs.SniffedType;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One file of an import, on its own or out of an archive.
///
/// @param path what the client called it, with folders if it told any
/// @param upload its row if it has one already
record ImportFile(String path, Blob blob, SniffedType type, Optional<ImageSize> imageSize, OptionalLong upload) {
    private static final Set<String> IMAGES = Set.of("bmp", "gif", "jpg", "jpeg", "png", "webp", "tif", "tiff", "avif");
    private static final Set<String> SOUNDS_AND_FILMS = Set.of("flac", "m4a", "mp3", "ogg", "wav", "mp4", "webm");
    private static final Set<String> DOCUMENTS = Set.of("htm", "html", "svg", "pdf");

    /// What becomes of a file.
    enum Kind {
        /// Holds tasks.
        TASKS,
        /// Holds boxes of an image of the same name.
        BOXES,
        /// Is shown by a task.
        MEDIA,
        /// Holds files.
        ARCHIVE,
        UNKNOWN
    }

    static Kind kindOf(String name) {
        if (TaskReaders.holdsTasks(name)) {
            return Kind.TASKS;
        }
        String extension = TaskReaders.extensionOf(name);
        return switch (extension) {
            case "xml" -> Kind.BOXES;
            case "zip" -> Kind.ARCHIVE;
            default ->
                IMAGES.contains(extension) || SOUNDS_AND_FILMS.contains(extension) || DOCUMENTS.contains(extension)
                        ? Kind.MEDIA
                        : Kind.UNKNOWN;
        };
    }

    Kind kind() {
        return kindOf(path);
    }

    /// What becomes of it by choice: files of tasks may be shown instead.
    Kind kind(ImportOrder.Choices choices) {
        return kind() == Kind.TASKS && !choices.filesAsTasks() ? Kind.MEDIA : kind();
    }

    String name() {
        return UploadNames.lastPart(path);
    }

    /// The name without folders and extension, in lower case: an image and its boxes share it.
    String stem() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
    }

    /// Whether the bytes are what the name says: an image is an image, sound or film is sound or film.
    boolean isWhatItSays() {
        String extension = TaskReaders.extensionOf(path);
        if (IMAGES.contains(extension)) {
            return type.isImage();
        }
        return !SOUNDS_AND_FILMS.contains(extension) || (type.isInline() && !type.isImage());
    }
}
