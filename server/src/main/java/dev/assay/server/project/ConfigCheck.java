package dev.assay.server.project;

import dev.assay.labeling.ConfigChange;
import dev.assay.labeling.ConfigUsage;
import dev.assay.labeling.Diagnostic;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.Parsed;
import dev.assay.server.platform.http.Problem.Detail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What there is to say about a labeling config: its diagnostics, and what a project would lose by it.
///
/// @param losses labels and controls in use that the new config does not have
public record ConfigCheck(List<Diagnostic> diagnostics, List<Detail> errors, List<Detail> losses) {
    private static final String FIELD = "/label_config";

    public ConfigCheck {
        diagnostics = List.copyOf(diagnostics);
        errors = List.copyOf(errors);
        losses = List.copyOf(losses);
    }

    /// The check of a config that no project uses yet.
    public static ConfigCheck of(String config) {
        Parsed parsed = LabelingConfig.parse(config);
        List<Detail> errors = parsed.errors().stream()
                .map(diagnostic -> new Detail(FIELD, diagnostic.message()))
                .toList();
        return new ConfigCheck(parsed.diagnostics(), errors, List.of());
    }

    /// The check against what annotations and drafts of a project use.
    static ConfigCheck of(String config, LabelingConfig old, CounterValues used) {
        ConfigCheck alone = of(config);
        if (!alone.errors().isEmpty()) {
            return alone;
        }
        LabelingConfig wanted = LabelingConfig.parse(config).config();
        List<Detail> losses = ConfigChange.between(old, wanted, usage(used)).losses().stream()
                .map(loss -> new Detail(FIELD, loss.message()))
                .toList();
        return new ConfigCheck(alone.diagnostics(), alone.errors(), losses);
    }

    private static ConfigUsage usage(CounterValues used) {
        Map<String, Map<String, Long>> labels = new LinkedHashMap<>(used.labels(CounterKey.Kind.LABEL));
        used.labels(CounterKey.Kind.DRAFT_LABEL).forEach((control, uses) -> {
            Map<String, Long> all = new LinkedHashMap<>(labels.getOrDefault(control, Map.of()));
            uses.forEach((label, count) -> all.merge(label, count, Long::sum));
            labels.put(control, all);
        });
        return new ConfigUsage(used.ofKind(CounterKey.Kind.TUPLE), labels);
    }

    /// Errors and losses together.
    public List<Detail> allErrors() {
        List<Detail> all = new ArrayList<>(errors);
        all.addAll(losses);
        return all;
    }
}
