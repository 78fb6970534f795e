/** Benchmarks of segments, beside hand-written loops, DuckDB and expression engines. */
@NullMarked
package io.kinfold.benchmarks.segments;

import org.jspecify.annotations.NullMarked;
