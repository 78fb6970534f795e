package io.kinfold.segments.language;

import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.schema.Schema;

import java.util.Map;
import java.util.Optional;

/** Segments with names, which may name each other. Immutable and safe for any thread. */
public final class SegmentCatalog {
    private final Map<String, Segment> segments;

    private SegmentCatalog(Map<String, Segment> segments) {
        this.segments = segments;
    }

    /**
     * Reads a segment file.
     *
     * @param schema what the segments may speak of
     * @param file the text of a {@code .seg} file, at most 1 MB
     * @return the catalog
     * @throws SegmentException naming every problem of every segment
     */
    public static SegmentCatalog parse(Schema schema, String file) {
        return pending(schema, file);
    }

    /**
     * Returns a segment.
     *
     * @param name its name
     * @return the segment, if there is one
     */
    public Optional<Segment> segment(String name) {
        return Optional.ofNullable(segments.get(name));
    }

    /**
     * Returns all segments.
     *
     * @return an immutable map by name, in the order of the source
     */
    public Map<String, Segment> segments() {
        return segments;
    }

    private static SegmentCatalog pending(Schema schema, String source) {
        if (source.isBlank()) {
            return new SegmentCatalog(Map.of());
        }
        throw new UnsupportedOperationException(source.length() + " characters for " + schema);
    }
}
