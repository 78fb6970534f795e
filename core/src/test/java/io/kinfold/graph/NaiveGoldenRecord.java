package io.kinfold.graph;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.GoldenValue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The golden record of {@link Retailer}'s attributes, each chain written out by hand. */
final class NaiveGoldenRecord {
    private record One(Fragment fragment, int place, String raw) {
        String normal() {
            return raw.strip().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private NaiveGoldenRecord() {}

    static Map<String, GoldenValue> of(Configuration configuration, List<Fragment> fragments) {
        Map<String, GoldenValue> record = new TreeMap<>();
        for (String attribute : new TreeSet<>(configuration.attributes().keySet())) {
            List<One> all = values(attribute, fragments);
            if (!all.isEmpty()) {
                record.put(attribute, choose(attribute, all));
            }
        }
        return record;
    }

    private static GoldenValue choose(String attribute, List<One> all) {
        Comparator<One> last = Comparator.<One, java.time.Instant>comparing(
                        one -> one.fragment().observedAt())
                .reversed()
                .thenComparing(one -> one.fragment().id())
                .thenComparing(One::place);
        Comparator<One> best = switch (attribute) {
            case "name" ->
                Comparator.<One>comparingLong(one -> -holders(one, all))
                        .thenComparing(one -> one.fragment().observedAt())
                        .thenComparing(last);
            case "birthday" ->
                Comparator.<One>comparingInt(
                                one -> one.fragment().id().source().equals("crm") ? 0 : 1)
                        .thenComparing(one -> -one.raw().length())
                        .thenComparing(last);
            case "consent" ->
                Comparator.<One>comparingInt(one -> one.normal().equals("no") ? 0 : 1)
                        .thenComparing(last);
            default -> last;
        };
        List<One> sorted = all.stream().sorted(best).toList();
        return attribute.equals("interests") ? union(sorted) : golden(sorted.subList(0, 1));
    }

    private static long holders(One one, List<One> all) {
        return all.stream()
                .filter(other -> other.normal().equals(one.normal()))
                .map(other -> other.fragment().id())
                .distinct()
                .count();
    }

    private static GoldenValue union(List<One> sorted) {
        List<One> different = new ArrayList<>();
        for (One one : sorted) {
            if (different.stream().noneMatch(other -> other.normal().equals(one.normal()))) {
                different.add(one);
            }
        }
        return golden(different);
    }

    private static GoldenValue golden(List<One> ones) {
        List<FragmentId> sources = ones.stream().map(one -> one.fragment().id()).toList();
        return new GoldenValue(ones.stream().map(One::raw).toList(), sources);
    }

    private static List<One> values(String attribute, List<Fragment> fragments) {
        List<One> values = new ArrayList<>();
        for (Fragment fragment : fragments) {
            List<String> raws = fragment.attributes().getOrDefault(attribute, List.of());
            for (int i = 0; i < raws.size(); i++) {
                values.add(new One(fragment, i, raws.get(i)));
            }
        }
        return values;
    }
}
