package dev.assay.server.prediction;

import dev.assay.server.identity.Permission;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterChanges;
import dev.assay.server.project.CounterKey;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskPart;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Adds a task's predictions to its wire object, the best first.
public final class PredictionPart implements TaskPart {
    private final PredictionStore store;

    public PredictionPart(Database database) {
        this.store = new PredictionStore(database);
    }

    @Override
    public void addTo(Map<TaskId, ObjectNode> tasks, Viewer viewer) {
        Map<TaskId, List<Prediction>> known =
                viewer.caller().may(Permission.PREDICTION_SEE) ? store.ofTasks(tasks.keySet()) : Map.of();
        tasks.forEach((id, node) -> {
            ArrayNode list = Json.array();
            known.getOrDefault(id, List.of()).forEach(one -> list.add(PredictionJson.write(one)));
            node.set("predictions", list);
        });
    }

    @Override
    public void subtract(Collection<TaskId> tasks, CounterChanges changes) {
        changes.add(CounterKey.PREDICTIONS, -store.count(tasks));
    }
}
