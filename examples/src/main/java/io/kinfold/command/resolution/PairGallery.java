package io.kinfold.command.resolution;

import io.kinfold.command.report.PairPicture;
import io.kinfold.config.Configuration;
import io.kinfold.config.Contribution;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Guard;
import io.kinfold.config.MatchRule;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Explanation.Obstacle;
import io.kinfold.profile.Link;
import io.kinfold.profile.ReviewItem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the pairs that tell most about a fuzzy rule: just above and just below its threshold, the
 * heaviest, and those refused as weak bridges. Memory does not grow with the pairs.
 */
final class PairGallery {
    private static final int SHOWN = 2;
    /** Of equal weights the smaller record first, so that the choice depends on the data only. */
    private static final Comparator<Weighed> LIGHTEST = Comparator.comparingDouble(Weighed::bits)
            .thenComparing(Weighed::first)
            .thenComparing(Weighed::second);

    private static final Comparator<Weighed> HEAVIEST = Comparator.comparingDouble(
                    (Weighed pair) -> -pair.bits())
            .thenComparing(Weighed::first)
            .thenComparing(Weighed::second);

    private final Map<String, Double> thresholds = new TreeMap<>();
    private final List<Weighed> above = new ArrayList<>();
    private final List<Weighed> heaviest = new ArrayList<>();
    private final List<Weighed> bridges = new ArrayList<>();
    private final List<Weighed> below = new ArrayList<>();

    /** A pair; of a possible link the parts are asked for only if it is shown. */
    private record Weighed(
            FragmentId first, Evidence.Resemblance pair, String verdict, boolean possible) {
        FragmentId second() {
            return pair.other();
        }

        double bits() {
            return pair.bits();
        }
    }

    PairGallery(Configuration configuration) {
        for (MatchRule rule : configuration.rules()) {
            if (rule instanceof FuzzyRule fuzzy) {
                thresholds.put(fuzzy.name(), fuzzy.linkThreshold());
            }
        }
    }

    /** Takes a profile's links. */
    void add(Explanation.OfProfile explained) {
        for (Link link : explained.links()) {
            if (link.evidence() instanceof Evidence.Resemblance pair) {
                Weighed weighed = weighed(link, pair, "linked");
                keep(above, weighed, LIGHTEST);
                keep(heaviest, weighed, HEAVIEST);
            }
        }
        for (Link link : explained.refused()) {
            if (link.evidence() instanceof Evidence.Resemblance pair
                    && link.refusedBy().orElse(null) instanceof Guard.WeakBridge bridge) {
                keep(bridges, weighed(link, pair, bridge.describe()), HEAVIEST);
            }
        }
    }

    private static Weighed weighed(Link link, Evidence.Resemblance pair, String verdict) {
        return new Weighed(link.fragment(), pair, verdict, false);
    }

    /** Takes a possible link. */
    void add(ReviewItem.Possible possible) {
        keep(
                below,
                new Weighed(
                        possible.first(),
                        new Evidence.Resemblance(
                                possible.rule(), possible.second(), possible.bits(), 1, List.of()),
                        "for review",
                        true),
                HEAVIEST);
    }

    private static void keep(List<Weighed> kept, Weighed pair, Comparator<Weighed> order) {
        if (kept.size() == SHOWN && order.compare(pair, kept.get(SHOWN - 1)) >= 0) {
            return;
        }
        kept.add(pair);
        kept.sort(order);
        if (kept.size() > SHOWN) {
            kept.remove(SHOWN);
        }
    }

    /** Returns the pairs with what their weights are made of. */
    List<PairPicture> pictures(IdentityGraph graph) {
        List<PairPicture> pictures = new ArrayList<>();
        above.forEach(pair -> draw(pictures, "Just enough", pair, graph));
        below.forEach(pair -> draw(pictures, "Just too little", pair, graph));
        bridges.forEach(pair -> draw(pictures, "A weak bridge", pair, graph));
        heaviest.stream()
                .filter(pair -> !above.contains(pair))
                .forEach(pair -> draw(pictures, "The heaviest", pair, graph));
        return pictures;
    }

    private void draw(
            List<PairPicture> pictures, String title, Weighed weighed, IdentityGraph graph) {
        List<Contribution> parts =
                weighed.possible() ? parts(weighed, graph) : weighed.pair().contributions();
        if (!parts.isEmpty()) {
            pictures.add(new PairPicture(
                    title,
                    weighed.first().toString(),
                    weighed.second().toString(),
                    String.format(Locale.ROOT, "%.2f bits, %s", weighed.bits(), weighed.verdict()),
                    parts,
                    thresholds.getOrDefault(weighed.pair().rule(), 0.0)));
        }
    }

    private static List<Contribution> parts(Weighed weighed, IdentityGraph graph) {
        if (graph.explain(weighed.first(), weighed.second()).orElse(null)
                instanceof Explanation.Apart apart) {
            for (Obstacle obstacle : apart.obstacles()) {
                if (obstacle instanceof Obstacle.TooLight light
                        && light.rule().equals(weighed.pair().rule())) {
                    return light.contributions();
                }
            }
        }
        return List.of();
    }
}
