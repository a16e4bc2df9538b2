-- What other features may read of reviews.
CREATE OR REPLACE VIEW public_review AS
SELECT id, annotation_id, task_id, project_id, version, reviewer_id, verdict, reason, comment, pins, resolved_at, created_at
FROM review;
