package dev.assay.server.project;

import dev.assay.labeling.Control;
import dev.assay.labeling.Diagnostic;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.Parsed;
import dev.assay.server.platform.http.Problem.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<Detail> losses = new ArrayList<>();
        used.ofKind(CounterKey.Kind.TUPLE)
                .forEach((tuple, count) -> lostTuple(wanted, tuple, count).ifPresent(losses::add));
        lostLabels(wanted, old, used.labels(CounterKey.Kind.LABEL), "annotations")
                .ifPresent(losses::add);
        lostLabels(wanted, old, used.labels(CounterKey.Kind.DRAFT_LABEL), "drafts")
                .ifPresent(losses::add);
        return new ConfigCheck(alone.diagnostics(), alone.errors(), losses);
    }

    /// Errors and losses together.
    public List<Detail> allErrors() {
        List<Detail> all = new ArrayList<>(errors);
        all.addAll(losses);
        return all;
    }

    private static Optional<Detail> lostTuple(LabelingConfig config, String tuple, long count) {
        String[] parts = tuple.split("\\|", 3);
        Optional<Control> control = config.control(parts[0]);
        boolean fits =
                control.filter(found -> config.asksAbout(found, parts[1])).isPresent();
        return fits
                ? Optional.empty()
                : Optional.of(new Detail(
                        FIELD,
                        "There are %d annotation(s) created with tag \"%s\", you can't remove it or its object \"%s\"."
                                .formatted(count, parts[0], parts[1])));
    }

    private static Optional<Detail> lostLabels(
            LabelingConfig config, LabelingConfig old, Map<String, Map<String, Long>> used, String where) {
        List<String> lost = new ArrayList<>();
        used.forEach((name, labels) -> config.control(name)
                .filter(control -> control.dynamicOptions().isEmpty())
                .ifPresent(control -> labels.forEach((label, count) -> {
                    boolean wasThere = old.control(name)
                            .flatMap(before -> before.option(label))
                            .isPresent();
                    if (wasThere && control.option(label).isEmpty()) {
                        lost.add("%s (%d time(s) in %s)".formatted(label, count, name));
                    }
                })));
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Detail(
                        FIELD,
                        "These labels still exist in annotations or drafts: %s. They are in use in %s."
                                .formatted(String.join(", ", lost), where)));
    }
}
