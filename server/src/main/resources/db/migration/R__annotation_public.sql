-- What other features may read of annotations, their versions and drafts.
CREATE OR REPLACE VIEW public_annotation AS
SELECT id, task_id, project_id, person_id, result, result_count, was_cancelled, ground_truth, review_state, lead_time,
       version, unique_id, import_id, parent_prediction, parent_annotation, last_action, problems, skip_reason,
       draft_created_at, updated_by, created_at, updated_at
FROM annotation;

CREATE OR REPLACE VIEW public_annotation_draft AS
SELECT id, task_id, annotation_id, project_id, person_id, result, lead_time, was_postponed, version, created_at, updated_at
FROM annotation_draft;
