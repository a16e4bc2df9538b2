package dev.assay.formats.internal;

import dev.assay.labeling.Control;
import dev.assay.labeling.ControlTag;
import dev.assay.labeling.LabelOption;
import dev.assay.labeling.LabelingConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The numbers that stand for labels in formats for detection. Labels that the config lacks get the next free number
/// when they are met. Not thread-safe.
public final class Categories {
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private int next;

    private Categories(int first) {
        this.next = first;
    }

    /// Numbers as Label Studio gives them: labels with a whole `category` keep it and come first; the others, of every
    /// control and sorted by name, get the lowest free numbers from 0.
    public static Categories sorted(LabelingConfig config) {
        Categories categories = new Categories(0);
        Set<String> others = new TreeSet<>();
        for (Control control : config.controls()) {
            control.allOptions().forEach(option -> {
                if (!categories.keep(option)) {
                    others.add(option.wire());
                }
            });
        }
        others.removeAll(categories.ids.keySet());
        others.forEach(categories::idOf);
        return categories;
    }

    /// Numbers without gaps in the order of the config, only labels of regions; `category` is ignored.
    public static Categories inOrder(LabelingConfig config, int first) {
        Categories categories = new Categories(first);
        for (Control control : config.controls()) {
            if (control.kind().map(ControlTag::hasLabels).orElse(false)) {
                control.allOptions().map(LabelOption::wire).forEach(categories::idOf);
            }
        }
        return categories;
    }

    private boolean keep(LabelOption option) {
        Optional<Integer> wanted = option.category().flatMap(Categories::whole);
        if (wanted.isPresent() && !ids.containsKey(option.wire()) && taken.add(wanted.get())) {
            ids.put(option.wire(), wanted.get());
        }
        return ids.containsKey(option.wire());
    }

    private static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip())).filter(number -> number >= 0);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// The label's number.
    public int idOf(String label) {
        Integer known = ids.get(label);
        if (known != null) {
            return known;
        }
        while (!taken.add(next)) {
            next++;
        }
        ids.put(label, next);
        return next;
    }

    /// Number and name of each, in the order they were given.
    public List<Map<String, Object>> list() {
        List<Map<String, Object>> list = new ArrayList<>();
        ids.forEach((name, id) -> {
            Map<String, Object> category = new LinkedHashMap<>();
            category.put("id", id);
            category.put("name", name);
            list.add(category);
        });
        return list;
    }

    /// The names in the order of [#list()].
    public List<String> names() {
        return List.copyOf(ids.keySet());
    }
}
