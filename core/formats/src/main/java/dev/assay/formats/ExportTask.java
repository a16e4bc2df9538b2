package dev.assay.formats;

import dev.assay.formats.wire.JsonText;
import dev.assay.geometry.ImageSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One task as it goes out.
///
/// @param annotations the answers chosen for this export, in any order, skipped ones among them if they were asked for
/// @param wire the task's own fields in their order, with names as on the wire; its `data`, `annotations` and
///     `predictions` are among them
/// @param imageSize the size of its uploaded image, where it has one
public record ExportTask(
        long id,
        JsonText data,
        List<ExportAnnotation> annotations,
        Map<String, @Nullable Object> wire,
        Optional<ImageSize> imageSize) {
    // Written out, since javac drops type annotations from a compact constructor's parameters.
    public ExportTask(
            long id,
            JsonText data,
            List<ExportAnnotation> annotations,
            Map<String, @Nullable Object> wire,
            Optional<ImageSize> imageSize) {
        this.id = id;
        this.data = data;
        this.annotations = List.copyOf(annotations);
        this.wire = wire;
        this.imageSize = imageSize;
    }
}
