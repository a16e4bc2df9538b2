package dev.assay.server.project;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/// The template gallery over HTTP.
public final class TemplateRoutes {
    private final Templates templates = new Templates();

    public List<Endpoint> endpoints() {
        return List.of(Endpoint.organization(Method.GET, "/api/templates", Permission.PROJECT_SEE, this::list));
    }

    private void list(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        for (Templates.Template template : templates.all()) {
            list.addObject()
                    .put("name", template.name())
                    .put("group", template.group())
                    .put("title", template.title())
                    .put("description", template.description())
                    .put("label_config", template.labelConfig());
        }
        exchange.json(list);
    }
}
