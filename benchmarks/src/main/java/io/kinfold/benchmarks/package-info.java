/** JMH benchmarks; each class says the command that runs it. */
@NullMarked
package io.kinfold.benchmarks;

import org.jspecify.annotations.NullMarked;
