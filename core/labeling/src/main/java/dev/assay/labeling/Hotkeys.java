package dev.assay.labeling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The key of each label and choice: as given, or the next free one in the order of the text. An automatic key never
/// takes one that the config gives to anything else. Keys that the editor uses by itself (h, m, r, u) are left out.
final class Hotkeys {
    private static final String AUTOMATIC = "1234567890qwetasdfgzxcvbyiopjkln";

    private final IdentityHashMap<Element, String> keys = new IdentityHashMap<>();

    private Hotkeys() {}

    static Hotkeys of(Element root) {
        Set<String> given = new HashSet<>();
        root.all().forEach(element -> given(element).ifPresent(key -> given.add(key.toLowerCase(Locale.ROOT))));
        Deque<String> free = new ArrayDeque<>();
        AUTOMATIC
                .chars()
                .mapToObj(Character::toString)
                .filter(key -> !given.contains(key))
                .forEach(free::add);
        Hotkeys hotkeys = new Hotkeys();
        root.all()
                .filter(element ->
                        element.tag().equalsIgnoreCase("Label") || element.tag().equalsIgnoreCase("Choice"))
                .forEach(element -> {
                    Optional<String> key = given(element).or(() -> Optional.ofNullable(free.poll()));
                    key.ifPresent(found -> hotkeys.keys.put(element, found));
                });
        return hotkeys;
    }

    /// The key that the config itself writes.
    static Optional<String> given(Element element) {
        return element.attribute("hotkey").map(String::strip).filter(key -> !key.isEmpty());
    }

    Optional<String> keyOf(Element option) {
        return Optional.ofNullable(keys.get(option)).or(() -> given(option));
    }
}
