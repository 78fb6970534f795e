package io.kinfold.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.Operation;
import io.kinfold.text.Wtf8;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fragments that were read or written lately, within a bound in bytes. Safe for any thread.
 *
 * <p>A fragment is read within the computation of its place in the cache, which {@link #update} waits for: what
 * was read before a change is never left behind it.
 */
final class PayloadCache {
    /** More than this at once is a load, which would push out everything that is in use. */
    private static final int LOAD = 1_000;

    /** Bytes of an entry, a fragment, its id and lists, beside texts. */
    private static final int FRAME = 320;

    private static final int IDENTIFIER = 40;
    private static final int ATTRIBUTE = 1;
    private static final int STRING = 48;

    private final Cache<FragmentId, Fragment> cache;

    PayloadCache(long bytes) {
        cache = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<FragmentId, Fragment>weigher((id, fragment) -> weight(fragment))
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    Optional<Fragment> get(FragmentId id, Function<FragmentId, @Nullable Fragment> reader) {
        return Optional.ofNullable(cache.get(id, reader));
    }

    /** Returns those that need not be read. */
    Map<FragmentId, Fragment> present(Collection<FragmentId> ids) {
        return cache.getAllPresent(ids);
    }

    /** Takes in what is kept now. */
    void update(List<Operation> operations) {
        boolean load = operations.size() > LOAD;
        for (Operation operation : operations) {
            if (operation instanceof Operation.Put put && !load) {
                cache.put(put.fragment().id(), put.fragment());
            } else {
                forget(operation);
            }
        }
    }

    /** Drops what others changed. */
    void forget(List<Operation> operations) {
        operations.forEach(this::forget);
    }

    private void forget(Operation operation) {
        if (operation instanceof Operation.Put put) {
            cache.invalidate(put.fragment().id());
        } else if (operation instanceof Operation.Remove remove) {
            cache.invalidate(remove.fragment());
        } else if (operation instanceof Operation.Erase erase) {
            cache.invalidateAll(erase.fragments());
        }
    }

    void clear() {
        cache.invalidateAll();
    }

    CacheStats stats() {
        return cache.stats();
    }

    long bytes() {
        return cache.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** Returns about how many bytes of heap a fragment holds. */
    static int weight(Fragment fragment) {
        long bytes = FRAME + text(fragment.id().source()) + text(fragment.id().key());
        for (Identifier identifier : fragment.identifiers()) {
            bytes += IDENTIFIER
                    + text(identifier.namespace())
                    + text(identifier.scope())
                    + text(identifier.value());
        }
        for (Map.Entry<String, List<String>> attribute : fragment.attributes().entrySet()) {
            for (String value : attribute.getValue()) {
                bytes += ATTRIBUTE + Wtf8.length(value);
            }
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static long text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return STRING + 2L * text.length();
            }
        }
        return STRING + (long) text.length();
    }
}
