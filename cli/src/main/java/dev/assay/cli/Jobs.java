package dev.assay.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Waits for a job of the server, showing how far it is; Ctrl-C asks the server to stop it.
final class Jobs {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private Jobs() {}

    /// The finished job. One that failed or was cancelled is a [Failure] with the problems it found.
    static JsonNode await(Api api, long job, String step, boolean visible) {
        Thread canceller = new Thread(() -> cancel(api, job), "cancel-job");
        Runtime.getRuntime().addShutdownHook(canceller);
        try (Progress progress = Progress.of(visible, step, -1, "", 1)) {
            return poll(api, job, progress);
        } finally {
            Runtime.getRuntime().removeShutdownHook(canceller);
        }
    }

    private static JsonNode poll(Api api, long id, Progress progress) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            JsonNode job = api.get("/api/jobs/" + id);
            progress.at(job.path("done").asLong(0), job.path("total").asLong(-1));
            switch (job.path("state").asString("")) {
                case "done" -> {
                    return job;
                }
                case "failed", "cancelled" -> throw failureOf(job);
                case "queued", "running" -> sleep(pause);
                case String other -> throw new IllegalStateException("a job has no state \"" + other + "\"");
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static Failure failureOf(JsonNode job) {
        String message = job.path("message").asString("");
        String state = job.path("state").asString("");
        return Failure.refused(
                message.isEmpty()
                        ? "Job %d ended as %s.".formatted(job.path("id").asLong(0), state)
                        : message,
                Api.problemLines(job.path("problems")));
    }

    private static void cancel(Api api, long job) {
        try {
            api.post("/api/jobs/%d/cancel".formatted(job), Json.object());
        } catch (Failure e) {
            System.err.println("assay: " + e.getMessage());
        }
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a job", e);
        }
    }
}
