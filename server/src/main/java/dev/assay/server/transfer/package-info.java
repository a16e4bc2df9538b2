/// Import and export: files into tasks, tasks into files.
///
/// Owns the tables `file_upload`, `import_done` and `export`; others read `public_file_upload`. A file is stored before
/// it is read. An import checks all of it, names every problem with its place, and adds its tasks, predictions and
/// annotations in one transaction or not at all; with `keep_good` it adds what is good. An export reads one snapshot
/// into a file first, so a slow reader holds no transaction open. Uploads are served only to people of their project.
@NullMarked
package dev.assay.server.transfer;

import org.jspecify.annotations.NullMarked;
