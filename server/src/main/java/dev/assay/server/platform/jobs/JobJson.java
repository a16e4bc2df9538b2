package dev.assay.server.platform.jobs;

import dev.assay.server.platform.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A job on the wire.
public final class JobJson {
    private static final int MOST_PROBLEMS = 1_000;

    private JobJson() {}

    public static ObjectNode of(Job job) {
        ObjectNode node = Json.object();
        node.put("id", job.id().value());
        node.put("kind", job.order().kind());
        node.put("state", job.state().wireName());
        job.order().scopeId().ifPresentOrElse(id -> node.put("project", id), () -> node.putNull("project"));
        node.put("created_by", job.order().creatorId());
        node.put("done", job.progress().done());
        if (job.progress().total() > 0) {
            node.put("total", job.progress().total());
        } else {
            node.putNull("total");
        }
        node.put("message", job.progress().message());
        ArrayNode problems = node.putArray("problems");
        job.outcome().problems().stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem ->
                        problems.addObject().put("pointer", problem.pointer()).put("message", problem.message()));
        node.put("problem_count", job.outcome().problemCount());
        job.outcome().result().ifPresent(result -> node.set("result", result));
        node.put("created_at", job.order().createdAt().toString());
        job.outcome()
                .startedAt()
                .ifPresentOrElse(at -> node.put("started_at", at.toString()), () -> node.putNull("started_at"));
        job.outcome()
                .finishedAt()
                .ifPresentOrElse(at -> node.put("finished_at", at.toString()), () -> node.putNull("finished_at"));
        return node;
    }
}
