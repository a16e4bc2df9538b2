package dev.assay.server.prediction;

import dev.assay.formats.MinifiedResult;
import dev.assay.formats.wire.JsonOutput;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.result.ResultProblem;
import dev.assay.labeling.result.ResultValidator;
import dev.assay.server.platform.http.Problem.Detail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges predicted results against one labeling config.
///
/// @param strict whether a result that does not fit is refused
public record PredictionCheck(LabelingConfig config, boolean strict) {

    /// A result with what was found wrong.
    ///
    /// @param result the wire list as JSON text, the short forms widened
    /// @param misfits kept beside the result, as JSON text of a list
    /// @param refusals why it cannot be stored; empty if it can
    public record Checked(String result, String misfits, List<Detail> refusals) {
        public Checked {
            refusals = List.copyOf(refusals);
        }
    }

    /// Judges a result given as plain values; `pointer` is where it stands, for the refusals.
    public Checked check(@Nullable Object result, Map<String, ?> data, String pointer) {
        Optional<List<@Nullable Object>> widened = MinifiedResult.widen(result, config);
        if (widened.isEmpty()) {
            return new Checked(
                    "[]",
                    "[]",
                    List.of(new Detail(
                            pointer,
                            "No control of the labeling config takes this result; send the list of result items.")));
        }
        List<Map<String, @Nullable Object>> misfits = new ArrayList<>();
        List<Detail> refusals = new ArrayList<>();
        for (ResultProblem problem :
                ResultValidator.check(config, widened.get(), data).problems()) {
            if (problem.isMalformed() || strict) {
                refusals.add(new Detail(pointer + problem.pointer(), problem.message()));
            } else {
                Map<String, @Nullable Object> misfit = new LinkedHashMap<>();
                misfit.put("code", problem.code());
                misfit.put("pointer", problem.pointer());
                misfit.put("message", problem.message());
                misfits.add(misfit);
            }
        }
        return new Checked(JsonOutput.text(widened.get()), JsonOutput.text(misfits), refusals);
    }
}
