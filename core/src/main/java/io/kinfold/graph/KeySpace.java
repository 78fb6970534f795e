package io.kinfold.graph;

import io.kinfold.config.Guard;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One scope of a namespace, or one exact rule: where equal values are one key.
 *
 * @param code its dense number, in order of first appearance
 * @param name the namespace's or the rule's name
 * @param scope the scope; empty for a rule
 * @param identifier whether it is a namespace's, not a rule's
 * @param priority the priority of links by its keys
 * @param limit at most how many keys a profile may hold; 0 for no limit
 * @param slot the place of its count in a guard summary, which others may share; -1 where there is no limit
 * @param expireMicros how long a link holds, in microseconds; 0 for ever
 * @param conditions when a key of it is generic
 * @param counted the conditions that count keys of it
 * @param limitGuard the guard of the limit; null where there is none
 */
record KeySpace(
        int code,
        String name,
        String scope,
        boolean identifier,
        int priority,
        int limit,
        int slot,
        long expireMicros,
        List<GenericCondition> conditions,
        List<GenericCondition> counted,
        @Nullable Guard limitGuard) {

    /** Orders by name and scope, which does not depend on the order of arrival, as codes do. */
    int compareByName(KeySpace other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : scope.compareTo(other.scope);
    }

    /** Returns whether each link by its keys holds for ever and whatever else is held. */
    boolean alwaysActive() {
        return expireMicros == 0 && conditions.isEmpty();
    }
}
