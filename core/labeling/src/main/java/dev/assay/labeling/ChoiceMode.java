package dev.assay.labeling;

/// How many options one answer or one region may hold.
public enum ChoiceMode {
    SINGLE("single"),
    SINGLE_RADIO("single-radio"),
    MULTIPLE("multiple");

    private final String attribute;

    ChoiceMode(String attribute) {
        this.attribute = attribute;
    }

    /// The mode as the attribute `choice` writes it.
    public String attribute() {
        return attribute;
    }

    static ChoiceMode of(String attribute) {
        for (ChoiceMode mode : values()) {
            if (mode.attribute.equalsIgnoreCase(attribute)) {
                return mode;
            }
        }
        return SINGLE;
    }
}
