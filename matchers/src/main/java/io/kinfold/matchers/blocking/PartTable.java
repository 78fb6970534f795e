package io.kinfold.matchers.blocking;

import io.kinfold.matchers.field.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The distinct parts of some rules, so that each is worked out once for a fragment however many rules have it;
 * and for a while what functions made of a value, since most values come again. Safe for any thread once
 * all parts are added.
 */
final class PartTable {
    /** A power of two. */
    private static final int KEPT = 1 << 12;

    private final List<String> names;
    private final List<BlockingPart> parts = new ArrayList<>();
    private final List<Integer> fields = new ArrayList<>();
    private final List<@Nullable Made[]> kept = new ArrayList<>();

    /** What a part made of a field's value. Threads race for its place without harm: it is complete. */
    private record Made(String raw, Values values) {}

    PartTable(List<String> names) {
        this.names = names;
    }

    /** Returns the place of a part, adding it. */
    int add(BlockingPart part) {
        int known = parts.indexOf(part);
        if (known >= 0) {
            return known;
        }
        parts.add(part);
        fields.add(names.indexOf(part.field()));
        kept.add(new @Nullable Made[part.calls().isEmpty() ? 0 : KEPT]);
        return parts.size() - 1;
    }

    int size() {
        return parts.size();
    }

    /**
     * Returns what a part makes of a fragment's values.
     *
     * @param known what parts made of them already, by their places; added to
     */
    Values values(int part, @Nullable String[] values, @Nullable Values[] known) {
        Values found = known[part];
        if (found == null) {
            found = values(part, values[fields.get(part)]);
            known[part] = found;
        }
        return found;
    }

    private Values values(int part, @Nullable String raw) {
        @Nullable Made[] makes = kept.get(part);
        if (raw == null || makes.length == 0) {
            return make(parts.get(part), raw);
        }
        int hash = raw.hashCode();
        int at = (hash ^ (hash >>> 12)) & (KEPT - 1);
        Made made = makes[at];
        if (made == null || !made.raw.equals(raw)) {
            made = new Made(raw, make(parts.get(part), raw));
            makes[at] = made;
        }
        return made.values;
    }

    private static Values make(BlockingPart part, @Nullable String raw) {
        Values values = new Values(BlockingRules.MOST_BLOCKS);
        if (raw != null && raw.indexOf(Field.SEPARATOR) < 0) {
            values.accept(raw);
        } else if (raw != null) {
            Field.split(raw).forEach(values);
        }
        for (Call call : part.calls()) {
            if (values.isOver()) {
                return values;
            }
            Values next = new Values(BlockingRules.MOST_BLOCKS);
            for (String value : values) {
                call.apply(value, next);
            }
            values = next;
        }
        return values;
    }
}
