package io.kinfold.matchers.blocking;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The distinct values of a part, in the order of their first appearance, up to a bound; beyond it
 * only the fact that there are more is kept. A single value, which is the rule, costs no set.
 */
final class Values implements Consumer<String>, Iterable<String> {
    private final int most;
    private @Nullable String only;
    private @Nullable Set<String> several;
    private boolean over;

    Values(int most) {
        this.most = most;
    }

    /** Adds a value; the empty one is none. */
    @Override
    public void accept(String value) {
        if (value.isEmpty() || over) {
            return;
        }
        if (only == null) {
            only = value;
        } else if (several != null) {
            several.add(value);
        } else if (!value.equals(only)) {
            several = new LinkedHashSet<>(List.of(only, value));
        }
        over = size() > most;
    }

    int size() {
        return several != null ? several.size() : only == null ? 0 : 1;
    }

    /** Returns the value where it is the only one, else null. */
    @Nullable
    String only() {
        return several == null ? only : null;
    }

    boolean isEmpty() {
        return only == null;
    }

    /** Returns whether there are more values than the bound. */
    boolean isOver() {
        return over;
    }

    @Override
    public Iterator<String> iterator() {
        return several != null ? several.iterator() : list().iterator();
    }

    private List<String> list() {
        List<String> list = new ArrayList<>(1);
        if (only != null) {
            list.add(only);
        }
        return list;
    }
}
