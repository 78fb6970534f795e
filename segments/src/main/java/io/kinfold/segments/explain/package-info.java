/**
 * Why a profile is a member of a segment or is not, and where the profiles go on the way through a segment. Explanations
 * show customers' values: who asks for one must be allowed to see them.
 */
@NullMarked
package io.kinfold.segments.explain;

import org.jspecify.annotations.NullMarked;
