/// Projects: settings, the labeling config with its versions, people's roles and exact counters.
///
/// Owns the tables `project`, `config_version`, `project_member`, `counter` and `counter_delta`; others read
/// `public_project`, `public_project_member` and `public_counter`. Counters are appended as deltas by whoever changes
/// what they count, folded by a job, and read as base plus deltas, so they are exact at every moment and no row is hot.
/// Whoever depends on a project's settings (which labels are in use, which state follows) declares so through
/// [dev.assay.server.project.ConfigGuard] and [dev.assay.server.project.SettingsFollower].
@NullMarked
package dev.assay.server.project;

import org.jspecify.annotations.NullMarked;
