package io.kinfold.matchers.blocking;

import io.kinfold.config.Matcher;
import io.kinfold.matchers.field.Field;

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
    private static final long[] NONE = {};

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

    /** Returns what a part makes of a field's value. */
    static Values of(BlockingPart part, @Nullable String raw) {
        Values values = new Values(BlockingRules.MOST_BLOCKS);
        if (raw != null && raw.indexOf(Field.SEPARATOR) < 0) {
            values.accept(raw);
        } else if (raw != null) {
            Field.split(raw).forEach(values);
        }
        List<Call> calls = part.calls();
        for (int i = 0; i < calls.size() && !values.isOver(); i++) {
            Values next = new Values(BlockingRules.MOST_BLOCKS);
            values.applyEach(calls.get(i), next);
            values = next;
        }
        return values;
    }

    private void applyEach(Call call, Values results) {
        if (several != null) {
            several.forEach(value -> call.apply(value, results));
        } else if (only != null) {
            call.apply(only, results);
        }
    }

    /** Returns the numbers of the values. */
    long[] numbers() {
        if (several == null) {
            return only == null ? NONE : new long[] {Matcher.block(only)};
        }
        long[] numbers = new long[size()];
        int at = 0;
        for (String value : several) {
            numbers[at++] = Matcher.block(value);
        }
        return numbers;
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
