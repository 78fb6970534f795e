/** What comes in: fragments of customers as the source systems recorded them, and the decisions of people about them. */
@NullMarked
package io.kinfold.fragment;

import org.jspecify.annotations.NullMarked;
