/**
 * Tables in files: rows of CSV and JSON lines, read one by one, and the rows that cannot be read.
 */
@NullMarked
package io.kinfold.command.table;

import org.jspecify.annotations.NullMarked;
