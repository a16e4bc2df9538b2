package dev.assay.labeling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The control tags of the config language. A tag outside this family may still be a control of a config (it has
/// `name` and `toName`), its results are kept as they come.
/// Source: Label Studio 1.23, tag reference.
public enum ControlTag {
    BITMASK("Bitmask", Role.MARK, "Image"),
    BITMASK_LABELS("BitmaskLabels", Role.LABELED_MARK, "Image"),
    BRUSH("Brush", Role.MARK, "Image"),
    BRUSH_LABELS("BrushLabels", Role.LABELED_MARK, "Image"),
    CHAT("Chat", Role.ANSWER, "Chat"),
    CHOICES("Choices", Role.ANSWER, ""),
    DATE_TIME("DateTime", Role.ANSWER, ""),
    ELLIPSE("Ellipse", Role.MARK, "Image"),
    ELLIPSE_LABELS("EllipseLabels", Role.LABELED_MARK, "Image"),
    HYPER_TEXT_LABELS("HyperTextLabels", Role.LABELED_MARK, "HyperText"),
    KEY_POINT("KeyPoint", Role.MARK, "Image"),
    KEY_POINT_LABELS("KeyPointLabels", Role.LABELED_MARK, "Image"),
    LABELS("Labels", Role.LABELING, "Audio AudioPlus HyperText Image Paragraphs Pdf Text TimeSeries Video"),
    MAGICWAND("Magicwand", Role.MARK, "Image"),
    NUMBER("Number", Role.ANSWER, ""),
    OCR_LABELS("OcrLabels", Role.LABELED_MARK, "Image Pdf"),
    PAIRWISE("Pairwise", Role.ANSWER, ""),
    PARAGRAPH_LABELS("ParagraphLabels", Role.LABELED_MARK, "Paragraphs"),
    POLYGON("Polygon", Role.MARK, "Image"),
    POLYGON_LABELS("PolygonLabels", Role.LABELED_MARK, "Image"),
    RANKER("Ranker", Role.ANSWER, "List"),
    RATING("Rating", Role.ANSWER, ""),
    REACT_CODE("ReactCode", Role.ANSWER, "ReactCode"),
    RECTANGLE("Rectangle", Role.MARK, "Image"),
    RECTANGLE_LABELS("RectangleLabels", Role.LABELED_MARK, "Image"),
    RELATIONS("Relations", Role.RELATION, ""),
    TAXONOMY("Taxonomy", Role.ANSWER, ""),
    TEXT_AREA("TextArea", Role.ANSWER, ""),
    TIMELINE_LABELS("TimelineLabels", Role.LABELED_MARK, "Video"),
    TIME_SERIES_LABELS("TimeSeriesLabels", Role.LABELED_MARK, "TimeSeries"),
    VECTOR("Vector", Role.MARK, "Image"),
    VECTOR_LABELS("VectorLabels", Role.LABELED_MARK, "Image"),
    VIDEO_RECTANGLE("VideoRectangle", Role.MARK, "Video"),
    VIDEO_VECTOR("VideoVector", Role.MARK, "Video"),
    VIDEO_VECTOR_LABELS("VideoVectorLabels", Role.LABELED_MARK, "Video");

    /// What a control adds to the result.
    public enum Role {
        /// Makes regions without labels, e.g. Rectangle.
        MARK,
        /// Makes regions that carry labels, e.g. RectangleLabels.
        LABELED_MARK,
        /// Gives labels to regions; alone on a text or sound it makes the regions too.
        LABELING,
        /// Answers for the whole task or, with `perRegion`, for one region.
        ANSWER,
        /// Names the relations between regions.
        RELATION
    }

    private static final Map<String, ControlTag> BY_TAG = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(tag -> tag.tag.toLowerCase(Locale.ROOT), Function.identity()));

    private final String tag;
    private final Role role;
    /// Tags it can ask about, separated by spaces; empty for all.
    private final String objects;

    ControlTag(String tag, Role role, String objects) {
        this.tag = tag;
        this.role = role;
        this.objects = objects;
    }

    /// The control tag written so, in any case; empty for tags that are none.
    public static Optional<ControlTag> of(String tag) {
        return Optional.ofNullable(BY_TAG.get(tag.toLowerCase(Locale.ROOT)));
    }

    /// The tag as the reference writes it, e.g. `RectangleLabels`.
    public String tag() {
        return tag;
    }

    public Role role() {
        return role;
    }

    /// The `type` of its result items: the tag in lower case, `chatmessage` for Chat.
    public String type() {
        return this == CHAT ? "chatmessage" : tag.toLowerCase(Locale.ROOT);
    }

    /// The key of `value` that holds its labels or its answer; empty for plain marks, whose geometry is spread over
    /// several keys, and for relations, which have no value.
    public Optional<String> valueKey() {
        if (this == TEXT_AREA) {
            return Optional.of("text");
        }
        if (this == PAIRWISE) {
            return Optional.of("selected");
        }
        return switch (role) {
            case MARK, RELATION -> Optional.empty();
            case LABELED_MARK, LABELING, ANSWER -> Optional.of(type());
        };
    }

    /// Whether it can make regions by itself.
    public boolean makesRegions() {
        return switch (role) {
            case MARK, LABELED_MARK, LABELING -> true;
            case ANSWER, RELATION -> false;
        };
    }

    /// Whether its children or its task data are labels.
    public boolean hasLabels() {
        return role == Role.LABELED_MARK || role == Role.LABELING;
    }

    /// Whether it can ask about that object tag.
    public boolean fits(String objectTag) {
        return objects.isEmpty() || Arrays.stream(objects.split(" ", -1)).anyMatch(objectTag::equalsIgnoreCase);
    }
}
