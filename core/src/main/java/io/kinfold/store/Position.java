package io.kinfold.store;

import java.util.UUID;

/**
 * A point in the history of a store: everything that was kept or forgotten up to it, and nothing after. Immutable and
 * safe for any thread.
 *
 * @param store which store it is of; a copy of a store that went its own way is another one
 * @param number how many changes of anybody came before, at least 0
 * @param token a random number that the store keeps beside the point, so that a store that was set back to
 *     an earlier backup and went on is not taken for the one that was left
 */
public record Position(UUID store, long number, long token) {}
