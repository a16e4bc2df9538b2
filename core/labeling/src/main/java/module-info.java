/// The labeling config language, and results judged against it. Does no input or output.
@org.jspecify.annotations.NullMarked
module dev.assay.labeling {
    requires transitive dev.assay.geometry;
    requires java.xml;
    requires static transitive org.jspecify;

    exports dev.assay.labeling;
    exports dev.assay.labeling.result;
}
