package dev.assay.server.dataview;

import java.util.Arrays;
import java.util.Optional;

/// A column of the task list. Columns of the task's own data are not here: they are as many as its keys.
enum TaskColumn {
    ID("id", "ID", Kind.NUMBER, true),
    INNER_ID("inner_id", "Inner ID", Kind.NUMBER, false),
    STATE("state", "State", Kind.TEXT, false),
    PRIORITY("priority", "Priority", Kind.NUMBER, true),
    OVERLAP("overlap", "Annotations wanted", Kind.NUMBER, false),
    TOTAL_ANNOTATIONS("total_annotations", "Annotations", Kind.NUMBER, true),
    CANCELLED_ANNOTATIONS("cancelled_annotations", "Skips", Kind.NUMBER, false),
    TOTAL_PREDICTIONS("total_predictions", "Predictions", Kind.NUMBER, false),
    COMPLETED_AT("completed_at", "Completed", Kind.TIME, false),
    CREATED_AT("created_at", "Created", Kind.TIME, false),
    UPDATED_AT("updated_at", "Updated", Kind.TIME, true),
    UPDATED_BY("updated_by", "Updated by", Kind.PERSON, false),
    ANNOTATORS("annotators", "Annotated by", Kind.PERSON, false),
    ASSIGNEES("assignees", "Assigned to", Kind.PERSON, false),
    LABEL("label", "Label", Kind.TEXT, false),
    ANNOTATIONS_RESULTS("annotations_results", "Annotation results", Kind.TEXT, false),
    ANNOTATIONS_IDS("annotations_ids", "Annotation ids", Kind.NUMBER, false),
    PREDICTIONS_RESULTS("predictions_results", "Prediction results", Kind.TEXT, false),
    PREDICTIONS_SCORE("predictions_score", "Prediction score", Kind.NUMBER, false),
    PREDICTIONS_MODEL_VERSIONS("predictions_model_versions", "Model versions", Kind.TEXT, false),
    GROUND_TRUTH("ground_truth", "Ground truth", Kind.FLAG, false),
    DRAFT_EXISTS("draft_exists", "Drafts", Kind.FLAG, false);

    /// How values of a column compare.
    enum Kind {
        NUMBER("Number"),
        TEXT("String"),
        TIME("Datetime"),
        FLAG("Boolean"),
        PERSON("List");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    private final String wireName;
    private final String title;
    private final Kind kind;
    private final boolean ordered;

    TaskColumn(String wireName, String title, Kind kind, boolean ordered) {
        this.wireName = wireName;
        this.title = title;
        this.kind = kind;
        this.ordered = ordered;
    }

    String wireName() {
        return wireName;
    }

    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    /// Whether lists can be ordered by it: only what an index gives in order.
    boolean isOrdered() {
        return ordered;
    }

    static Optional<TaskColumn> named(String wireName) {
        return Arrays.stream(values()).filter(c -> c.wireName.equals(wireName)).findFirst();
    }
}
