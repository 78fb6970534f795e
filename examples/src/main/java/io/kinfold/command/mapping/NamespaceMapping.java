package io.kinfold.command.mapping;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * An entry of {@code identifiers}.
 *
 * @param name the namespace
 * @param columns where its values stand; at least one
 * @param scope the scope; empty for none
 * @param priority from 1, the strongest
 * @param limits what bounds the links by this namespace
 * @param normalForm the normal form
 * @param region the region whose telephone numbers need no country code
 * @param verifiedColumn the column that says whether the value was verified
 * @param verifiedOnly whether only verified values link
 */
record NamespaceMapping(
        Named name,
        List<Named> columns,
        String scope,
        int priority,
        Limits limits,
        NormalForm normalForm,
        String region,
        Optional<Named> verifiedColumn,
        boolean verifiedOnly) {

    /**
     * What bounds the links by a namespace.
     *
     * @param maxPerProfile the most different values in one profile
     * @param blocked values that identify nobody
     * @param blockedPatterns patterns of values that identify nobody
     * @param genericAbove the most different values of other namespaces beside one value
     * @param expireAfter how long a value links
     */
    record Limits(
            OptionalInt maxPerProfile,
            List<String> blocked,
            List<Pattern> blockedPatterns,
            Map<String, Integer> genericAbove,
            Optional<Duration> expireAfter) {}
}
