/** JSON as text, for the modules of this project. No part of the API: exported to our own modules only. */
@NullMarked
package io.kinfold.json;

import org.jspecify.annotations.NullMarked;
