package io.kinfold.profile;

/**
 * A change and its number. Numbers begin at 1 for each subscription and have no gaps. Immutable and
 * safe for any thread.
 *
 * @param number the number
 * @param change the change
 */
public record FeedEntry(long number, Change change) {}
