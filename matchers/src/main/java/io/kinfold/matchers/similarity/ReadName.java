package io.kinfold.matchers.similarity;

/**
 * A name as read: the words it has if it is a person's, and if it is an organization's. Immutable.
 *
 * @param raw the value
 * @param ofPerson its words as those of a person
 * @param ofOrganization its words as those of an organization
 * @param looksLikeOrganization whether a legal form, a number or a usual word tells an organization
 */
record ReadName(
        String raw, NameWords ofPerson, NameWords ofOrganization, boolean looksLikeOrganization) {}
