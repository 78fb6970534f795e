/** The kinfold command: its sub-commands, options and exit status. */
@NullMarked
package io.kinfold.command;

import org.jspecify.annotations.NullMarked;
