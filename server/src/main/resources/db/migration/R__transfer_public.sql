-- What other features may read of uploaded files.
CREATE OR REPLACE VIEW public_file_upload AS
SELECT id, project_id, name, size_bytes, content_type, width, height, created_at
FROM file_upload;
