package dev.assay.server.project;

import dev.assay.labeling.LabelingConfig;
import dev.assay.server.identity.PersonId;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/// Projects on the wire.
final class ProjectJson {
    /// The settings that only the browser and machine learning read, with Label Studio's defaults.
    static final Map<String, JsonNode> EXTRAS = extras();

    private ProjectJson() {}

    private static Map<String, JsonNode> extras() {
        Map<String, JsonNode> extras = new LinkedHashMap<>();
        extras.put("show_instruction", BooleanNode.FALSE);
        extras.put("show_skip_button", BooleanNode.TRUE);
        extras.put("enable_empty_annotation", BooleanNode.TRUE);
        extras.put("show_annotation_history", BooleanNode.FALSE);
        extras.put("show_collab_predictions", BooleanNode.TRUE);
        extras.put("reveal_preannotations_interactively", BooleanNode.FALSE);
        extras.put("evaluate_predictions_automatically", BooleanNode.FALSE);
        extras.put("start_training_on_annotation_update", BooleanNode.FALSE);
        extras.put("min_annotations_to_start_training", IntNode.valueOf(0));
        extras.put("control_weights", Json.object());
        extras.put("is_draft", BooleanNode.FALSE);
        extras.put("is_published", BooleanNode.TRUE);
        extras.put("show_ground_truth_first", BooleanNode.FALSE);
        extras.put("show_overlap_first", BooleanNode.FALSE);
        extras.put("overlap_cohort_percentage", IntNode.valueOf(100));
        extras.put("annotator_evaluation_enabled", BooleanNode.FALSE);
        return extras;
    }

    /// What a project's wire object shows beside its settings.
    record Shown(CounterValues counters, LabelingConfig labeling, Role role) {}

    static ObjectNode write(Project project, Shown shown) {
        ObjectNode node = Json.object();
        node.put("id", project.id().value());
        node.put("title", project.about().title());
        node.put("description", project.about().description());
        node.put("label_config", project.config().text());
        node.put("config_version", project.config().version());
        node.set("parsed_label_config", Json.MAPPER.valueToTree(shown.labeling().toParsedLabelConfig()));
        node.put("config_has_control_tags", !shown.labeling().controls().isEmpty());
        node.put("expert_instruction", project.about().expertInstruction());
        node.put("color", project.about().color());
        node.put("model_version", project.about().modelVersion());
        node.put("pinned_at", project.about().pinnedAt().map(Object::toString).orElse(null));
        node.put("maximum_annotations", project.queue().overlap());
        node.put("sampling", project.queue().sampling().wireName());
        node.put("skip_queue", project.queue().skipQueue().name());
        node.put("lease_seconds", project.queue().lease().toSeconds());
        node.put("is_paused", project.queue().paused());
        node.put("open_to_organization", project.rules().open());
        node.put("review_required", project.rules().reviewRequired());
        node.put("review_own", project.rules().reviewOwn());
        node.put("reject_to", project.rules().rejectTo().wireName());
        node.put("strict_results", project.rules().strictResults());
        EXTRAS.forEach((name, standard) ->
                node.set(name, project.extras().has(name) ? project.extras().get(name) : standard));
        node.put("organization", project.origin().organization().value());
        project.origin()
                .createdBy()
                .map(PersonId::value)
                .ifPresentOrElse(by -> node.putObject("created_by").put("id", by), () -> node.putNull("created_by"));
        node.put("created_at", project.origin().createdAt().toString());
        node.put("updated_at", project.origin().updatedAt().toString());
        counts(node, shown.counters());
        node.put("my_role", shown.role().wireName());
        return node;
    }

    /// The counters' keys, Label Studio's and the tasks per state.
    static void counts(ObjectNode node, CounterValues counters) {
        long annotations = counters.of(CounterKey.ANNOTATIONS);
        long truths = counters.of(CounterKey.GROUND_TRUTHS);
        node.put("task_number", counters.of(CounterKey.TASKS));
        node.put("finished_task_number", counters.finishedTasks());
        node.put("total_annotations_number", annotations);
        node.put("total_predictions_number", counters.of(CounterKey.PREDICTIONS));
        node.put("skipped_annotations_number", counters.of(CounterKey.SKIPS));
        node.put("ground_truth_number", truths);
        node.put("useful_annotation_number", annotations - truths);
        node.put("num_tasks_with_annotations", counters.of(CounterKey.ANNOTATED_TASKS));
        node.put("queue_total", counters.of(CounterKey.TASKS));
        node.put("queue_done", counters.finishedTasks());
        ObjectNode states = node.putObject("states");
        for (String state : new String[] {"draft", "in_progress", "skipped", "completed", "rejected", "accepted"}) {
            states.put(state, counters.of(CounterKey.state(state)));
        }
    }

    static ObjectNode write(ConfigCheck check) {
        ObjectNode node = Json.object();
        node.put("valid", check.allErrors().isEmpty());
        var list = node.putArray("diagnostics");
        check.diagnostics()
                .forEach(diagnostic -> list.addObject()
                        .put("severity", diagnostic.severity().name().toLowerCase(java.util.Locale.ROOT))
                        .put("code", diagnostic.code())
                        .put("line", diagnostic.line())
                        .put("column", diagnostic.column())
                        .put("message", diagnostic.message())
                        .put("fix", diagnostic.fix()));
        if (!check.allErrors().isEmpty()) {
            var messages = node.putArray("label_config");
            check.allErrors().forEach(detail -> messages.add(detail.message()));
        }
        return node;
    }

    static ObjectNode write(Members.Member member) {
        ObjectNode node = Json.object();
        node.putObject("user")
                .put("id", member.person().value())
                .put("email", member.email())
                .put("username", member.email())
                .put("first_name", member.firstName())
                .put("last_name", member.lastName());
        node.put("role", member.role().wireName());
        return node;
    }

    static ObjectNode write(ConfigVersion version) {
        ObjectNode node = Json.object();
        node.put("version", version.version());
        node.put("label_config", version.text());
        node.put("created_at", version.at().toString());
        version.by().ifPresentOrElse(by -> node.put("created_by", by.value()), () -> node.putNull("created_by"));
        return node;
    }

    /// Columns and labels in use, as Label Studio's project summary.
    static ObjectNode summary(Project project, CounterValues counters) {
        ObjectNode node = Json.object();
        Map<String, Long> columns = counters.ofKind(CounterKey.Kind.COLUMN);
        ObjectNode all = node.putObject("all_data_columns");
        columns.forEach(all::put);
        var common = node.putArray("common_data_columns");
        long tasks = counters.of(CounterKey.TASKS);
        columns.forEach((key, count) -> {
            if (count == tasks) {
                common.add(key);
            }
        });
        ObjectNode tuples = node.putObject("created_annotations");
        counters.ofKind(CounterKey.Kind.TUPLE).forEach(tuples::put);
        labels(node.putObject("created_labels"), counters.labels(CounterKey.Kind.LABEL));
        labels(node.putObject("created_labels_drafts"), counters.labels(CounterKey.Kind.DRAFT_LABEL));
        node.put("created_at", project.origin().createdAt().toString());
        node.put("updated_at", project.origin().updatedAt().toString());
        return node;
    }

    private static void labels(ObjectNode node, Map<String, Map<String, Long>> labels) {
        labels.forEach((control, uses) -> {
            ObjectNode one = node.putObject(control);
            uses.forEach(one::put);
        });
    }
}
