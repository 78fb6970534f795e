package io.kinfold.command.resolution;

import io.kinfold.command.report.ReportData;
import io.kinfold.config.Configuration;
import io.kinfold.config.Guard;
import io.kinfold.config.MatchRule;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers what the report shows, profile by profile, in memory that does not grow with their
 * number.
 */
final class Gallery {
    private static final int SHOWN = 6;
    private static final int SAMPLE = 25;
    private static final Comparator<Explanation.OfProfile> BY_SIZE = Comparator.comparingInt(
                    (Explanation.OfProfile p) -> p.profile().fragments().size())
            .reversed()
            .thenComparing(p -> p.profile().id());
    private static final Comparator<Explanation.OfProfile> BY_CONTEST = Comparator.comparingInt(
                    (Explanation.OfProfile p) -> p.refused().size())
            .reversed()
            .thenComparing(BY_SIZE);

    private final TreeMap<String, Long> sources = new TreeMap<>();
    private final TreeMap<Integer, Long> sizes = new TreeMap<>();
    private final TreeMap<String, Long> refusedByGuard = new TreeMap<>();
    private final List<Link> sample = new ArrayList<>();
    private final Map<String, Long> accepted = new HashMap<>();
    private final Map<String, Long> joins = new HashMap<>();
    private final Map<String, Long> refused = new HashMap<>();
    private final List<Explanation.OfProfile> largest = new ArrayList<>();
    private final List<Explanation.OfProfile> contested = new ArrayList<>();

    /** Takes one profile. */
    void add(Explanation.OfProfile explained) {
        int size = explained.profile().fragments().size();
        sizes.merge(size, 1L, Long::sum);
        explained
                .profile()
                .fragments()
                .forEach(fragment -> sources.merge(fragment.source(), 1L, Long::sum));
        explained.links().forEach(link -> accepted.merge(link.evidence().rule(), 1L, Long::sum));
        countJoins(explained);
        explained.refused().forEach(this::countRefused);
        if (size > 1) {
            keep(largest, explained, BY_SIZE);
        }
        if (!explained.refused().isEmpty()) {
            keep(contested, explained, BY_CONTEST);
        }
    }

    private void countJoins(Explanation.OfProfile explained) {
        LinkRows.holders(explained).forEach((value, holders) -> {
            int end = value.indexOf('\0');
            if (end > 0) {
                joins.merge(value.substring(0, end), holders - 1L, Long::sum);
            }
        });
        for (Link link : explained.links()) {
            if (!(link.evidence() instanceof Evidence.SharedKey)) {
                joins.merge(link.evidence().rule(), 1L, Long::sum);
            }
        }
    }

    private void countRefused(Link link) {
        refused.merge(link.evidence().rule(), 1L, Long::sum);
        link.refusedBy().ifPresent(guard -> refusedByGuard.merge(name(guard), 1L, Long::sum));
        if (sample.size() < SAMPLE) {
            sample.add(link);
        }
    }

    /** Each weak bridge has a weight of its own, and all are of one kind. */
    private static String name(Guard guard) {
        return guard instanceof Guard.WeakBridge bridge
                ? "weak bridge by " + bridge.rule()
                : guard.describe();
    }

    private static void keep(
            List<Explanation.OfProfile> kept,
            Explanation.OfProfile candidate,
            Comparator<Explanation.OfProfile> order) {
        kept.add(candidate);
        kept.sort(order);
        if (kept.size() > SHOWN) {
            kept.remove(SHOWN);
        }
    }

    /** Returns the number of refused links. */
    long refusedLinks() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of fragments. */
    long fragments() {
        return sources.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of profiles. */
    long profiles() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns all of it. */
    ReportData data(
            String title,
            Loader loader,
            Configuration configuration,
            SortedMap<String, Long> rejects) {
        Set<String> names = new LinkedHashSet<>(configuration.namespaces().keySet());
        configuration.rules().stream().map(MatchRule::name).forEach(names::add);
        names.addAll(new TreeMap<>(joins).keySet());
        List<ReportData.RuleCount> rules = new ArrayList<>();
        for (String name : names) {
            long live = accepted.getOrDefault(name, 0L) + refused.getOrDefault(name, 0L);
            long held = Math.max(live, loader.held().getOrDefault(name, 0L));
            rules.add(new ReportData.RuleCount(
                    name,
                    held,
                    joins.getOrDefault(name, 0L),
                    refused.getOrDefault(name, 0L),
                    held - live));
        }
        return new ReportData(
                title,
                loader.files(),
                rules,
                sources,
                sizes,
                new ReportData.Contest(refusedByGuard, List.copyOf(sample)),
                List.copyOf(largest),
                List.copyOf(contested),
                List.of(),
                rejects);
    }
}
