package dev.assay.labeling;

import java.util.List;
import java.util.Optional;

/// A tag that shows a part of the task's data; results name it in `to_name`.
///
/// @param value the attribute `value`, or else `valueList`, as written, e.g. `$image`
/// @param flags texts that stand for a number in `name`, from the Repeaters around it, e.g. `{{idx}}`
public record ObjectTag(Element element, String name, String value, List<String> flags) {
    public ObjectTag {
        flags = List.copyOf(flags);
    }

    /// The tag as the reference writes it, e.g. `Image`; an unknown tag as it is.
    public String tag() {
        return Tags.canonical(element.tag());
    }

    /// Whether it is that tag, in any case.
    public boolean is(String tag) {
        return element.tag().equalsIgnoreCase(tag);
    }

    /// The place in the task's data that it shows, without `$`; empty when the value is literal text.
    public Optional<DataPath> path() {
        return DataPath.ofValue(value);
    }

    /// Whether the data holds an address of the content instead of the content.
    public boolean isUrl() {
        return element.attribute("valueType").map("url"::equalsIgnoreCase).orElse(false);
    }
}
