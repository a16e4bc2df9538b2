package dev.assay.server.transfer;

import dev.assay.server.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an import job is asked: which stored files, and how.
///
/// @param keepGood add what is good even when something is not
/// @param returnTaskIds name the new tasks in the result
/// @param filesCame the files came with this import: when it fails, they go again
/// @param predictionFields data keys whose values become a prediction of the control of the same name
record ImportOrder(
        List<Source> sources,
        boolean filesCame,
        boolean keepGood,
        boolean returnTaskIds,
        List<String> predictionFields) {
    ImportOrder {
        sources = List.copyOf(sources);
        predictionFields = List.copyOf(predictionFields);
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
        node.put("files_came", filesCame).put("keep_good", keepGood).put("return_task_ids", returnTaskIds);
        ArrayNode fields = node.putArray("prediction_fields");
        predictionFields.forEach(fields::add);
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
                node.path("files_came").asBoolean(),
                node.path("keep_good").asBoolean(),
                node.path("return_task_ids").asBoolean(),
                fields);
    }
}
