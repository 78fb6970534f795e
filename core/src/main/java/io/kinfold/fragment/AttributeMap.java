package io.kinfold.fragment;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The attributes of a fragment: names in ascending order, most with one value. Records of one kind have the
 * same names, and share the array of them. Immutable.
 *
 * <p>Memory: 48 bytes and 4 for each attribute, beside the values; a tree takes 64 for each.
 */
final class AttributeMap extends AbstractMap<String, List<String>> {
    private static final int KEPT = 1 << 8;

    /** Arrays of names met before. Threads race for a place without harm: one more that is not shared. */
    private static final String[][] NAMES = new String[KEPT][];

    private final String[] names;

    /** For each name the only value, or a list of several. */
    private final Object[] values;

    /** Takes lists of at least one value, by name in the order of the names. */
    AttributeMap(Map<String, List<String>> sorted) {
        names = shared(sorted.keySet().toArray(String[]::new));
        values = new Object[names.length];
        int at = 0;
        for (List<String> list : sorted.values()) {
            values[at++] = list.size() == 1 ? list.get(0) : List.copyOf(list);
        }
    }

    private static String[] shared(String[] names) {
        int hash = Arrays.hashCode(names);
        int place = (hash ^ (hash >>> 16)) & (KEPT - 1);
        String[] before = NAMES[place];
        if (before != null && Arrays.equals(before, names)) {
            return before;
        }
        NAMES[place] = names;
        return names;
    }

    private static int find(String[] names, @Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    /** Returns the first value of an attribute, null where there is none. */
    @Nullable
    String first(String name) {
        int at = find(names, name);
        if (at < 0) {
            return null;
        }
        return values[at] instanceof String only ? only : list(at).get(0);
    }

    @SuppressWarnings("unchecked")
    private List<String> list(int at) {
        return values[at] instanceof String only ? List.of(only) : (List<String>) values[at];
    }

    @Override
    public @Nullable List<String> get(@Nullable Object name) {
        int at = find(names, name);
        return at < 0 ? null : list(at);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return find(names, name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Map.Entry<String, List<String>>> entrySet() {
        return new Entries();
    }

    /** A view of its own for each call: one that is kept would cost each fragment that was ever asked. */
    @Override
    public Set<String> keySet() {
        return new Names(names);
    }

    /** The names in their order; those of records of one kind are equal at a glance. */
    private static final class Names extends AbstractSet<String> {
        private final String[] names;

        Names(String[] names) {
            this.names = names;
        }

        @Override
        public int size() {
            return names.length;
        }

        @Override
        public boolean contains(@Nullable Object name) {
            return find(names, name) >= 0;
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.asList(names).iterator();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return (other instanceof Names that && that.names == names) || super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }

    /** The entries in the order of the names. */
    private final class Entries extends AbstractSet<Map.Entry<String, List<String>>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Map.Entry<String, List<String>>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Map.Entry<String, List<String>> next() {
                    if (next == names.length) {
                        throw new NoSuchElementException("there are no more attributes");
                    }
                    int at = next++;
                    return Map.entry(names[at], list(at));
                }
            };
        }
    }
}
