package io.kinfold.fragment;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/**
 * The attributes of a fragment: names in ascending order, most with one value. Records of one kind have the
 * same names, and share the array of them. Immutable.
 *
 * <p>All values are in one array of bytes ({@link PackedTexts}), and a text is made whenever it is asked for. Memory: 48
 * bytes, and for each attribute 1 and its value's UTF-8. As texts of their own they would take some 50 more
 * each, and be most of the objects that a collector has to follow.
 */
final class AttributeMap extends AbstractMap<String, List<String>> {
    private static final int KEPT = 1 << 8;
    private static final int MARKED = 16;

    /** Arrays of names met before. Threads race for a place without harm: one more that is not shared. */
    private static final String[][] NAMES = new String[KEPT][];

    private final String[] names;

    /** The values of each name, in the order of the names, as {@link PackedTexts} packs them. */
    private final byte[] values;

    /** Where the values of each sixteenth name begin, null where there are not so many. */
    private final int @Nullable [] marks;

    private AttributeMap(String[] names, byte[] values) {
        this.names = names;
        this.values = values;
        this.marks = names.length <= MARKED ? null : marks();
    }

    private int[] marks() {
        int[] found = new int[(names.length - 1) / MARKED + 1];
        int place = 0;
        for (int i = 0; i < names.length; i++) {
            if (i % MARKED == 0) {
                found[i / MARKED] = place;
            }
            place = PackedTexts.next(values, place);
        }
        return found;
    }

    /** Collects attributes in any order. May build more than once. */
    static final class Builder {
        private static final int SOME = 16;

        private String[] names = new String[SOME];
        private Object[] values = new Object[SOME];
        private int size;

        /** Adds the only value of an attribute; returns false, and does not, where it has one already. */
        boolean add(String name, String only) {
            return insert(name, Objects.requireNonNull(only, "value"));
        }

        /** Adds the values of an attribute, at least one; returns false, and does not, where it has some already. */
        boolean add(String name, List<String> several) {
            if (several.isEmpty()) {
                throw new IllegalArgumentException("attribute '" + name + "' has no value");
            }
            return insert(name, several.size() == 1 ? several.get(0) : List.copyOf(several));
        }

        boolean has(String name) {
            return place(name) >= 0;
        }

        private int place(String name) {
            return Arrays.binarySearch(names, 0, size, name);
        }

        private boolean insert(String name, Object value) {
            int found = place(name);
            if (found >= 0) {
                return false;
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            int at = -found - 1;
            System.arraycopy(names, at, names, at + 1, size - at);
            System.arraycopy(values, at, values, at + 1, size - at);
            names[at] = name;
            values[at] = value;
            size++;
            return true;
        }

        AttributeMap build() {
            return new AttributeMap(shared(names, size), PackedTexts.pack(values, size));
        }
    }

    private static String[] shared(String[] names, int size) {
        int hash = 1;
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + names[i].hashCode();
        }
        int place = (hash ^ (hash >>> 16)) & (KEPT - 1);
        String[] before = NAMES[place];
        if (before != null && Arrays.equals(before, 0, before.length, names, 0, size)) {
            return before;
        }
        String[] exact = Arrays.copyOf(names, size);
        NAMES[place] = exact;
        return exact;
    }

    private static int find(String[] names, @Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    /** Returns the first value of an attribute, null where there is none. */
    @Nullable
    String first(String name) {
        int index = find(names, name);
        return index < 0 ? null : PackedTexts.first(values, place(index));
    }

    /** Returns where the values of a name begin. */
    private int place(int index) {
        int[] known = marks;
        int place = known == null ? 0 : known[index / MARKED];
        for (int i = known == null ? 0 : index / MARKED * MARKED; i < index; i++) {
            place = PackedTexts.next(values, place);
        }
        return place;
    }

    @Override
    public @Nullable List<String> get(@Nullable Object name) {
        int index = find(names, name);
        return index < 0 ? null : PackedTexts.all(values, place(index));
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return find(names, name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    /** Equal values are packed into equal bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttributeMap that
                ? Arrays.equals(names, that.names) && Arrays.equals(values, that.values)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
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
                private int place;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Map.Entry<String, List<String>> next() {
                    if (next == names.length) {
                        throw new NoSuchElementException("there are no more attributes");
                    }
                    List<String> all = PackedTexts.all(values, place);
                    place = PackedTexts.next(values, place);
                    return Map.entry(names[next++], all);
                }
            };
        }
    }
}
