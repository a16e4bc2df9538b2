/// The labeling config language: what a project's XML document asks, shows and lays out, read with diagnostics.
///
/// It stands apart from the server so that imports, exports, agreement and batch jobs judge configs alike, and has a
/// twin in the browser; both are held together by the cases in `conformance/`.
package dev.assay.labeling;
