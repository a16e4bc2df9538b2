package dev.assay.server.transfer;

import dev.assay.formats.DataCheck;
import dev.assay.formats.ImportProblem;
import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.IncomingAnnotation;
import dev.assay.formats.IncomingPrediction;
import dev.assay.formats.IncomingTask;
import dev.assay.labeling.Control;
import dev.assay.labeling.ControlTag;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.result.ResultProblem;
import dev.assay.labeling.result.ResultValidator;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.prediction.PredictionCheck;
import dev.assay.server.task.NewTask;
import dev.assay.server.transfer.ReadyTask.ReadyAnnotation;
import dev.assay.server.transfer.ReadyTask.ReadyPrediction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks incoming tasks against the labeling config, the people and each other. Used by one import.
final class ImportChecks {
    private final PredictionCheck predictions;
    private final DataCheck data;
    private final Authors authors;
    private final List<String> predictionFields;
    private final ImportProblems problems;
    private final Set<UUID> seenIds = new HashSet<>();

    ImportChecks(PredictionCheck predictions, Authors authors, List<String> predictionFields, ImportProblems problems) {
        this.predictions = predictions;
        this.data = new DataCheck(predictions.config());
        this.authors = authors;
        this.predictionFields = predictionFields;
        this.problems = problems;
    }

    /// The task ready to be added, or empty when it is refused; why is noted.
    Optional<ReadyTask> check(IncomingTask task, OptionalLong fileUpload) {
        boolean good = data.passes(task.data(), task.place(), problems);
        List<ReadyPrediction> readyPredictions = new ArrayList<>();
        List<IncomingPrediction> incoming = new ArrayList<>(task.predictions());
        ofFields(task.data()).ifPresent(incoming::add);
        for (int i = 0; i < incoming.size(); i++) {
            Optional<ReadyPrediction> ready = prediction(task, incoming.get(i), "/predictions/" + i);
            ready.ifPresent(readyPredictions::add);
            good &= ready.isPresent();
        }
        List<ReadyAnnotation> readyAnnotations = new ArrayList<>();
        for (int i = 0; i < task.annotations().size(); i++) {
            Optional<ReadyAnnotation> ready =
                    annotation(task, task.annotations().get(i), "/annotations/" + i);
            ready.ifPresent(readyAnnotations::add);
            good &= ready.isPresent();
        }
        if (!good) {
            return Optional.empty();
        }
        IncomingTask.Settings settings = task.settings();
        Integer overlap = settings.overlap();
        NewTask made = new NewTask(
                PlainNodes.object(task.data()),
                PlainNodes.object(settings.meta()),
                overlap == null ? OptionalInt.empty() : OptionalInt.of(overlap),
                0,
                !Boolean.FALSE.equals(settings.allowSkip()),
                fileUpload);
        return Optional.of(new ReadyTask(task.place(), made, readyPredictions, readyAnnotations));
    }

    /// Values of the named data keys, as one prediction of the controls of the same names.
    private Optional<IncomingPrediction> ofFields(Map<String, @Nullable Object> taskData) {
        LabelingConfig config = predictions.config();
        List<@Nullable Object> items = new ArrayList<>();
        for (String field : predictionFields) {
            Optional<Control> control = config.control(field);
            Object value = taskData.get(field);
            if (control.isPresent() && value != null) {
                String key = control.get()
                        .kind()
                        .flatMap(ControlTag::valueKey)
                        .orElse(control.get().type());
                Map<String, @Nullable Object> item = new LinkedHashMap<>();
                item.put("from_name", control.get().name());
                item.put("to_name", String.join(",", control.get().toName()));
                item.put("type", control.get().type());
                item.put("value", Map.of(key, value instanceof String ? List.of(value) : value));
                items.add(item);
            }
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new IncomingPrediction(items, null, "undefined"));
    }

    private Optional<ReadyPrediction> prediction(IncomingTask task, IncomingPrediction incoming, String pointer) {
        PredictionCheck.Checked checked = predictions.check(incoming.result(), task.data(), pointer + "/result");
        for (Detail refusal : checked.refusals()) {
            problems.add(new ImportProblem(Code.BAD_RESULT, task.place(), refusal.pointer(), refusal.message()));
        }
        Double score = incoming.score();
        return checked.refusals().isEmpty()
                ? Optional.of(new ReadyPrediction(
                        checked,
                        score == null ? OptionalDouble.empty() : OptionalDouble.of(score),
                        incoming.modelVersion()))
                : Optional.empty();
    }

    private Optional<ReadyAnnotation> annotation(IncomingTask task, IncomingAnnotation incoming, String pointer) {
        boolean good = true;
        for (ResultProblem problem : ResultValidator.check(predictions.config(), incoming.result(), task.data())
                .problems()) {
            boolean refusing = problem.isMalformed() || predictions.strict();
            good &= !refusing;
            problems.add(new ImportProblem(
                    refusing ? Code.BAD_RESULT : Code.MISFIT,
                    task.place(),
                    pointer + "/result" + problem.pointer(),
                    problem.message()));
        }
        Optional<PersonId> author = authors.personOf(incoming.author());
        if (author.isEmpty()) {
            good = false;
            problems.add(new ImportProblem(
                    Code.UNKNOWN_AUTHOR,
                    task.place(),
                    pointer + "/completed_by",
                    "%s is no member of the organisation; invite them, or leave completed_by out to be the author"
                            .formatted(named(incoming.author()))));
        }
        UUID uniqueId = incoming.uniqueId();
        if (uniqueId != null && !seenIds.add(uniqueId)) {
            good = false;
            problems.add(new ImportProblem(
                    Code.ALREADY_THERE,
                    task.place(),
                    pointer + "/unique_id",
                    "unique_id %s stands twice in this import".formatted(uniqueId)));
        }
        return good ? author.map(person -> new ReadyAnnotation(person, incoming)) : Optional.empty();
    }

    private static String named(IncomingAnnotation.Author author) {
        return switch (author) {
            case IncomingAnnotation.Author.Unnamed _ -> "the importer";
            case IncomingAnnotation.Author.Numbered numbered -> "person " + numbered.personId();
            case IncomingAnnotation.Author.Addressed addressed -> addressed.email();
        };
    }
}
