/**
 * Files that hold what a graph has in memory: blocks with checksums, written from front to back, and where they
 * lie. It knows nothing of what the blocks hold.
 */
@NullMarked
package io.kinfold.snapshot;

import org.jspecify.annotations.NullMarked;
