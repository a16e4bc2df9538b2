package dev.assay.formats;

import dev.assay.labeling.LabelingConfig;
import java.time.Instant;

/// What all writers need to know.
///
/// @param madeAt the time that files of this export carry
public record ExportSettings(LabelingConfig config, Instant madeAt) {}
