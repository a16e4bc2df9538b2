-- What other features may read of reviews and comments.
CREATE OR REPLACE VIEW public_review AS
SELECT id, annotation_id, task_id, project_id, version, reviewer_id, verdict, reason, comment, pins, resolved_at, created_at
FROM review;

CREATE OR REPLACE VIEW public_comment AS
SELECT id, task_id, annotation_id, project_id, person_id, text, pins, region_ref, resolved_at, created_at, updated_at
FROM comment;
