package io.kinfold.matchers.memo;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * A pure function of texts that keeps what it made of the latest ones, each at the place of its hash: of names,
 * towns and dates most come again. It begins small and grows with the texts that it makes something of.
 *
 * <p>Safe for any thread. Threads race for a place without harm, since entries are immutable: one more or less
 * that is kept changes nothing.
 *
 * @param <V> what is made of a text; immutable
 */
public final class Memo<V> {
    private static final int FIRST = 1 << 8;
    private static final int MOST = 1 << 16;

    /** Longer texts seldom come again. */
    private static final int LONGEST_KEPT = 64;

    private final Function<String, V> function;
    private volatile @Nullable Entry<V>[] entries = table(FIRST);
    private int made;

    private record Entry<V>(int hash, String text, V value) {}

    /**
     * Remembers a function.
     *
     * @param function a pure function
     */
    public Memo(Function<String, V> function) {
        this.function = function;
    }

    @SuppressWarnings("unchecked")
    private static <V> @Nullable Entry<V>[] table(int size) {
        return (@Nullable Entry<V>[]) new @Nullable Entry<?>[size];
    }

    /**
     * Returns what the function makes of a text.
     *
     * @param text the text
     * @return the value, perhaps the object that was returned before
     */
    public V of(String text) {
        @Nullable Entry<V>[] table = entries;
        int hash = text.hashCode();
        Entry<V> known = table[place(hash, table.length)];
        return known != null && known.hash == hash && known.text.equals(text)
                ? known.value
                : make(text, hash);
    }

    private static int place(int hash, int size) {
        return (hash ^ (hash >>> 16)) & (size - 1);
    }

    private V make(String text, int hash) {
        V value = function.apply(text);
        if (text.length() <= LONGEST_KEPT) {
            @Nullable Entry<V>[] table = entries;
            if (++made > table.length && table.length < MOST) {
                table = grow(table);
            }
            table[place(hash, table.length)] = new Entry<>(hash, text, value);
        }
        return value;
    }

    private @Nullable Entry<V>[] grow(@Nullable Entry<V>[] table) {
        @Nullable Entry<V>[] larger = table(4 * table.length);
        for (Entry<V> entry : table) {
            if (entry != null) {
                larger[place(entry.hash, larger.length)] = entry;
            }
        }
        made = 0;
        entries = larger;
        return larger;
    }
}
