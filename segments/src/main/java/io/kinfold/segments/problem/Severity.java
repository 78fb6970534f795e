package io.kinfold.segments.problem;

/** How bad a problem is. */
public enum Severity {
    /** The segment cannot be evaluated. */
    ERROR,
    /** The segment can be evaluated, but may not say what its author meant. */
    WARNING
}
