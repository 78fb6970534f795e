/**
 * A synthetic Taiwanese retailer: its customers, what its systems recorded of them, and the truth.
 */
@NullMarked
package io.kinfold.command.retailer;

import org.jspecify.annotations.NullMarked;
