package dev.assay.formats.internal;

import dev.assay.formats.ExportTask;
import dev.assay.labeling.DataPath;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.ObjectTag;
import java.util.List;
import java.util.Optional;

/// Finds the image that a task shows and a file name for it.
public final class ImageAddress {
    private static final int MAX_NAME = 200;

    private final Optional<DataPath> path;

    public ImageAddress(LabelingConfig config) {
        this.path = config.objects().stream()
                .filter(object -> object.is("Image"))
                .map(ObjectTag::path)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The address in the task's data, of a list its last; empty when the task has none.
    public Optional<String> of(ExportTask task) {
        Object value = path.map(place -> place.in(task.data().object())).orElse(null);
        return switch (value) {
            case String text -> Optional.of(text);
            case List<?> list when !list.isEmpty() && list.getLast() instanceof String text -> Optional.of(text);
            case null -> Optional.empty();
            case Object _ -> Optional.empty();
        };
    }

    /// The last part of an address, safe as a file name: no folders, no query, at most 200 characters.
    public static String fileName(String address) {
        String path = address;
        int end = path.indexOf('?');
        // Addresses of local files carry the path in the query: /data/local-files/?d=folder/name.jpg
        if (end >= 0 && path.startsWith("?d=", end)) {
            path = path.substring(end + 3);
        } else if (end >= 0) {
            path = path.substring(0, end);
        }
        int hash = path.indexOf('#');
        path = hash >= 0 ? path.substring(0, hash) : path;
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_");
        while (name.startsWith(".")) {
            name = name.substring(1);
        }
        if (name.isBlank()) {
            return "image";
        }
        return name.length() <= MAX_NAME ? name : name.substring(name.length() - MAX_NAME);
    }

    /// The name without its extension.
    public static String baseName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    /// The extension with its dot, or nothing.
    public static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(dot) : "";
    }
}
