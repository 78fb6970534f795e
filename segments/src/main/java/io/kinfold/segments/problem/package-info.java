/** What is wrong or doubtful in a segment, and where. */
@NullMarked
package io.kinfold.segments.problem;

import org.jspecify.annotations.NullMarked;
