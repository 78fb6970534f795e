/**
 * Which fragments are compared at all: rules over normalized fields, written as text such as {@code
 * soundex(surname) and year(date_of_birth)}, and a report of what each costs and finds.
 */
@NullMarked
package io.kinfold.matchers.blocking;

import org.jspecify.annotations.NullMarked;
