package io.kinfold.segments.column;

/** Takes the tags of a fragment one by one. */
@FunctionalInterface
public interface TagVisitor {
    /** Takes a tag: from when and until when, but not at it, in epoch milliseconds. */
    void visit(String tag, long from, long until);
}
