/** Numbers of a graph for Micrometer. Nothing else of Kinfold needs Micrometer on the class path. */
@NullMarked
package io.kinfold.metrics;

import org.jspecify.annotations.NullMarked;
