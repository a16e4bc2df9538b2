package dev.assay.server.prediction;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Permission;
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
    private final Predictions predictions;

    public PredictionPart(Predictions predictions) {
        this.predictions = predictions;
    }

    @Override
    public void addTo(Map<TaskId, ObjectNode> tasks, Caller caller) {
        Map<TaskId, List<Prediction>> known =
                caller.may(Permission.PREDICTION_SEE) ? predictions.ofTasks(tasks.keySet()) : Map.of();
        tasks.forEach((id, node) -> {
            ArrayNode list = Json.array();
            known.getOrDefault(id, List.of()).forEach(one -> list.add(PredictionJson.write(one)));
            node.set("predictions", list);
        });
    }

    @Override
    public void subtract(Collection<TaskId> tasks, CounterChanges changes) {
        changes.add(CounterKey.PREDICTIONS, -predictions.count(tasks));
    }
}
