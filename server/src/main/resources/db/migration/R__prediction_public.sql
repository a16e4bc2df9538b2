-- What other features may read of predictions.
CREATE OR REPLACE VIEW public_prediction AS
SELECT id, task_id, project_id, result, score, model_version, problems, created_at, updated_at
FROM prediction;
