package io.kinfold.segments.language;

/** Makes conditions in Java. Stateless. */
public final class SegmentBuilder {
    SegmentBuilder() {}
}
