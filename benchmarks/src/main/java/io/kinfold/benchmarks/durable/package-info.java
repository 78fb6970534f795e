/** Graphs whose fragments are in a database: how much heap they take, how fast they write, start and read. */
@NullMarked
package io.kinfold.benchmarks.durable;

import org.jspecify.annotations.NullMarked;
