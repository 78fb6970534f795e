/** What is wrong with a user's files: each problem with its place and the way to mend it. */
@NullMarked
package io.kinfold.command.problem;

import org.jspecify.annotations.NullMarked;
