package io.kinfold.segments.column;

import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.fragment.FragmentId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Which fragments were tagged, from when until when, and so which rows have a tag. A tag belongs to the
 * fragment that founded the profile when it was tagged, and goes where that fragment goes.
 */
final class Tags {
    /** What was last said of a tag of a fragment: null for that it has it not. */
    private record Said(@Nullable Tagging tagging, long number) {}

    private final Map<FragmentId, Map<String, Said>> byFragment = new HashMap<>();
    private final IntObjectHashMap<List<FragmentId>> taggedByRow = new IntObjectHashMap<>();
    private final Map<String, IntObjectHashMap<long[]>> byTag = new TreeMap<>();

    /**
     * Says what a tag of a fragment is, which is in the profile of a row if that is not negative; returns false if something
     * with a larger number was said of the two before.
     */
    boolean put(int row, FragmentId founder, String tag, @Nullable Tagging tagging, long number) {
        Map<String, Said> tags = byFragment.computeIfAbsent(founder, f -> new TreeMap<>());
        Said before = tags.get(tag);
        if (before != null && before.number() > number) {
            return false;
        }
        if (tagging == null && number == 0) {
            tags.remove(tag);
        } else {
            tags.put(tag, new Said(tagging, number));
        }
        if (tags.isEmpty()) {
            byFragment.remove(founder);
        }
        if (row >= 0) {
            List<FragmentId> fragments = new ArrayList<>(taggedOf(row));
            fragments.add(founder);
            assign(row, fragments);
        }
        return true;
    }

    /** Returns the fragments of a row's profile that have a tag, now or at another time. */
    List<FragmentId> fragments(int row, String tag) {
        return taggedOf(row).stream()
                .filter(fragment -> tagsOf(fragment).contains(tag))
                .toList();
    }

    /** Returns the tags of each fragment of a row's profile, now or at another time. */
    Map<FragmentId, List<String>> fragments(int row) {
        Map<FragmentId, List<String>> fragments = new LinkedHashMap<>();
        taggedOf(row).forEach(fragment -> fragments.put(fragment, tagsOf(fragment)));
        return fragments;
    }

    private List<String> tagsOf(FragmentId fragment) {
        return byFragment.getOrDefault(fragment, Map.of()).entrySet().stream()
                .filter(tag -> tag.getValue().tagging() != null)
                .map(Map.Entry::getKey)
                .toList();
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
        byFragment.getOrDefault(fragment, Map.of()).forEach((tag, said) -> {
            Tagging span = said.tagging();
            if (span == null) {
                return;
            }
            IntObjectHashMap<long[]> rows =
                    byTag.computeIfAbsent(tag, t -> new IntObjectHashMap<>());
            long[] former = rows.getOrDefault(row, new long[0]);
            long[] spans = Arrays.copyOf(former, former.length + 2);
            spans[former.length] = span.from();
            spans[former.length + 1] = span.until();
            rows.put(row, spans);
        });
    }

    /** Calls back with each tag that a fragment has, now or at another time. */
    void each(FragmentId fragment, BiConsumer<String, Tagging> consumer) {
        byFragment.getOrDefault(fragment, Map.of()).forEach((tag, said) -> {
            if (said.tagging() != null) {
                consumer.accept(tag, said.tagging());
            }
        });
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
