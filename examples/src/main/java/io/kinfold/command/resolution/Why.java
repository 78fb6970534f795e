package io.kinfold.command.resolution;

import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.report.Mask;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Explanation.Obstacle;
import io.kinfold.profile.Link;
import io.kinfold.profile.ProfileId;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.Unlinked;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Explains the decisions of a run, by evaluating it again from its inputs: what is said is the
 * graph's own word, not a guess from the results. Values are masked.
 */
public final class Why {
    private final Path folder;
    private final List<String> keys;
    private final boolean json;
    private final Map<String, TreeMap<FragmentId, Fragment>> found = new TreeMap<>();

    private Why(Path folder, List<String> keys, boolean json) {
        this.folder = folder;
        this.keys = keys;
        this.json = json;
    }

    /**
     * Returns why the record of a key is in its profile or, of two keys, why their records are
     * together or apart.
     *
     * @param folder the results of a run
     * @param keys one or two keys: {@code source:key}, or the key alone where only one source has
     *     it
     * @return lines to show
     * @throws WrongInputException if the run is not there, an input has changed, or a key is
     *     unknown or ambiguous
     */
    public static List<String> explain(Path folder, List<String> keys, LongConsumer progress)
            throws IOException {
        return new Why(folder, keys, false).explain(progress);
    }

    /**
     * Returns the same as one line of JSON.
     *
     * @param folder the results of a run
     * @param keys one or two keys, as for {@link #explain}
     * @return a list of one line
     * @throws WrongInputException if the run is not there, a file has changed, or a key is unknown or
     *     ambiguous
     */
    public static List<String> explainAsJson(Path folder, List<String> keys, LongConsumer progress)
            throws IOException {
        return new Why(folder, keys, true).explain(progress);
    }

    private List<String> explain(LongConsumer progress) throws IOException {
        Loader loader = new Loader(RunRecord.read(folder), reject -> {}, progress, this::watch);
        try (IdentityGraph graph = loader.load()) {
            Fragment first = one(keys.get(0));
            if (keys.size() == 1) {
                return json ? aloneAsJson(graph, first) : alone(graph, first);
            }
            Fragment second = one(keys.get(1));
            List<PairWeight> weights = PairWeight.of(graph.configuration(), first, second);
            return json
                    ? bothAsJson(graph, first.id(), second.id(), weights)
                    : both(graph, first.id(), second.id(), weights);
        }
    }

    private void watch(Fragment fragment) {
        for (String key : keys) {
            if (fragment.id().key().equals(key) || fragment.id().toString().equals(key)) {
                TreeMap<FragmentId, Fragment> same =
                        found.computeIfAbsent(key, unused -> new TreeMap<>());
                same.merge(
                        fragment.id(),
                        fragment,
                        (a, b) -> a.observedAt().isAfter(b.observedAt()) ? a : b);
            }
        }
    }

    private Fragment one(String key) {
        TreeMap<FragmentId, Fragment> same = found.getOrDefault(key, new TreeMap<>());
        if (same.isEmpty()) {
            throw WrongInputException.of(
                    folder.toString(),
                    "no record has the key '" + key + "'; write source:key, or the key alone");
        } else if (same.size() > 1) {
            throw WrongInputException.of(
                    folder.toString(),
                    "the key '" + key + "' stands for several records; write one of "
                            + String.join(
                                    ", ",
                                    same.keySet().stream()
                                            .map(FragmentId::toString)
                                            .toList()));
        }
        return same.firstEntry().getValue();
    }

    private static List<String> aloneAsJson(IdentityGraph graph, Fragment fragment)
            throws IOException {
        WhyJson why = new WhyJson();
        graph.profileId(fragment.id())
                .flatMap(graph::explain)
                .ifPresent(explained -> why.profile(fragment.id(), explained));
        return List.of(why.line());
    }

    private static List<String> bothAsJson(
            IdentityGraph graph, FragmentId a, FragmentId b, List<PairWeight> weights)
            throws IOException {
        WhyJson why = new WhyJson();
        graph.explain(a, b).ifPresent(explanation -> why.pair(a, b, explanation));
        return List.of(why.weights(weights).line());
    }

    private static List<String> alone(IdentityGraph graph, Fragment fragment) {
        List<String> lines = new ArrayList<>();
        Optional<ProfileId> id = graph.profileId(fragment.id());
        Optional<Explanation.OfProfile> explained = id.flatMap(graph::explain);
        if (explained.isEmpty()) {
            return List.of(fragment.id() + " is in no profile");
        }
        int size = explained.get().profile().fragments().size();
        lines.add(fragment.id() + " is in profile " + id.get() + ", which has " + size
                + (size == 1 ? " fragment" : " fragments"));
        explained.get().profile().fragments().forEach(member -> lines.add("  " + member));
        links(lines, explained.get());
        if (!explained.get().refused().isEmpty()) {
            lines.add("refused:");
            explained
                    .get()
                    .refused()
                    .forEach(link -> lines.add("  " + link.fragment() + " by "
                            + words(link.evidence())
                            + link.refusedBy()
                                    .map(guard -> ": " + guard.describe())
                                    .orElse("")));
        }
        split(lines, explained.get());
        unlinked(lines, graph, fragment);
        return lines;
    }

    /** Tells the weakest link, and what would fall apart without it and its like. */
    private static void split(List<String> lines, Explanation.OfProfile explained) {
        Map<String, Integer> holders = LinkRows.holders(explained);
        List<Link> joining = explained.links().stream()
                .filter(link -> LinkRows.joins(link, holders))
                .toList();
        if (!joining.isEmpty()) {
            Link weakest = joining.get(joining.size() - 1);
            lines.add("weakest link: " + weakest.fragment() + " by " + words(weakest.evidence()));
        }
        explained.split().ifPresent(split -> {
            lines.add("would split without:");
            split.links()
                    .forEach(link ->
                            lines.add("  " + link.fragment() + " by " + words(link.evidence())));
            lines.add("then these would leave:");
            split.leaving().forEach(member -> lines.add("  " + member));
        });
    }

    /** Lists what joins at least two fragments, each value with its fragments. */
    private static void links(List<String> lines, Explanation.OfProfile explained) {
        Map<String, Integer> holders = LinkRows.holders(explained);
        List<String> joined = new ArrayList<>();
        for (Link link : explained.links()) {
            if (!(link.evidence() instanceof Evidence.SharedKey)
                    || holders.getOrDefault(LinkRows.identity(link.evidence()), 0) > 1) {
                joined.add("  " + link.fragment() + " by " + words(link.evidence()));
            }
        }
        if (!joined.isEmpty()) {
            lines.add("joined, the strongest evidence first:");
            lines.addAll(joined);
        }
    }

    private static void unlinked(List<String> lines, IdentityGraph graph, Fragment fragment) {
        // Ingesting again changes nothing, and tells what of the fragment does not link.
        if (graph.ingest(fragment) instanceof Resolution.Resolved resolved
                && !resolved.unlinked().isEmpty()) {
            lines.add("does not link:");
            new TreeSet<>(resolved.unlinked().stream()
                            .map(one -> "  " + one.namespace() + ": " + words(one.reason()))
                            .toList())
                    .forEach(lines::add);
        }
    }

    private static List<String> both(
            IdentityGraph graph, FragmentId a, FragmentId b, List<PairWeight> weights) {
        List<String> lines = new ArrayList<>();
        Optional<Explanation> explained = graph.explain(a, b);
        if (explained.isEmpty()) {
            lines.add("the run holds not both of " + a + " and " + b);
        } else if (explained.get() instanceof Explanation.Together together) {
            lines.add(a + " and " + b + " are in profile " + together.profile());
            together.chain()
                    .forEach(step -> lines.add("  " + step.from() + " is joined with " + step.to()
                            + " by " + words(step.evidence())));
        } else if (explained.get() instanceof Explanation.Apart apart) {
            lines.add(a + " is in profile " + apart.first() + ", " + b + " in profile "
                    + apart.second());
            if (apart.obstacles().isEmpty()) {
                lines.add("  nothing speaks for a link between them");
            }
            apart.obstacles().forEach(obstacle -> lines.add("  " + words(obstacle)));
        }
        weights.forEach(weight -> waterfall(lines, weight));
        return lines;
    }

    private static void waterfall(List<String> lines, PairWeight weight) {
        lines.add("by " + weight.rule().name() + ", in bits:");
        weight.waterfall().toText().lines().forEach(line -> lines.add("  " + line));
        lines.add(String.format(
                Locale.ROOT,
                "  %s; links from %.2f%s",
                weight.verdict(),
                weight.rule().linkThreshold(),
                Double.isFinite(weight.rule().reviewThreshold())
                        ? String.format(
                                Locale.ROOT,
                                ", for review from %.2f",
                                weight.rule().reviewThreshold())
                        : ""));
    }

    private static String words(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Refused refused) {
            return refused.link().fragment() + " by " + words(refused.link().evidence())
                    + " was refused: " + refused.guard().describe();
        } else if (obstacle instanceof Obstacle.Ignored ignored) {
            return "both hold one " + ignored.namespace() + ", which does not link: "
                    + words(ignored.reason());
        }
        Obstacle.TooLight light = (Obstacle.TooLight) obstacle;
        return String.format(
                Locale.ROOT,
                "%s: %.2f bits, %.2f too few",
                light.rule(),
                light.bits(),
                light.missing());
    }

    private static String words(Evidence evidence) {
        if (evidence instanceof Evidence.SharedKey shared) {
            return shared.rule() + (shared.scope().isEmpty() ? "" : "@" + shared.scope()) + " "
                    + Mask.of(shared.value()) + " (priority " + shared.priority() + ")";
        }
        if (evidence instanceof Evidence.Resemblance pair) {
            return String.format(
                    Locale.ROOT, "%s with %s, %.2f bits", pair.rule(), pair.other(), pair.bits());
        }
        return evidence.toString();
    }

    private static String words(Unlinked.Reason reason) {
        return switch (reason) {
            case UNKNOWN_NAMESPACE -> "the configuration has no such namespace";
            case BLANK -> "nothing is left of the value in normal form";
            case TOO_LONG -> "the value is longer than " + Unlinked.LONGEST_IDENTIFIER + " bytes";
            case BLOCKED -> "the value is on the block list";
            case UNVERIFIED -> "the value was not verified";
            case GENERIC -> "the value is held with too many values of a stronger namespace";
            case EXPIRED -> "the value was observed too long ago";
        };
    }
}
