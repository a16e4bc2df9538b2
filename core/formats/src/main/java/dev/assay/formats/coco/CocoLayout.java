package dev.assay.formats.coco;

/// How answers become images of a COCO file.
public enum CocoLayout {
    /// As Label Studio: an image for each answer, so a task with two answers is there twice; numbers from 0.
    IMAGE_PER_ANNOTATION,
    /// One image per task with the accepted, or else the newest, answer; numbers from 1, an image's is its task's id.
    IMAGE_PER_TASK
}
