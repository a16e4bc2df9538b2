package dev.assay.server.project;

import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The ready-made labeling configs that come with the program, in the order of the gallery.
final class Templates {
    private final List<Template> all;

    Templates() {
        List<Template> templates = new ArrayList<>();
        for (JsonNode entry : Json.read(text("index.json"))) {
            String name = entry.path("name").asString();
            templates.add(new Template(
                    name,
                    entry.path("group").asString(),
                    entry.path("title").asString(),
                    entry.path("description").asString(),
                    text(name + ".xml")));
        }
        this.all = List.copyOf(templates);
    }

    /// A labeling config to start from.
    record Template(String name, String group, String title, String description, String labelConfig) {}

    List<Template> all() {
        return all;
    }

    private static String text(String file) {
        try (InputStream in = Templates.class.getResourceAsStream("/templates/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the template file " + file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
