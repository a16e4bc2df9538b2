/// Reads tasks from files and writes them to files, one package per format, never holding more than one task.
/// Knows no file system, no database and no clock: bytes come in by [dev.assay.formats.ByteSource] and go out by
/// [dev.assay.formats.EntrySink].
@org.jspecify.annotations.NullMarked
module dev.assay.formats {
    requires static transitive org.jspecify;
    requires transitive dev.assay.geometry;
    requires transitive dev.assay.labeling;
    requires de.siegmar.fastcsv;
    requires java.xml;
    requires tools.jackson.core;

    exports dev.assay.formats;
    exports dev.assay.formats.coco;
    exports dev.assay.formats.conll;
    exports dev.assay.formats.json;
    exports dev.assay.formats.tabular;
    exports dev.assay.formats.voc;
    exports dev.assay.formats.wire;
    exports dev.assay.formats.yolo;
}
