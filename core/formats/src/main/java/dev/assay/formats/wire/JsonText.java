package dev.assay.formats.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON that is kept as text until somebody asks for its values; a writer of JSON passes it on unread.
///
/// @param text one JSON value, known to be well formed (it comes from the database)
public record JsonText(String text) {
    /// The value, read each time it is asked for.
    public @Nullable Object value() {
        try {
            return JsonInput.parse(text);
        } catch (MalformedJson failure) {
            throw new IllegalStateException("stored JSON cannot be read: " + failure.text(), failure);
        }
    }

    /// The value as an object; anything else is an empty one.
    public Map<String, @Nullable Object> object() {
        return value() instanceof Map<?, ?> map ? WireValues.object(map) : Map.of();
    }

    /// The value as a list; anything else is an empty one.
    public List<@Nullable Object> list() {
        return value() instanceof List<?> list ? WireValues.list(list) : List.of();
    }
}
