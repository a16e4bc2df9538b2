package dev.assay.labeling.result;

import dev.assay.geometry.ImageSize;
import dev.assay.geometry.Percent;
import dev.assay.geometry.PercentRectangle;
import dev.assay.geometry.Point;
import dev.assay.labeling.ChoiceMode;
import dev.assay.labeling.Control;
import dev.assay.labeling.ControlTag;
import dev.assay.labeling.LabelOption;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.ObjectTag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges one item against its control and its object. Used once.
final class ItemChecks {
    /// Editors round; a rectangle may stick out by this share of the image, in percent.
    static final double TOLERANCE_PERCENT = 0.01;

    private static final Set<ControlTag> OFF_IMAGE =
            Set.of(ControlTag.HYPER_TEXT_LABELS, ControlTag.PARAGRAPH_LABELS, ControlTag.TIME_SERIES_LABELS);
    private static final double MAX_ROTATION = 360;
    private static final int MAX_RATING = 5;

    private final ConfigLookup lookup;
    private final LabelingConfig config;
    private final ResultItem.Marked item;
    private final int index;
    private final List<ResultProblem> problems;

    ItemChecks(ConfigLookup lookup, ResultItem.Marked item, int index, List<ResultProblem> problems) {
        this.lookup = lookup;
        this.config = lookup.config();
        this.item = item;
        this.index = index;
        this.problems = problems;
    }

    void check() {
        Common common = item.common();
        for (String key : List.of("from_name", "to_name", "type", "value")) {
            if (!item.wire().isEmpty() && item.wire().get(key) == null) {
                add("missing-key", "", key + " is missing; every region has one.");
            }
        }
        if (common.fromName().isEmpty()) {
            return;
        }
        Optional<Control> control = lookup.control(common.fromName());
        if (control.isEmpty()) {
            add(
                    "unknown-control",
                    "/from_name",
                    "from_name \"%s\" is no control of the config; it has: %s."
                            .formatted(
                                    Values.cut(common.fromName()),
                                    names(config.controls().stream()
                                            .map(Control::name)
                                            .toList())));
            return;
        }
        boolean onTarget = target(control.get());
        boolean ofType = type(control.get());
        if (onTarget && ofType) {
            value(control.get());
        }
    }

    private boolean target(Control control) {
        String toName = item.common().toName();
        if (!toName.isEmpty() && !config.asksAbout(control, toName)) {
            add(
                    "unknown-object",
                    "/to_name",
                    "to_name \"%s\" is not what \"%s\" asks about; that is: %s."
                            .formatted(Values.cut(toName), control.name(), names(control.toName())));
            return false;
        }
        return true;
    }

    private boolean type(Control control) {
        String type = item.type();
        if (type.isEmpty() || types(control, type)) {
            return true;
        }
        add(
                "type-mismatch",
                "/type",
                "type is \"%s\"; results of \"%s\", a %s, have type \"%s\"."
                        .formatted(Values.cut(type), control.name(), control.tag(), control.type()));
        return false;
    }

    /// A Labels tag beside a plain mark may write the mark's labeled type; old results for web pages, dialogues and
    /// series have type `labels`; a wand writes brush masks.
    private static boolean types(Control control, String type) {
        if (type.equals(control.type())) {
            return true;
        }
        Optional<ControlTag> kind = control.kind();
        if (kind.equals(Optional.of(ControlTag.LABELS))) {
            return ControlTag.of(type).map(ControlTag::hasLabels).orElse(false);
        }
        if (kind.equals(Optional.of(ControlTag.MAGICWAND))) {
            return type.equals("brush") || type.equals("brushlabels");
        }
        return type.equals("labels") && kind.map(OFF_IMAGE::contains).orElse(false);
    }

    private void value(Control control) {
        switch (item) {
            case ResultItem.RectangleItem box -> {
                rectangle(box.rectangle(), box.image());
                labels(control, box.labels(), item.type());
            }
            case ResultItem.RectangleLabelingItem box -> {
                rectangle(box.rectangle(), box.image());
                labels(control, box.labels(), "labels");
            }
            case ResultItem.SpanItem span -> {
                config.object(item.common().toName())
                        .filter(object -> object.is("Text"))
                        .ifPresent(object -> span(span, object));
                labels(control, span.labels(), "labels");
            }
            case ResultItem.ChoicesItem choices -> choices(control, choices.choices());
            case ResultItem.TextAreaItem texts -> texts(control, texts.texts());
            case ResultItem.RatingItem rating -> rating(control, rating.rating());
            case ResultItem.OtherItem other -> other(control, other);
        }
    }

    private void rectangle(PercentRectangle rectangle, Optional<ImageSize> image) {
        boolean sized = true;
        if (rectangle.width() < 0) {
            add("negative-size", "/value/width", "width is %s; it must be 0 or more.".formatted(rectangle.width()));
            sized = false;
        }
        if (rectangle.height() < 0) {
            add("negative-size", "/value/height", "height is %s; it must be 0 or more.".formatted(rectangle.height()));
            sized = false;
        }
        if (Math.abs(rectangle.rotation()) > MAX_ROTATION) {
            add(
                    "rotation-range",
                    "/value/rotation",
                    "rotation is %s degrees; it must be from -360 to 360.".formatted(rectangle.rotation()));
        }
        if (sized && !isInside(rectangle, image)) {
            add(
                    "outside-image",
                    "/value",
                    "the rectangle x=%s y=%s width=%s height=%s rotation=%s leaves the image, which is 0 to 100 percent each way."
                            .formatted(
                                    rectangle.x(),
                                    rectangle.y(),
                                    rectangle.width(),
                                    rectangle.height(),
                                    rectangle.rotation()));
        }
    }

    /// A turned rectangle's corners depend on the image's proportions; without them only its own corner is looked at.
    private static boolean isInside(PercentRectangle rectangle, Optional<ImageSize> image) {
        if (rectangle.rotation() % 360 == 0) {
            return isPercent(rectangle.x())
                    && isPercent(rectangle.y())
                    && isPercent(rectangle.x() + rectangle.width())
                    && isPercent(rectangle.y() + rectangle.height());
        }
        if (image.isEmpty()) {
            return isPercent(rectangle.x()) && isPercent(rectangle.y());
        }
        ImageSize size = image.get();
        for (Point corner : Percent.toPixels(rectangle, size).corners()) {
            if (!isPercent(Percent.ofPixels(corner.x(), size.width()))
                    || !isPercent(Percent.ofPixels(corner.y(), size.height()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPercent(double value) {
        return value >= -TOLERANCE_PERCENT && value <= 100 + TOLERANCE_PERCENT;
    }

    private void span(ResultItem.SpanItem span, ObjectTag object) {
        if (span.start() > span.end()) {
            add("span-reversed", "/value", "start %d is after end %d; swap them.".formatted(span.start(), span.end()));
        }
        if (span.start() < 0) {
            add("span-outside-text", "/value/start", "start is %d; the first offset is 0.".formatted(span.start()));
        }
        OptionalInt length = lookup.textLength(object);
        if (length.isPresent() && span.end() > length.getAsInt()) {
            add(
                    "span-outside-text",
                    "/value/end",
                    "end is %d; the text \"%s\" has %d UTF-16 code units."
                            .formatted(span.end(), object.name(), length.getAsInt()));
        }
    }

    private void labels(Control control, List<String> labels, String key) {
        if (control.dynamicOptions().isPresent() || control.kind().equals(Optional.of(ControlTag.RECTANGLE))) {
            return;
        }
        for (int i = 0; i < labels.size(); i++) {
            if (lookup.option(control, labels.get(i)).isEmpty()) {
                add(
                        "unknown-label",
                        "/value/" + key + "/" + i,
                        "\"%s\" is no label of \"%s\"; it has: %s."
                                .formatted(Values.cut(labels.get(i)), control.name(), optionNames(control)));
            }
        }
        if (control.choiceMode() != ChoiceMode.MULTIPLE && labels.size() > 1) {
            add(
                    "too-many-labels",
                    "/value/" + key,
                    "%d labels; \"%s\" gives one to each region (choice=\"multiple\" allows more)."
                            .formatted(labels.size(), control.name()));
        }
    }

    private void choices(Control control, List<List<String>> choices) {
        if (control.dynamicOptions().isEmpty()) {
            for (int i = 0; i < choices.size(); i++) {
                if (!isOffered(control, choices.get(i))) {
                    add(
                            "unknown-label",
                            "/value/choices/" + i,
                            "\"%s\" is no choice of \"%s\"; it has: %s."
                                    .formatted(
                                            Values.cut(String.join(" / ", choices.get(i))),
                                            control.name(),
                                            optionNames(control)));
                }
            }
        }
        if (control.choiceMode() != ChoiceMode.MULTIPLE && choices.size() > 1) {
            add(
                    "too-many-choices",
                    "/value/choices",
                    "%d choices; \"%s\" takes one (choice=\"multiple\" allows more)."
                            .formatted(choices.size(), control.name()));
        }
    }

    /// A path of one step may name a choice at any depth, as results without nesting do.
    private boolean isOffered(Control control, List<String> path) {
        if (path.size() == 1) {
            return lookup.option(control, path.getFirst()).isPresent();
        }
        List<LabelOption> level = control.options();
        for (String step : path) {
            Optional<LabelOption> next =
                    level.stream().filter(option -> option.wire().equals(step)).findFirst();
            if (next.isEmpty()) {
                return false;
            }
            level = next.get().children();
        }
        return true;
    }

    private void texts(Control control, List<String> texts) {
        OptionalInt limit = control.number("maxSubmissions");
        if (limit.isPresent() && texts.size() > limit.getAsInt()) {
            add(
                    "too-many-texts",
                    "/value/text",
                    "%d texts; \"%s\" takes at most %d.".formatted(texts.size(), control.name(), limit.getAsInt()));
        }
    }

    private void rating(Control control, double rating) {
        int most = control.number("maxRating").orElse(MAX_RATING);
        if (!(rating >= 0 && rating <= most)) {
            add(
                    "rating-range",
                    "/value/rating",
                    "rating is %s; \"%s\" goes from 0 to %d.".formatted(rating, control.name(), most));
        }
    }

    /// A type that has a record of its own came without what the record needs.
    private void other(Control control, ResultItem.OtherItem other) {
        if (other.wire().get("value") == null) {
            return;
        }
        boolean onText = config.object(item.common().toName())
                .map(object -> object.is("Text"))
                .orElse(false);
        String needs = switch (other.type()) {
            case "rectangle", "rectanglelabels" -> "x, y, width and height";
            case "choices" -> "choices";
            case "textarea" -> "text";
            case "rating" -> "rating";
            case "labels" -> onText ? "whole numbers start and end" : "";
            default -> "";
        };
        if (!needs.isEmpty()) {
            add("missing-value", "/value", "the value of type \"%s\" needs %s.".formatted(other.type(), needs));
        } else if (control.kind().map(ControlTag::hasLabels).orElse(false)) {
            labels(
                    control,
                    Values.otherLabels(other),
                    other.value().containsKey(other.type()) ? other.type() : "labels");
        }
    }

    private static String optionNames(Control control) {
        return names(control.allOptions().map(LabelOption::wire).toList());
    }

    /// At most ten names, so that a message stays readable.
    private static String names(List<String> names) {
        String list = names.stream().limit(10).map(Values::cut).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names.size() > 10 ? list + ", and " + (names.size() - 10) + " more" : list;
    }

    private void add(String code, String pointer, String message) {
        problems.add(ResultProblem.misfit(code, "/" + index + pointer, "Region %d: %s".formatted(index, message)));
    }
}
