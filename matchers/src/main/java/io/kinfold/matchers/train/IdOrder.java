package io.kinfold.matchers.train;

import io.kinfold.fragment.FragmentId;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts ids in order. Most pairs of ids are told apart by a number made of the id's source and of what follows the
 * beginning that all keys share, so that few texts are looked at more than once.
 */
final class IdOrder {
    private static final int PREFIX = 7;
    private static final int MOST_SOURCES = 128;

    private final List<FragmentId> ids;
    private final Map<String, Integer> ranks;
    private final int shared;

    /** An id with what it is told from others by, and its place. */
    private record Row(long prefix, FragmentId id, int place) {}

    private IdOrder(List<FragmentId> ids) {
        this.ids = ids;
        this.ranks = ranks(ids);
        this.shared = shared(ids);
    }

    /** Returns the places of ids, the least one first; equal ones stay as they are. */
    static int[] of(List<FragmentId> ids) {
        return new IdOrder(ids).order();
    }

    private int[] order() {
        Row[] rows = new Row[ids.size()];
        Arrays.setAll(rows, i -> new Row(prefix(ids.get(i)), ids.get(i), i));
        boolean told = ranks.size() <= MOST_SOURCES
                && Arrays.stream(rows).noneMatch(row -> row.prefix < 0);
        Arrays.sort(rows, (a, b) -> {
            int byPrefix = told ? Long.compare(a.prefix, b.prefix) : 0;
            return byPrefix != 0 ? byPrefix : a.id.compareTo(b.id);
        });
        return Arrays.stream(rows).mapToInt(Row::place).toArray();
    }

    private static Map<String, Integer> ranks(List<FragmentId> ids) {
        Map<String, FragmentId> sources = new HashMap<>();
        ids.forEach(id -> sources.putIfAbsent(id.source(), id));
        List<String> sorted = sources.values().stream()
                .sorted((a, b) -> a.compareTo(b))
                .map(FragmentId::source)
                .toList();
        Map<String, Integer> ranks = new HashMap<>();
        sorted.forEach(source -> ranks.put(source, ranks.size()));
        return ranks;
    }

    /** Returns how many characters all keys begin with. */
    private static int shared(List<FragmentId> ids) {
        String first = ids.isEmpty() ? "" : ids.get(0).key();
        int shared = first.length();
        for (FragmentId id : ids) {
            String key = id.key();
            shared = Math.min(shared, key.length());
            while (!key.regionMatches(0, first, 0, shared)) {
                shared--;
            }
        }
        return shared;
    }

    /** Returns the source's rank and seven characters, each in a byte; negative where one does not fit. */
    private long prefix(FragmentId id) {
        String key = id.key();
        long prefix = Objects.requireNonNull(ranks.get(id.source()));
        for (int i = shared; i < shared + PREFIX; i++) {
            char c = i < key.length() ? key.charAt(i) : 0;
            if (c > 0xff) {
                return -1;
            }
            prefix = prefix << Byte.SIZE | c;
        }
        return prefix;
    }
}
