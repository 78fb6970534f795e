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
    private static final Comparator<Value> PREFERENCE = Comparator.comparing(Value::observedAt)
            .reversed()
            .thenComparing(Value::source)
            .thenComparingInt(Value::place);

    private GoldenRecords() {}

    /** Returns the winning values by attribute, in the order of the names. Independent of the fragments' order. */
    static Map<String, GoldenValue> of(
            Configuration configuration, Collection<Fragment> fragments) {
        Map<String, GoldenValue> record = new TreeMap<>();
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
        if (fragments.stream().allMatch(other -> other.attributes().keySet().equals(first))) {
            return first;
        }
        Set<String> names = new TreeSet<>();
        fragments.forEach(fragment -> names.addAll(fragment.attributes().keySet()));
        return names;
    }

    private static List<Value> values(Attribute attribute, Collection<Fragment> fragments) {
        List<Value> values = new ArrayList<>();
        for (Fragment fragment : fragments) {
            List<String> raws = fragment.attributes().getOrDefault(attribute.name(), List.of());
            for (int place = 0; place < raws.size(); place++) {
                String normal = KeyExtractor.normalize(
                        fragment.id(), attribute.name(), attribute.normalizer(), raws.get(place));
                if (!normal.isBlank()) {
                    values.add(new Value(
                            fragment.id(), fragment.observedAt(), place, raws.get(place), normal));
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
            return new GoldenValue(
                    List.of(values.get(0).raw()), List.of(values.get(0).source()));
        }
        List<Value> left = values;
        for (Survivorship rule : attribute.survivorship()) {
            if (rule instanceof Survivorship.Union) {
                return union(left);
            }
            left = narrow(attribute, rule, left);
        }
        return golden(left.subList(0, 1));
    }

    private static List<Value> narrow(Attribute attribute, Survivorship rule, List<Value> values) {
        if (rule instanceof Survivorship.MostRecent) {
            return most(values, value -> micros(value));
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
