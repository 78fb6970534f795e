/** Half a year of a real shop: what of its lines can be used, what its customers are worth, and their segments. */
@NullMarked
package io.kinfold.command.onlineretail;

import org.jspecify.annotations.NullMarked;
