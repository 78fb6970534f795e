/** What segments may speak of: attributes, events with fields, identity namespaces, functions, and their types. */
@NullMarked
package io.kinfold.segments.schema;

import org.jspecify.annotations.NullMarked;
