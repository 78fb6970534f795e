package io.kinfold.graph;

import io.kinfold.config.Attribute;
import io.kinfold.config.Clustering;
import io.kinfold.config.Configuration;
import io.kinfold.config.ExactRule;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Guard;
import io.kinfold.config.MatchRule;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the graph must answer, worked out from the set of fragments by brute force: sets of sets, no
 * components, no increments. Slow, and meant to be obviously right.
 */
final class ReferenceModel {
    /** A key: name of namespace or rule, scope, normal value. */
    record Key(String name, String scope, String value) {}

    /** A link to take or refuse; either end is a key or a fragment. */
    record Candidate(FragmentId fragment, Object end, String rule, int priority, double bits) {}

    /** A refused link, as far as tests compare it. */
    record Refusal(FragmentId fragment, String rule, String guard) {}

    private final Map<FragmentId, Fragment> current = new TreeMap<>();
    private final Map<FragmentId, Instant> first = new HashMap<>();
    private final Set<FragmentId> tombstones = new HashSet<>();
    private final Map<Set<FragmentId>, Decision> decisions = new HashMap<>();
    private Configuration configuration;
    private Instant asOf = Instant.MIN;

    private final List<Refusal> refused = new ArrayList<>();
    private final Map<Candidate, Double> weak = new HashMap<>();
    private final IdentityHashMap<Fragment, Set<Key>> keysOf = new IdentityHashMap<>();
    private final Map<Key, Boolean> generic = new HashMap<>();
    private List<Set<Object>> clusters = List.of();
    private Map<FragmentId, ProfileId> assignments = Map.of();
    private boolean outdated = true;

    ReferenceModel(Configuration configuration) {
        this.configuration = configuration;
    }

    // ---- operations on the set ----

    void ingest(Fragment fragment) {
        outdated = true;
        if (tombstones.contains(fragment.id())) {
            return;
        }
        current.merge(fragment.id(), fragment, (a, b) -> VersionOrder.compare(a, b) >= 0 ? a : b);
        first.merge(fragment.id(), fragment.observedAt(), (a, b) -> a.isBefore(b) ? a : b);
    }

    void retract(FragmentId id) {
        outdated = true;
        current.remove(id);
        first.remove(id);
    }

    void decide(Decision decision) {
        if (tombstones.contains(decision.first()) || tombstones.contains(decision.second())) {
            return;
        }
        outdated = true;
        decisions.merge(
                Set.of(decision.first(), decision.second()),
                decision,
                (a, b) -> a.overrules(b) ? a : b);
    }

    /** Returns whether a person's join of these two is in force. */
    boolean isJoined(FragmentId a, FragmentId b) {
        Decision decision = decisions.get(Set.of(a, b));
        return decision != null && decision.kind() == Decision.Kind.JOIN;
    }

    void erase(ProfileId profile) {
        Set<FragmentId> gone = new HashSet<>();
        Map<FragmentId, ProfileId> before = assignments();
        before.forEach((fragment, id) -> {
            if (id.equals(before.get(profile.founder()))) {
                gone.add(fragment);
            }
        });
        gone.forEach(this::retract);
        tombstones.addAll(gone);
        outdated = true;
        decisions.keySet().removeIf(pair -> pair.stream().anyMatch(gone::contains));
    }

    void asOf(Instant instant) {
        outdated = true;
        asOf = instant;
    }

    void configuration(Configuration other) {
        outdated = true;
        configuration = other;
    }

    // ---- the function of the set ----

    Map<FragmentId, Fragment> fragments() {
        return current;
    }

    List<Refusal> refused() {
        return refused;
    }

    /** Works everything out and returns the profile of each fragment. */
    Map<FragmentId, ProfileId> assignments() {
        if (outdated) {
            keysOf.clear();
            generic.clear();
            partition();
            assignments = assign();
            outdated = false;
        }
        return assignments;
    }

    private Map<FragmentId, ProfileId> assign() {
        Map<FragmentId, ProfileId> assignments = new TreeMap<>();
        for (Set<Object> cluster : clusters) {
            List<FragmentId> members = members(cluster);
            if (!members.isEmpty()) {
                ProfileId id = new ProfileId(members.stream().min(founding()).orElseThrow());
                members.forEach(member -> assignments.put(member, id));
            }
        }
        return assignments;
    }

    /** Returns the profile that owns a key, after {@link #assignments}; null for none. */
    ProfileId owner(Key key) {
        for (Set<Object> cluster : clusters) {
            if (cluster.contains(key) && !members(cluster).isEmpty()) {
                return new ProfileId(members(cluster).stream().min(founding()).orElseThrow());
            }
        }
        return null;
    }

    Comparator<FragmentId> founding() {
        return Comparator.<FragmentId, Instant>comparing(first::get)
                .thenComparing(Comparator.naturalOrder());
    }

    private void partition() {
        refused.clear();
        clusters = new ArrayList<>();
        List<Candidate> candidates = candidates();
        current.keySet().forEach(id -> clusters.add(new HashSet<>(Set.of(id))));
        candidates.stream()
                .map(Candidate::end)
                .filter(end -> end instanceof Key)
                .distinct()
                .forEach(key -> clusters.add(new HashSet<>(Set.of(key))));
        List<Candidate> refusals = new ArrayList<>();
        TreeMap<Integer, List<Candidate>> byPriority = new TreeMap<>();
        candidates.stream()
                .sorted(order())
                .forEach(link -> byPriority
                        .computeIfAbsent(link.priority(), p -> new ArrayList<>())
                        .add(link));
        byPriority.values().forEach(links -> {
            links.stream()
                    .filter(link -> average(link) == null)
                    .forEach(link -> take(link, refusals));
            for (MatchRule rule : configuration.rules()) {
                average(links.stream().filter(link -> average(link) == rule).toList(), refusals);
            }
        });
        refusals.removeIf(link -> clusterOf(link.fragment()) == clusterOf(link.end()));
        refusals.forEach(candidate -> refused.add(refusal(candidate)));
        weak.clear();
    }

    private void take(Candidate candidate, List<Candidate> refusals) {
        if (clusterOf(candidate.fragment()) != clusterOf(candidate.end())) {
            if (violated(both(candidate)) == null) {
                join(candidate);
            } else {
                refusals.add(candidate);
            }
        }
    }

    private Set<Object> both(Candidate candidate) {
        Set<Object> both = new HashSet<>(clusterOf(candidate.fragment()));
        both.addAll(clusterOf(candidate.end()));
        return both;
    }

    private void join(Candidate candidate) {
        Set<Object> both = both(candidate);
        clusters.remove(clusterOf(candidate.fragment()));
        clusters.remove(clusterOf(candidate.end()));
        clusters.add(both);
    }

    /** Joins the two linked clusters with the highest mean, until none reaches the link threshold. */
    private void average(List<Candidate> links, List<Candidate> refusals) {
        while (true) {
            Map<Set<Set<Object>>, Candidate> byClusters = new HashMap<>();
            Map<Candidate, Double> means = new IdentityHashMap<>();
            links.stream()
                    .filter(link -> clusterOf(link.fragment()) != clusterOf(link.end()))
                    .forEach(link -> byClusters.putIfAbsent(
                            Set.of(clusterOf(link.fragment()), clusterOf(link.end())), link));
            byClusters.values().forEach(link -> means.put(link, mean(link)));
            Candidate best = byClusters.values().stream()
                    .filter(link -> means.get(link) >= average(link).linkThreshold())
                    .filter(link -> violated(both(link)) == null)
                    .max(Comparator.comparingDouble((Candidate link) -> means.get(link))
                            .thenComparing(
                                    link -> firsts(link).get(0), founding().reversed())
                            .thenComparing(
                                    link -> firsts(link).get(1), founding().reversed()))
                    .orElse(null);
            if (best == null) {
                break;
            }
            join(best);
        }
        refusals.addAll(links);
        links.forEach(link -> weak.put(link, mean(link)));
    }

    private List<FragmentId> firsts(Candidate link) {
        Matcher<?> matcher = average(link).matcher();
        return Stream.of(link.fragment(), link.end())
                .map(end -> compared(matcher, clusterOf(end)).get(0))
                .sorted(founding())
                .toList();
    }

    /** Returns the rule of a link if it is a fuzzy one that asks for a mean, or null. */
    private FuzzyRule average(Candidate candidate) {
        return configuration.rules().stream()
                .filter(FuzzyRule.class::isInstance)
                .map(FuzzyRule.class::cast)
                .filter(fuzzy -> fuzzy.name().equals(candidate.rule()))
                .filter(fuzzy -> fuzzy.clustering() == Clustering.AVERAGE)
                .findFirst()
                .orElse(null);
    }

    private double mean(Candidate candidate) {
        return mean(average(candidate), average(candidate).matcher(), candidate);
    }

    private <P> double mean(FuzzyRule rule, Matcher<P> matcher, Candidate candidate) {
        double sum = 0;
        int count = 0;
        for (FragmentId one : speakers(matcher, clusterOf(candidate.fragment()))) {
            for (FragmentId two : speakers(matcher, clusterOf(candidate.end()))) {
                P a = matcher.prepare(current.get(one));
                P b = matcher.prepare(current.get(two));
                if (matcher.comparable(a, b)) {
                    sum += matcher.weight(a, b);
                    count++;
                }
            }
        }
        return count == 0 ? rule.linkThreshold() : sum / count;
    }

    private List<FragmentId> speakers(Matcher<?> matcher, Set<Object> cluster) {
        List<FragmentId> compared = compared(matcher, cluster);
        return compared.size() <= 8
                ? compared
                : compared.stream()
                        .sorted(Comparator.comparingLong(AverageLinkage::hash))
                        .limit(8)
                        .toList();
    }

    /** Returns the fragments that a matcher compares, in the founding order. */
    private <P> List<FragmentId> compared(Matcher<P> matcher, Set<Object> cluster) {
        return members(cluster).stream()
                .filter(id -> matcher.blocks(matcher.prepare(current.get(id))).length > 0)
                .sorted(founding())
                .toList();
    }

    /** Says which guard keeps the two apart, as they are in the end. */
    private Refusal refusal(Candidate candidate) {
        Set<Object> both = new HashSet<>(clusterOf(candidate.fragment()));
        both.addAll(clusterOf(candidate.end()));
        String guard = violated(both);
        return new Refusal(
                candidate.fragment(),
                candidate.rule(),
                guard != null
                        ? guard
                        : new Guard.WeakBridge(candidate.rule(), weak.get(candidate)).describe());
    }

    private Comparator<Candidate> order() {
        return Comparator.comparingInt(Candidate::priority)
                .thenComparing(Comparator.comparingDouble(Candidate::bits).reversed())
                .thenComparing(Candidate::fragment, founding())
                .thenComparing(candidate -> candidate.end() instanceof Key ? 0 : 1)
                .thenComparing(this::compareEnds);
    }

    private int compareEnds(Candidate a, Candidate b) {
        return a.end() instanceof FragmentId one && b.end() instanceof FragmentId two
                ? founding().compare(one, two)
                : endText(a).compareTo(endText(b));
    }

    private static String endText(Candidate candidate) {
        return candidate.end() instanceof Key key
                ? "key " + key.name() + "\u0000" + key.scope() + "\u0000" + key.value()
                : "pair " + candidate.rule();
    }

    private Set<Object> clusterOf(Object element) {
        return clusters.stream().filter(c -> c.contains(element)).findFirst().orElseThrow();
    }

    private static List<FragmentId> members(Set<Object> cluster) {
        List<FragmentId> members = new ArrayList<>();
        cluster.forEach(element -> {
            if (element instanceof FragmentId id) {
                members.add(id);
            }
        });
        return members;
    }

    /** Returns the guard that a set violates, in words, or null. */
    String violated(Set<Object> cluster) {
        List<FragmentId> members = members(cluster);
        for (Decision decision : decisions.values()) {
            if (decision.kind() == Decision.Kind.SEPARATE
                    && members.contains(decision.first())
                    && members.contains(decision.second())) {
                return "separated by a person";
            }
        }
        for (Guard guard : configuration.guards()) {
            if (guard instanceof Guard.Agree agree) {
                Set<String> values = new HashSet<>();
                members.forEach(id -> values.add(normal(current.get(id), agree.attribute())));
                values.remove("");
                if (values.size() > 1) {
                    return guard.describe();
                }
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Object element : cluster) {
            if (element instanceof Key key) {
                counts.merge(key.name() + "\u0000" + key.scope(), 1, Integer::sum);
            }
        }
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            String name = count.getKey().substring(0, count.getKey().indexOf('\u0000'));
            Namespace namespace = configuration.namespaces().get(name);
            if (namespace != null
                    && count.getValue() > namespace.maxPerProfile().orElse(Integer.MAX_VALUE)) {
                return "at most " + namespace.maxPerProfile().getAsInt() + " " + name
                        + " per profile";
            }
        }
        for (Guard guard : configuration.guards()) {
            if (guard instanceof Guard.MaxFragments max && members.size() > max.limit()) {
                return guard.describe();
            }
        }
        return null;
    }

    // ---- links ----

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (Fragment fragment : current.values()) {
            for (Key key : keys(fragment)) {
                if (isActive(fragment, key)) {
                    candidates.add(new Candidate(
                            fragment.id(),
                            key,
                            key.name(),
                            priority(key.name()),
                            Double.POSITIVE_INFINITY));
                }
            }
        }
        for (Decision decision : decisions.values()) {
            if (decision.kind() == Decision.Kind.JOIN
                    && current.containsKey(decision.first())
                    && current.containsKey(decision.second())) {
                candidates.add(pair(
                        decision.first(), decision.second(), "join", 0, Double.POSITIVE_INFINITY));
            }
        }
        for (MatchRule rule : configuration.rules()) {
            if (rule instanceof FuzzyRule fuzzy) {
                weights(fuzzy).forEach((pair, bits) -> {
                    if (bits >= fuzzy.linkThreshold()) {
                        candidates.add(
                                pair(pair.get(0), pair.get(1), rule.name(), rule.priority(), bits));
                    }
                });
            }
        }
        return candidates;
    }

    private Candidate pair(FragmentId a, FragmentId b, String rule, int priority, double bits) {
        boolean ordered = founding().compare(a, b) < 0;
        return new Candidate(ordered ? a : b, ordered ? b : a, rule, priority, bits);
    }

    /** Returns the weight of each pair that a fuzzy rule proposes. */
    Map<List<FragmentId>, Double> weights(FuzzyRule rule) {
        return weights(rule, rule.matcher());
    }

    private <P> Map<List<FragmentId>, Double> weights(FuzzyRule rule, Matcher<P> matcher) {
        Map<Long, Set<FragmentId>> blocks = new HashMap<>();
        Map<FragmentId, P> forms = new HashMap<>();
        for (Fragment fragment : current.values()) {
            P form = matcher.prepare(fragment);
            forms.put(fragment.id(), form);
            for (long block : matcher.blocks(form)) {
                blocks.computeIfAbsent(block, x -> new TreeSet<>()).add(fragment.id());
            }
        }
        Map<List<FragmentId>, Double> weights = new HashMap<>();
        for (Set<FragmentId> block : blocks.values()) {
            if (block.size() <= rule.blockCap()) {
                for (FragmentId a : block) {
                    for (FragmentId b : block) {
                        if (a.compareTo(b) < 0) {
                            weights.put(List.of(a, b), matcher.weight(forms.get(a), forms.get(b)));
                        }
                    }
                }
            }
        }
        return weights;
    }

    private int priority(String name) {
        Namespace namespace = configuration.namespaces().get(name);
        return namespace != null
                ? namespace.priority()
                : configuration.rules().stream()
                        .filter(rule -> rule.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .priority();
    }

    boolean isActive(Fragment fragment, Key key) {
        Namespace namespace = configuration.namespaces().get(key.name());
        boolean expired = namespace != null
                && namespace.expireAfter().isPresent()
                && !fragment.observedAt().plus(namespace.expireAfter().get()).isAfter(asOf);
        return !expired && !isGeneric(key);
    }

    boolean isGeneric(Key key) {
        return generic.computeIfAbsent(key, this::findGeneric);
    }

    private boolean findGeneric(Key key) {
        Namespace namespace = configuration.namespaces().get(key.name());
        Map<String, Integer> conditions = namespace != null
                ? namespace.genericAbove()
                : ((ExactRule) configuration.rules().stream()
                                .filter(rule -> rule.name().equals(key.name()))
                                .findFirst()
                                .orElseThrow())
                        .genericAbove();
        for (Map.Entry<String, Integer> condition : conditions.entrySet()) {
            Set<Key> with = new HashSet<>();
            for (Fragment fragment : current.values()) {
                Set<Key> keys = keys(fragment);
                if (keys.contains(key)) {
                    keys.stream()
                            .filter(k -> k.name().equals(condition.getKey()))
                            .forEach(with::add);
                }
            }
            if (with.size() > condition.getValue()) {
                return true;
            }
        }
        return false;
    }

    Set<Key> keys(Fragment fragment) {
        return keysOf.computeIfAbsent(fragment, this::findKeys);
    }

    private Set<Key> findKeys(Fragment fragment) {
        Set<Key> keys = new LinkedHashSet<>();
        for (Identifier identifier : fragment.identifiers()) {
            Namespace namespace = configuration.namespaces().get(identifier.namespace());
            if (namespace != null && (identifier.verified() || !namespace.verifiedOnly())) {
                String value = namespace.normalizer().normalize(identifier.value());
                if (!value.isBlank() && !namespace.blocks(value)) {
                    keys.add(new Key(namespace.name(), identifier.scope(), value));
                }
            }
        }
        for (MatchRule rule : configuration.rules()) {
            if (rule instanceof ExactRule exact) {
                List<String> parts = exact.attributes().stream()
                        .map(a -> normal(fragment, a))
                        .toList();
                if (!parts.contains("")) {
                    keys.add(new Key(rule.name(), "", String.join("\u001f", parts)));
                }
            }
        }
        return keys;
    }

    private String normal(Fragment fragment, String attribute) {
        Attribute configured = configuration.attributes().get(attribute);
        return fragment.attribute(attribute)
                .map(value -> configured.normalizer().normalize(value))
                .orElse("");
    }
}
