package dev.assay.server.project;

import java.util.Arrays;
import java.util.Optional;

/// In which order tasks of the same priority are handed out.
public enum Sampling {
    SEQUENTIAL("Sequential sampling"),
    UNIFORM("Uniform sampling"),
    UNCERTAINTY("Uncertainty sampling");

    private final String wire;

    Sampling(String wire) {
        this.wire = wire;
    }

    public String wireName() {
        return wire;
    }

    public static Optional<Sampling> ofWireName(String wire) {
        return Arrays.stream(values()).filter(one -> one.wire.equals(wire)).findFirst();
    }
}
