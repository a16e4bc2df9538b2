package dev.assay.server.transfer;

import dev.assay.server.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an import job is asked to do.
record ImportOrder(List<Source> sources, Purpose purpose, Choices choices) {
    ImportOrder {
        sources = List.copyOf(sources);
    }

    /// What the files are read for.
    enum Purpose {
        /// New tasks. When the import fails, the files that came with it go again.
        ADD,
        /// Files of the project once more, in place of the tasks that came from them before.
        REPLACE,
        /// A look at what would be added; nothing is.
        TRY
    }

    /// How files are read.
    ///
    /// @param filesAsTasks files of tasks are read; otherwise each is shown by one task, as media are
    /// @param predictionFields data keys whose values become a prediction of the control of the same name
    record Choices(boolean keepGood, boolean returnTaskIds, boolean filesAsTasks, List<String> predictionFields) {
        /// All or nothing, files of tasks read.
        static final Choices USUAL = new Choices(false, false, true, List.of());

        Choices {
            predictionFields = List.copyOf(predictionFields);
        }
    }

    /// A stored file.
    ///
    /// @param name what the client called it
    /// @param upload its row, for files that stay with the project; others are deleted after the import
    record Source(String name, String blob, long sizeBytes, OptionalLong upload) {}

    ObjectNode write() {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("sources");
        for (Source source : sources) {
            ObjectNode item = list.addObject();
            item.put("name", source.name()).put("blob", source.blob()).put("size_bytes", source.sizeBytes());
            source.upload().ifPresent(id -> item.put("upload", id));
        }
        node.put("purpose", purpose.name().toLowerCase(Locale.ROOT));
        node.put("keep_good", choices.keepGood()).put("return_task_ids", choices.returnTaskIds());
        node.put("files_as_tasks", choices.filesAsTasks());
        ArrayNode fields = node.putArray("prediction_fields");
        choices.predictionFields().forEach(fields::add);
        return node;
    }

    static ImportOrder read(ObjectNode node) {
        List<Source> sources = new ArrayList<>();
        for (JsonNode item : node.path("sources")) {
            sources.add(new Source(
                    item.path("name").asString(),
                    item.path("blob").asString(),
                    item.path("size_bytes").asLong(),
                    item.has("upload") ? OptionalLong.of(item.path("upload").asLong()) : OptionalLong.empty()));
        }
        List<String> fields = new ArrayList<>();
        node.path("prediction_fields").forEach(field -> fields.add(field.asString()));
        return new ImportOrder(
                sources,
                Purpose.valueOf(node.path("purpose").asString().toUpperCase(Locale.ROOT)),
                new Choices(
                        node.path("keep_good").asBoolean(),
                        node.path("return_task_ids").asBoolean(),
                        node.path("files_as_tasks").asBoolean(),
                        fields));
    }
}
