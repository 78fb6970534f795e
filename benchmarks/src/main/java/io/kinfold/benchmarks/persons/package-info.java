/** A whole run of fuzzy matching over a file of persons, with what each stage costs. */
@NullMarked
package io.kinfold.benchmarks.persons;

import org.jspecify.annotations.NullMarked;
