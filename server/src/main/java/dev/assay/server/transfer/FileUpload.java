package dev.assay.server.transfer;

import dev.assay.geometry.ImageSize;
import dev.assay.server.platform.blobs.Blob;
import dev.assay.server.project.ProjectId;
import java.util.Optional;

/// A file that was uploaded to a project.
///
/// @param name unique in its project: eight hex digits, a hyphen, and what the client called it
/// @param contentType by its first bytes, whatever it is called
/// @param imageSize for images whose header could be read
public record FileUpload(
        FileUploadId id, ProjectId project, String name, Blob blob, String contentType, Optional<ImageSize> imageSize) {

    /// Images with more pixels than browsers draw on one canvas are kept but not shown.
    public static final long MAX_SHOWN_PIXELS = 16_384L * 16_384;

    /// The address that task data hold.
    public String address() {
        return "/data/upload/%d/%s".formatted(project.value(), name);
    }

    public boolean tooLargeToShow() {
        return imageSize.map(size -> size.area() > MAX_SHOWN_PIXELS).orElse(false);
    }
}
