package io.kinfold.graph;

import io.kinfold.config.Configuration;
import io.kinfold.config.ExactRule;
import io.kinfold.config.Guard;
import io.kinfold.config.MatchRule;
import io.kinfold.config.Namespace;
import io.kinfold.snapshot.BlockReader;
import io.kinfold.snapshot.BlockWriter;
import io.kinfold.snapshot.SnapshotException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The key spaces of a graph; those of a new scope come to be when it is first seen. Safe for any thread. */
final class Spaces {
    private final List<GenericCondition> conditions = new ArrayList<>();
    private final Map<String, Map<String, KeySpace>> byName = new ConcurrentHashMap<>();
    private volatile KeySpace[] byCode = new KeySpace[0];
    private int slots;

    Spaces(Configuration configuration) {
        for (Namespace namespace : configuration.namespaces().values()) {
            addConditions(namespace.name(), namespace.genericAbove());
        }
        for (MatchRule rule : configuration.rules()) {
            if (rule instanceof ExactRule exact) {
                addConditions(exact.name(), exact.genericAbove());
            }
        }
    }

    private void addConditions(String owner, Map<String, Integer> genericAbove) {
        genericAbove.forEach((counted, limit) ->
                conditions.add(new GenericCondition(conditions.size(), owner, counted, limit)));
    }

    List<GenericCondition> conditions() {
        return conditions;
    }

    KeySpace byCode(int code) {
        return byCode[code];
    }

    /** Returns the spaces with a limit, by name and scope. */
    List<KeySpace> limited() {
        return Arrays.stream(byCode)
                .filter(space -> space.limit() > 0)
                .sorted(KeySpace::compareByName)
                .toList();
    }

    /** Returns the space of a configured namespace in a scope. */
    KeySpace of(Namespace namespace, String scope) {
        KeySpace known = find(namespace.name(), scope);
        return known != null ? known : create(namespace, scope);
    }

    KeySpace of(ExactRule rule) {
        KeySpace known = find(rule.name(), "");
        return known != null ? known : create(rule);
    }

    /** Returns the space of a name and scope, or null where no fragment has shown it yet. */
    @Nullable
    KeySpace find(String name, String scope) {
        Map<String, KeySpace> scopes = byName.get(name);
        return scopes == null ? null : scopes.get(scope);
    }

    private synchronized KeySpace create(Namespace namespace, String scope) {
        int limit = namespace.maxPerProfile().orElse(0);
        Guard guard = limit == 0 ? null : new Guard.AtMost(namespace.name(), limit);
        long expiry = namespace.expireAfter().map(Spaces::micros).orElse(0L);
        return add(namespace.name(), scope, true, namespace.priority(), guard, limit, expiry);
    }

    private synchronized KeySpace create(ExactRule rule) {
        return add(rule.name(), "", false, rule.priority(), null, 0, 0);
    }

    private KeySpace add(
            String name,
            String scope,
            boolean identifier,
            int priority,
            @Nullable Guard guard,
            int limit,
            long expiry) {
        KeySpace known = find(name, scope);
        if (known != null) {
            return known;
        }
        int code = byCode.length;
        KeySpace space = new KeySpace(
                code,
                name,
                scope,
                identifier,
                priority,
                limit,
                limit == 0 ? -1 : slots++ % GuardSummaries.MOST_SLOTS,
                expiry,
                conditions.stream().filter(c -> c.owner().equals(name)).toList(),
                conditions.stream().filter(c -> c.counted().equals(name)).toList(),
                guard);
        KeySpace[] grown = Arrays.copyOf(byCode, code + 1);
        grown[code] = space;
        byCode = grown;
        byName.computeIfAbsent(name, n -> new ConcurrentHashMap<>()).put(scope, space);
        return space;
    }

    /** Returns microseconds, the longest possible for durations beyond some 290,000 years. */
    private static long micros(Duration duration) {
        return Math.max(1, TimeUnit.MICROSECONDS.convert(duration));
    }

    /** Writes the spaces in the order of their codes; after the keys, which may bring about new ones meanwhile. */
    void save(BlockWriter out) {
        out.part("spaces");
        KeySpace[] all = byCode;
        out.number(all.length);
        for (KeySpace space : all) {
            out.text(space.name());
            out.text(space.scope());
        }
    }

    /** Reads what {@link #save} wrote, under the same configuration. */
    void load(BlockReader in, Configuration configuration) {
        in.part("spaces");
        for (int codes = in.count(2 * Integer.BYTES), code = 0; code < codes; code++) {
            String name = in.text();
            String scope = in.text();
            Namespace namespace = configuration.namespaces().get(name);
            KeySpace space =
                    namespace == null ? of(exact(name, configuration)) : of(namespace, scope);
            SnapshotException.check(space.code() == code, "a space is there twice");
        }
    }

    private static ExactRule exact(String name, Configuration configuration) {
        for (MatchRule rule : configuration.rules()) {
            if (rule instanceof ExactRule exact && rule.name().equals(name)) {
                return exact;
            }
        }
        throw new SnapshotException("a space is not configured");
    }

    int count() {
        return byCode.length;
    }
}
