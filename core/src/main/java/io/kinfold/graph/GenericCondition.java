package io.kinfold.graph;

/**
 * When keys are generic: held, in one fragment, with more than so many different keys of a namespace.
 *
 * @param index its place among the conditions of the configuration
 * @param owner the namespace or rule whose keys it makes generic
 * @param counted the namespace whose keys are counted
 * @param limit the highest count that is still not generic
 */
record GenericCondition(int index, String owner, String counted, int limit) {}
