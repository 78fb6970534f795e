package io.kinfold.profile;

/**
 * What an erasure by law removed. Holds no personal data beside the id that the caller gave. Immutable
 * and safe for any thread.
 *
 * @param profile the erased profile
 * @param fragments how many fragments were removed
 * @param decisions how many decisions of people about them were removed
 */
public record ErasureReceipt(ProfileId profile, int fragments, int decisions) {}
