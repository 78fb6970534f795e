/** The identity.yaml: which columns are which identifiers and attributes, and what links them. */
@NullMarked
package io.kinfold.command.mapping;

import org.jspecify.annotations.NullMarked;
