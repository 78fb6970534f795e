package io.kinfold.segments.column;

import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.fragment.FragmentId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which fragments were tagged, from when until when, and so which rows have a tag. A tag belongs to the
 * fragment that founded the profile when it was tagged, and goes where that fragment goes.
 */
final class Tags {
    /** From when, and until when but not at it, in epoch milliseconds. */
    private record Span(long from, long until) {}

    private final Map<FragmentId, Map<String, Span>> byFragment = new HashMap<>();
    private final IntObjectHashMap<List<FragmentId>> taggedByRow = new IntObjectHashMap<>();
    private final Map<String, IntObjectHashMap<long[]>> byTag = new TreeMap<>();

    /** Tags the founder of a row's profile, in place of what was said of the two before. */
    void put(int row, FragmentId founder, String tag, long from, long until) {
        byFragment.computeIfAbsent(founder, f -> new TreeMap<>()).put(tag, new Span(from, until));
        List<FragmentId> fragments = new ArrayList<>(taggedOf(row));
        fragments.add(founder);
        assign(row, fragments);
    }

    /** Takes a tag from the profile of a row; returns whether it had it, now or at another time. */
    boolean remove(int row, String tag) {
        boolean removed = false;
        List<FragmentId> fragments = taggedOf(row);
        for (FragmentId fragment : fragments) {
            Map<String, Span> tags = byFragment.getOrDefault(fragment, new TreeMap<>());
            removed |= tags.remove(tag) != null;
            if (tags.isEmpty()) {
                byFragment.remove(fragment);
            }
        }
        assign(row, fragments);
        return removed;
    }

    /** Forgets the tags of a row's profile. */
    void erase(int row) {
        taggedOf(row).forEach(byFragment::remove);
        assign(row, List.of());
    }

    /** Gives a row the tags of these fragments and no others; returns whether there were or are any. */
    boolean assign(int row, Collection<FragmentId> fragments) {
        boolean had = !taggedOf(row).isEmpty();
        if (had) {
            byTag.values().forEach(rows -> rows.remove(row));
        }
        if (byFragment.isEmpty() && !had) {
            return false;
        }
        List<FragmentId> tagged =
                fragments.stream().filter(byFragment::containsKey).distinct().toList();
        tagged.forEach(fragment -> give(row, fragment));
        if (tagged.isEmpty()) {
            taggedByRow.remove(row);
        } else {
            taggedByRow.put(row, tagged);
        }
        return had || !tagged.isEmpty();
    }

    private List<FragmentId> taggedOf(int row) {
        return taggedByRow.getOrDefault(row, List.of());
    }

    private void give(int row, FragmentId fragment) {
        byFragment.getOrDefault(fragment, Map.of()).forEach((tag, span) -> {
            IntObjectHashMap<long[]> rows =
                    byTag.computeIfAbsent(tag, t -> new IntObjectHashMap<>());
            long[] former = rows.getOrDefault(row, new long[0]);
            long[] spans = Arrays.copyOf(former, former.length + 2);
            spans[former.length] = span.from();
            spans[former.length + 1] = span.until();
            rows.put(row, spans);
        });
    }

    void each(FragmentId fragment, TagVisitor visitor) {
        byFragment
                .getOrDefault(fragment, Map.of())
                .forEach((tag, span) -> visitor.visit(tag, span.from(), span.until()));
    }

    RowPredicate predicate(String tag, long at) {
        IntObjectHashMap<long[]> rows = byTag.get(tag);
        return rows == null ? row -> false : row -> covers(rows.get(row), at);
    }

    List<String> of(int row, long at) {
        List<String> tags = new ArrayList<>();
        byTag.forEach((tag, rows) -> {
            if (covers(rows.get(row), at)) {
                tags.add(tag);
            }
        });
        return tags;
    }

    private static boolean covers(long @Nullable [] spans, long at) {
        for (int i = 0; spans != null && i < spans.length; i += 2) {
            if (spans[i] <= at && at < spans[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
