package dev.assay.labeling.result;

import dev.assay.labeling.ObjectTag;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Measures the text that a Text tag shows, in UTF-16 code units as offsets count.
final class TextLength {
    private TextLength() {}

    /// Empty when the text is elsewhere (an address, an encoding, a part of a mixed text) or the data lacks it.
    static OptionalInt of(ObjectTag object, Map<String, ?> taskData) {
        boolean encoded = object.element()
                .attribute("encoding")
                .map(encoding -> !encoding.equals("none"))
                .orElse(false);
        if (object.isUrl() || encoded || object.element().attribute("resolver").isPresent()) {
            return OptionalInt.empty();
        }
        if (object.value().indexOf('$') < 0) {
            return OptionalInt.of(object.value().length());
        }
        Optional<Object> text = object.path().flatMap(path -> Optional.ofNullable(path.in(taskData)));
        return text.isPresent() && text.get() instanceof String string
                ? OptionalInt.of(string.length())
                : OptionalInt.empty();
    }
}
