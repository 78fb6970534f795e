/** What comes out: profiles with their golden records, the links behind them, and how they change. */
@NullMarked
package io.kinfold.profile;

import org.jspecify.annotations.NullMarked;
