-- What other features may read of projects, people's roles in them and their counters.
CREATE OR REPLACE VIEW public_project AS
SELECT id, organization_id, created_by, title, label_config, config_version, model_version, maximum_annotations,
       sampling, skip_queue, open_to_organization, review_required, review_own, reject_to, strict_results, paused,
       lease_seconds, created_at, updated_at
FROM project;

CREATE OR REPLACE VIEW public_project_member AS
SELECT project_id, person_id, role, created_at
FROM project_member;

CREATE OR REPLACE VIEW public_counter AS
SELECT project_id, kind, name, sum(value)::bigint AS value, sum(deltas)::bigint AS deltas
FROM (SELECT project_id, kind, name, value, deltas FROM counter
      UNION ALL
      SELECT project_id, kind, name, delta, 1 FROM counter_delta) AS parts
GROUP BY project_id, kind, name;
