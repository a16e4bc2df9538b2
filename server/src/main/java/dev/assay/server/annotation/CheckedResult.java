package dev.assay.server.annotation;

import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.result.ResultItem;
import dev.assay.labeling.result.ResultProblem;
import dev.assay.labeling.result.ResultValidator;
import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterChanges;
import dev.assay.server.project.CounterKey;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A result that may be stored: read, judged and counted.
///
/// @param result as it came
/// @param problems what does not fit; kept with the annotation
/// @param uses result items per tuple, and labels per control
record CheckedResult(ArrayNode result, ArrayNode problems, CounterChanges uses) {

    /// Where a result's labels are counted.
    enum Counted {
        ANNOTATION,
        DRAFT
    }

    /// Judges a result. One that is no result at all is refused; one that does not fit the config is, where the
    /// project is strict.
    ///
    /// @param data the task's data, asked for only when the config shows text, whose length bounds spans
    static CheckedResult check(LabelingConfig config, JsonNode wire, boolean strict, Supplier<ObjectNode> data) {
        boolean hasText = config.objects().stream().anyMatch(object -> object.is("Text"));
        Map<String, ?> taskData = hasText ? PlainJson.ofObject(data.get()) : Map.of();
        ResultValidator.Checked checked = ResultValidator.check(config, PlainJson.of(wire), taskData);
        List<Detail> details = checked.problems().stream()
                .map(problem -> new Detail("/result" + problem.pointer(), problem.message()))
                .toList();
        if (!checked.isWellFormed()) {
            throw new Refused(new AnnotationProblem.MalformedResult(details));
        }
        if (strict && !details.isEmpty()) {
            throw new Refused(new AnnotationProblem.MisfitResult(details));
        }
        return new CheckedResult(
                wire instanceof ArrayNode list ? list : Json.array(),
                problems(checked.problems()),
                uses(checked.items(), Counted.ANNOTATION));
    }

    private static ArrayNode problems(List<ResultProblem> problems) {
        ArrayNode list = Json.array();
        for (ResultProblem problem : problems) {
            list.addObject()
                    .put("code", problem.code())
                    .put("pointer", problem.pointer())
                    .put("message", problem.message());
        }
        return list;
    }

    /// What a stored result counts.
    static CounterChanges uses(JsonNode stored, Counted where) {
        return uses(
                dev.assay.labeling.result.ResultItems.read(PlainJson.of(stored)).items(), where);
    }

    private static CounterChanges uses(List<ResultItem> items, Counted where) {
        CounterChanges uses = new CounterChanges();
        CounterKey.Kind kind = where == Counted.DRAFT ? CounterKey.Kind.DRAFT_LABEL : CounterKey.Kind.LABEL;
        for (ResultItem item : items) {
            if (item instanceof ResultItem.Marked marked
                    && !marked.common().fromName().isEmpty()) {
                String control = marked.common().fromName();
                if (where == Counted.ANNOTATION) {
                    uses.add(CounterKey.tuple(control, marked.common().toName(), marked.type()), 1);
                }
                labels(marked).forEach(label -> uses.add(CounterKey.label(kind, control, label), 1));
            }
        }
        return uses;
    }

    private static List<String> labels(ResultItem.Marked item) {
        return item instanceof ResultItem.ChoicesItem choices
                ? choices.choices().stream()
                        .filter(path -> !path.isEmpty())
                        .map(List::getLast)
                        .toList()
                : ResultItem.labelsOf(List.of(item));
    }
}
