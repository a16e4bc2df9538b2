package dev.assay.labeling.result;

import dev.assay.labeling.LabelingConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges results against a labeling config and a task's data. All problems are found at once.
/// Source: Label Studio SDK 2.1, `LabelInterface.validate_prediction`, whose checks are among these.
public final class ResultValidator {
    private static final Set<String> DIRECTIONS = Set.of("left", "right", "bi");

    /// A result that was read and judged.
    ///
    /// @param problems in the order of the result
    public record Checked(List<ResultItem> items, List<ResultProblem> problems) {
        public Checked {
            items = List.copyOf(items);
            problems = List.copyOf(problems);
        }

        /// Whether the result can be stored at all.
        public boolean isWellFormed() {
            return problems.stream().noneMatch(ResultProblem::isMalformed);
        }
    }

    private ResultValidator() {}

    /// Reads and judges a result. Pointers are into `wire`. A malformed entry is not judged further.
    ///
    /// @param taskData the task's `data`; an empty map leaves out what needs it, such as the length of a text
    public static Checked check(LabelingConfig config, @Nullable Object wire, Map<String, ?> taskData) {
        ReadResult read = ResultItems.read(wire);
        List<ResultProblem> problems = new ArrayList<>(read.problems());
        Set<String> malformed = new HashSet<>();
        read.problems().forEach(problem -> malformed.add(entryOf(problem.pointer())));
        judge(config, read.items(), read.positions(), taskData).stream()
                .filter(problem -> !malformed.contains(entryOf(problem.pointer())))
                .forEach(problems::add);
        return new Checked(read.items(), problems);
    }

    /// Judges items that were read or made; every problem is a MISFIT and points to the item's index.
    public static List<ResultProblem> validate(LabelingConfig config, List<ResultItem> items, Map<String, ?> taskData) {
        List<Integer> positions = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            positions.add(i);
        }
        return judge(config, items, positions, taskData);
    }

    /// As [#validate(LabelingConfig, List, Map)], without what needs the task's data.
    public static List<ResultProblem> validate(LabelingConfig config, List<ResultItem> items) {
        return validate(config, items, Map.of());
    }

    private static List<ResultProblem> judge(
            LabelingConfig config, List<ResultItem> items, List<Integer> positions, Map<String, ?> taskData) {
        List<ResultProblem> problems = new ArrayList<>();
        ConfigLookup lookup = new ConfigLookup(config, taskData);
        Wholeness wholeness = new Wholeness(lookup, items);
        Set<String> ids = new HashSet<>();
        for (ResultItem item : items) {
            if (item instanceof ResultItem.Marked marked) {
                marked.id().ifPresent(ids::add);
            }
        }
        for (int i = 0; i < items.size(); i++) {
            int position = positions.get(i);
            switch (items.get(i)) {
                case ResultItem.RelationItem relation -> relation(relation, position, ids, problems);
                case ResultItem.Marked item -> {
                    new ItemChecks(lookup, item, position, problems).check();
                    wholeness.check(item, position, problems);
                }
            }
        }
        return problems;
    }

    private static void relation(
            ResultItem.RelationItem relation, int index, Set<String> ids, List<ResultProblem> problems) {
        end(relation.fromId(), "from_id", index, ids, problems);
        end(relation.toId(), "to_id", index, ids, problems);
        String direction = relation.direction().orElse("");
        if (!DIRECTIONS.contains(direction)) {
            problems.add(ResultProblem.misfit(
                    "relation-direction",
                    "/" + index + "/direction",
                    "Relation %d: direction is \"%s\"; it must be left, right or bi."
                            .formatted(index, Values.cut(direction))));
        }
    }

    private static void end(String id, String key, int index, Set<String> ids, List<ResultProblem> problems) {
        if (!ids.contains(id)) {
            problems.add(ResultProblem.misfit(
                    "missing-relation-end",
                    "/" + index + "/" + key,
                    "Relation %d: %s \"%s\" is no region of this result.".formatted(index, key, Values.cut(id))));
        }
    }

    private static String entryOf(String pointer) {
        int end = pointer.indexOf('/', 1);
        return end < 0 ? pointer : pointer.substring(0, end);
    }
}
