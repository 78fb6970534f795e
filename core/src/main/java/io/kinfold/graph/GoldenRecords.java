package io.kinfold.graph;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.Survivorship;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.GoldenValue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Chooses which values of a profile's fragments survive into its golden record. */
final class GoldenRecords {
    /** One value of one fragment; {@code place} is its place among the fragment's values. */
    private record Value(
            FragmentId source, Instant observedAt, int place, String raw, String normal) {}

    /** What the end of each chain prefers: the latest, then the smallest fragment id, then the main value. */
    private static final Comparator<Value> PREFERENCE = GoldenRecords::comparePreference;

    /** Most fragments have about so many attributes, and most profiles about so many fragments. */
    private static final int SOME = 12;

    private GoldenRecords() {}

    private static int comparePreference(Value a, Value b) {
        int order = b.observedAt.compareTo(a.observedAt);
        if (order == 0) {
            order = a.source.compareTo(b.source);
        }
        return order != 0 ? order : Integer.compare(a.place, b.place);
    }

    /** Returns the winning values by attribute, in the order of the names. Independent of the fragments' order. */
    static Map<String, GoldenValue> of(
            Configuration configuration, Collection<Fragment> fragments) {
        Map<String, GoldenValue> record = new LinkedHashMap<>(2 * SOME);
        for (String name : names(fragments)) {
            Attribute configured = configuration.attributes().get(name);
            Attribute attribute = configured == null ? Attribute.of(name) : configured;
            List<Value> values = values(attribute, fragments);
            if (!values.isEmpty()) {
                record.put(name, choose(attribute, values));
            }
        }
        return record;
    }

    /** Returns the names of all attributes in their order, which is that of each fragment's. */
    private static Set<String> names(Collection<Fragment> fragments) {
        Set<String> first = fragments.iterator().next().attributes().keySet();
        boolean same = true;
        for (Fragment fragment : fragments) {
            same = same && fragment.attributes().keySet().equals(first);
        }
        if (same) {
            return first;
        }
        Set<String> names = new TreeSet<>();
        fragments.forEach(fragment -> names.addAll(fragment.attributes().keySet()));
        return names;
    }

    private static List<Value> values(Attribute attribute, Collection<Fragment> fragments) {
        List<Value> values = new ArrayList<>(fragments.size());
        for (Fragment fragment : fragments) {
            List<String> raws = fragment.attributes().get(attribute.name());
            for (int place = 0; raws != null && place < raws.size(); place++) {
                String raw = raws.get(place);
                String normal = KeyExtractor.normalize(
                        fragment.id(), attribute.name(), attribute.normalizer(), raw);
                if (!normal.isBlank()) {
                    values.add(new Value(fragment.id(), fragment.observedAt(), place, raw, normal));
                }
            }
        }
        if (values.size() > 1) {
            values.sort(PREFERENCE);
        }
        return values;
    }

    private static GoldenValue choose(Attribute attribute, List<Value> values) {
        if (values.size() == 1) {
            return golden(values.get(0));
        }
        List<Value> left = values;
        for (Survivorship rule : attribute.survivorship()) {
            if (rule instanceof Survivorship.Union) {
                return union(left);
            }
            left = narrow(attribute, rule, left);
        }
        return golden(left.get(0));
    }

    private static GoldenValue golden(Value winner) {
        return new GoldenValue(List.of(winner.raw()), List.of(winner.source()));
    }

    private static List<Value> narrow(Attribute attribute, Survivorship rule, List<Value> values) {
        if (rule instanceof Survivorship.MostRecent) {
            return most(values, GoldenRecords::micros);
        } else if (rule instanceof Survivorship.Oldest) {
            return most(values, value -> -micros(value));
        } else if (rule instanceof Survivorship.MostFrequent) {
            Map<String, Set<FragmentId>> holders = new HashMap<>();
            values.forEach(v ->
                    holders.computeIfAbsent(v.normal(), n -> new HashSet<>()).add(v.source()));
            return most(
                    values,
                    value -> holders.getOrDefault(value.normal(), Set.of()).size());
        } else if (rule instanceof Survivorship.Longest) {
            return most(
                    values, value -> value.raw().codePointCount(0, value.raw().length()));
        } else if (rule instanceof Survivorship.SourceOrder order) {
            return most(values, value -> -rank(order.sources(), value.source().source()));
        } else if (rule instanceof Survivorship.MostRestrictive order) {
            List<String> ranked = order.values().stream()
                    .map(attribute.normalizer()::normalize)
                    .toList();
            return most(values, value -> -rank(ranked, value.normal()));
        }
        return values;
    }

    private static long micros(Value value) {
        return FragmentTable.micros(value.observedAt());
    }

    private static int rank(List<String> order, String name) {
        int rank = order.indexOf(name);
        return rank < 0 ? order.size() : rank;
    }

    /** Keeps the values whose score is highest, in their order. */
    private static List<Value> most(List<Value> values, ToLongFunction<Value> score) {
        List<Value> kept = new ArrayList<>(values.size());
        long best = Long.MIN_VALUE;
        for (Value value : values) {
            long its = score.applyAsLong(value);
            if (its > best) {
                best = its;
                kept.clear();
            }
            if (its == best) {
                kept.add(value);
            }
        }
        return kept;
    }

    private static GoldenValue union(List<Value> values) {
        Map<String, Value> byNormal = new TreeMap<>();
        values.forEach(value -> byNormal.putIfAbsent(value.normal(), value));
        return golden(byNormal.values().stream().sorted(PREFERENCE).toList());
    }

    private static GoldenValue golden(List<Value> values) {
        return new GoldenValue(
                values.stream().map(Value::raw).toList(),
                values.stream().map(Value::source).toList());
    }
}
