/** What comes in: one source record of somebody, and the id under which it is known. */
@NullMarked
package io.kinfold.fragment;

import org.jspecify.annotations.NullMarked;
