package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.config.Contribution;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Explanation.Obstacle;
import io.kinfold.profile.Explanation.Step;
import io.kinfold.profile.Link;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ReviewItem;
import io.kinfold.profile.Unlinked;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Says why, from the links themselves. Writes nothing; under the lock. */
final class Explainer {
    /** How the search reached a fragment. */
    private record Reached(int from, Candidate by) {}

    private static final Comparator<Link> BY_FRAGMENT = Comparator.comparing(Link::fragment)
            .thenComparing(link -> link.evidence().rule())
            .thenComparing(link -> sortKey(link.evidence()));

    private final Engine engine;
    private final Components components;

    Explainer(Engine engine) {
        this.engine = engine;
        this.components = engine.components();
    }

    Explanation explain(int a, int b) {
        int founderA = components.profiles().founderOf(a);
        int founderB = components.profiles().founderOf(b);
        return founderA == founderB
                ? new Explanation.Together(components.profiles().profileId(founderA), chain(a, b))
                : new Explanation.Apart(
                        components.profiles().profileId(founderA),
                        components.profiles().profileId(founderB),
                        obstacles(a, b));
    }

    Explanation.OfProfile explain(Profile profile, int founder) {
        int[] members = components.profiles().fragmentsOf(founder);
        List<Candidate> accepted = new ArrayList<>();
        for (int member : members) {
            for (Candidate link : acceptedLinks(member, founder)) {
                if (link.fragment() == member) {
                    accepted.add(link);
                }
            }
        }
        if (accepted.size() > 1) {
            accepted.sort(components.linkOrder());
        }
        List<Link> refused =
                refused(founder, one -> components.profiles().founderOf(one.fragment()) == founder);
        List<Link> links = new ArrayList<>(accepted.size());
        accepted.forEach(candidate -> links.add(link(candidate, Optional.empty())));
        return new Explanation.OfProfile(profile, links, refused);
    }

    /** Returns the refused links of a profile's fragments, and those of pairs with either end in it. */
    List<Link> refusedAbout(int founder) {
        Profiles profiles = components.profiles();
        return refused(
                founder,
                one -> profiles.founderOf(one.fragment()) == founder
                        || (!one.hasKey() && profiles.founderOf(one.other()) == founder));
    }

    private List<Link> refused(int founder, Predicate<Candidate> which) {
        List<Link> refused = new ArrayList<>();
        Partition partition = components.profiles().partitionOf(founder);
        if (partition != null) {
            for (Candidate one : partition.refused()) {
                if (which.test(one)) {
                    refused.add(refusedLink(partition, one));
                }
            }
        }
        refused.sort(BY_FRAGMENT);
        return refused;
    }

    List<ReviewItem> review() {
        List<Link> refused = new ArrayList<>();
        for (Partition partition : components.profiles().partitions()) {
            partition.refused().forEach(one -> refused.add(refusedLink(partition, one)));
        }
        refused.sort(BY_FRAGMENT);
        List<ReviewItem> items = new ArrayList<>();
        for (Link link : refused) {
            link.refusedBy().ifPresent(guard -> items.add(new ReviewItem.Refused(link, guard)));
        }
        items.addAll(possible());
        return items;
    }

    private static String sortKey(Evidence evidence) {
        if (evidence instanceof Evidence.SharedKey key) {
            return key.scope() + '\u0000' + key.value();
        } else if (evidence instanceof Evidence.Resemblance pair) {
            return pair.other().toString();
        }
        return ((Evidence.Judgement) evidence).other().toString();
    }

    private List<ReviewItem.Possible> possible() {
        List<ReviewItem.Possible> possible = new ArrayList<>();
        for (FuzzyIndex index : engine.fuzzy().indexes()) {
            index.eachPossible((a, b, bits) -> {
                FragmentId one = components.fragments().id(a);
                FragmentId two = components.fragments().id(b);
                if (components.profiles().founderOf(a) != components.profiles().founderOf(b)) {
                    boolean ordered = one.compareTo(two) < 0;
                    possible.add(new ReviewItem.Possible(
                            ordered ? one : two,
                            ordered ? two : one,
                            index.rule().name(),
                            bits));
                }
            });
        }
        possible.sort(Comparator.comparing(ReviewItem.Possible::first)
                .thenComparing(ReviewItem.Possible::second)
                .thenComparing(ReviewItem.Possible::rule));
        return possible;
    }

    /** Searches breadth first; links in their order and fragments in the founding order, so that it is unique. */
    private List<Step> chain(int a, int b) {
        int founder = components.profiles().founderOf(a);
        IntObjectHashMap<IntArrayList> holders = holders(founder);
        IntObjectHashMap<Reached> reached = new IntObjectHashMap<>();
        reached.put(a, new Reached(-1, Candidate.FIRST));
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(a));
        while (!reached.containsKey(b)) {
            Integer at = open.poll();
            if (at == null) {
                throw new IllegalStateException("no chain between two fragments of one profile");
            }
            for (Candidate link : acceptedLinks(at, founder)) {
                for (int next : ends(link, at, holders)) {
                    if (!reached.containsKey(next)) {
                        reached.put(next, new Reached(at, link));
                        open.add(next);
                    }
                }
            }
        }
        return steps(b, reached);
    }

    private List<Step> steps(int to, IntObjectHashMap<Reached> reached) {
        List<Step> steps = new ArrayList<>();
        int at = to;
        for (Reached by = reached.get(at); by.from() >= 0; by = reached.get(at)) {
            FragmentId from = components.fragments().id(by.from());
            FragmentId here = components.fragments().id(at);
            Evidence evidence = by.by().pair() == null
                    ? evidence(by.by())
                    : evidence(by.by().pair(), here);
            steps.add(new Step(from, here, evidence));
            at = by.from();
        }
        Collections.reverse(steps);
        return steps;
    }

    /** Returns which fragments of a profile hold each of its keys, in the founding order. */
    private IntObjectHashMap<IntArrayList> holders(int founder) {
        IntObjectHashMap<IntArrayList> holders = new IntObjectHashMap<>();
        Integer[] members = Arrays.stream(components.profiles().fragmentsOf(founder))
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(members, components.fragments()::compare);
        for (int member : members) {
            for (Candidate link : acceptedLinks(member, founder)) {
                if (link.hasKey()) {
                    IntArrayList list = holders.get(link.key());
                    if (list == null) {
                        list = new IntArrayList(2);
                        holders.put(link.key(), list);
                    }
                    list.add(member);
                }
            }
        }
        return holders;
    }

    /** Returns the fragments that a link leads to; a key's holders only once, as they all lead to each other. */
    private static int[] ends(Candidate link, int from, IntObjectHashMap<IntArrayList> holders) {
        if (!link.hasKey()) {
            return new int[] {link.fragment() == from ? link.other() : link.fragment()};
        }
        IntArrayList list = holders.remove(link.key());
        return list == null ? new int[0] : list.toArray();
    }

    /** Returns the accepted links of a fragment in their order. */
    private List<Candidate> acceptedLinks(int fragment, int founder) {
        List<Candidate> links = new ArrayList<>(4);
        components.active().each(fragment, (key, space) -> {
            if (components.profiles().founderOfKey(key) == founder) {
                links.add(Candidate.byKey(fragment, key, space));
            }
        });
        for (PairLink pair : components.pairs().of(fragment)) {
            int other = pair.other(fragment);
            if (components.profiles().founderOf(other) == founder) {
                boolean earlier = components.fragments().compare(fragment, other) < 0;
                links.add(Candidate.byPair(earlier ? fragment : other, pair));
            }
        }
        if (links.size() > 1) {
            links.sort(components.linkOrder());
        }
        return links;
    }

    private List<Obstacle> obstacles(int a, int b) {
        List<Obstacle> obstacles = new ArrayList<>();
        Partition partition = components.profiles().partitionOf(a);
        if (partition != null && partition == components.profiles().partitionOf(b)) {
            addRefused(partition, a, b, obstacles);
        }
        addIgnored(a, b, obstacles);
        for (FuzzyIndex index : engine.fuzzy().indexes()) {
            double bits = index.proposes(a, b) ? index.weight(a, b) : Double.POSITIVE_INFINITY;
            if (bits < index.rule().linkThreshold()) {
                obstacles.add(new Obstacle.TooLight(
                        index.rule().name(),
                        bits,
                        index.rule().linkThreshold() - bits,
                        later(index, a, b).get()));
            }
        }
        return obstacles;
    }

    /** Adds the refused links between the two profiles; where there are none, all that touch one of them. */
    private void addRefused(Partition partition, int a, int b, List<Obstacle> obstacles) {
        int one = partition.indexOf(a);
        int two = partition.indexOf(b);
        List<Link> between = new ArrayList<>();
        List<Link> near = new ArrayList<>();
        for (Candidate refused : partition.refused()) {
            int from = partition.indexOf(refused.fragment());
            int to = clusterAtEnd(partition, refused);
            if ((from == one && to == two) || (from == two && to == one)) {
                between.add(refusedLink(partition, refused));
            } else if (from == one || from == two || to == one || to == two) {
                near.add(refusedLink(partition, refused));
            }
        }
        List<Link> links = between.isEmpty() ? near : between;
        links.sort(BY_FRAGMENT);
        links.forEach(link ->
                obstacles.add(new Obstacle.Refused(link, link.refusedBy().orElseThrow())));
    }

    private static int clusterAtEnd(Partition partition, Candidate link) {
        if (!link.hasKey()) {
            return partition.indexOf(link.other());
        }
        int holder = partition.firstHolder(link.key());
        return holder < 0 ? -1 : partition.indexOf(holder);
    }

    /** Adds what both hold and what yet does not link them. */
    private void addIgnored(int a, int b, List<Obstacle> obstacles) {
        Map<List<String>, Optional<Unlinked.Reason>> held = reasons(a);
        reasons(b).forEach((what, reason) -> {
            Optional<Unlinked.Reason> other = held.get(what);
            if (other != null) {
                reason.or(() -> other)
                        .ifPresent(r ->
                                obstacles.add(new Obstacle.Ignored(what.get(0), what.get(1), r)));
            }
        });
    }

    /** Returns why each value that a fragment holds does not link; empty where it does. */
    private Map<List<String>, Optional<Unlinked.Reason>> reasons(int fragment) {
        Fragment payload = engine.payload(fragment);
        Extract extract = engine.extractor().extract(payload);
        Map<List<String>, Optional<Unlinked.Reason>> reasons = new LinkedHashMap<>();
        for (Extract.Ignored ignored : extract.ignored()) {
            if (!ignored.value().isBlank()) {
                List<String> what = List.of(
                        ignored.what().namespace(), ignored.what().scope(), ignored.value());
                reasons.put(what, Optional.of(ignored.what().reason()));
            }
        }
        for (int i = 0; i < extract.values().size(); i++) {
            KeySpace space = extract.spaces().get(i);
            String value = extract.values().get(i);
            int key = components.keys().find(space.code(), value);
            reasons.put(
                    List.of(space.name(), space.scope(), value),
                    Optional.ofNullable(reason(fragment, key, space)));
        }
        return reasons;
    }

    private Unlinked.@Nullable Reason reason(int fragment, int key, KeySpace space) {
        if (components.active().generic().isGeneric(key)) {
            return Unlinked.Reason.GENERIC;
        }
        boolean expired =
                components.active().isExpired(components.fragments().observed(fragment), space);
        return expired ? Unlinked.Reason.EXPIRED : null;
    }

    private Link refusedLink(Partition partition, Candidate refused) {
        return link(refused, Optional.of(partition.guard(refused, components)));
    }

    private Link link(Candidate candidate, Optional<io.kinfold.config.Guard> refusedBy) {
        return new Link(
                components.fragments().id(candidate.fragment()), evidence(candidate), refusedBy);
    }

    private Evidence evidence(PairLink pair, FragmentId other) {
        if (pair.rule() == PairLink.BY_PERSON) {
            return new Evidence.Judgement(other, pair.name());
        }
        FuzzyIndex index = engine.fuzzy().indexes().get(pair.rule());
        return new Evidence.Resemblance(
                pair.name(),
                other,
                pair.bits(),
                pair.priority(),
                Evidence.Resemblance.whenAsked(later(index, pair.a(), pair.b())));
    }

    /**
     * Returns what tells of what a weight is made, also when others have changed the graph. Asks in the founding
     * order, so that the answer does not depend on the order of arrival.
     */
    private Supplier<List<Contribution>> later(FuzzyIndex index, int a, int b) {
        boolean ordered = components.fragments().compare(a, b) < 0;
        return index.contributionsLater(ordered ? a : b, ordered ? b : a);
    }

    private Evidence evidence(Candidate candidate) {
        if (candidate.pair() != null) {
            return evidence(candidate.pair(), components.fragments().id(candidate.other()));
        }
        KeySpace space = components.active().spaceOf(candidate.key());
        return new Evidence.SharedKey(
                space.name(),
                space.scope(),
                components.keys().value(candidate.key()),
                space.priority());
    }
}
