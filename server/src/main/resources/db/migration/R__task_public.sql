-- What other features may read of tasks, of people's part in them and of their history.
CREATE OR REPLACE VIEW public_task AS
SELECT id, project_id, inner_id, data, meta, state, overlap, priority, allow_skip, answers, skips, open_leases,
       total_annotations, cancelled_annotations, total_predictions, accepted_annotation, file_upload, created_by,
       updated_by, created_at, updated_at, completed_at,
       state IN ('completed', 'accepted', 'skipped') AS is_labeled
FROM task;

CREATE OR REPLACE VIEW public_task_person AS
SELECT task_id, person_id, project_id, answers, skips, drafts, postponed, rejected, dismissed, changed_at
FROM task_person;

CREATE OR REPLACE VIEW public_task_assignee AS
SELECT task_id, person_id, project_id, assigned_by, created_at
FROM task_assignee;

CREATE OR REPLACE VIEW public_lease AS
SELECT task_id, person_id, kind, project_id, id, expires_at
FROM lease;

CREATE OR REPLACE VIEW public_task_event AS
SELECT id, task_id, project_id, from_state, trigger, to_state, person_id, reason, at
FROM task_event;
