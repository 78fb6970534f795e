package io.kinfold.graph;

import io.kinfold.config.Attribute;
import io.kinfold.config.Clustering;
import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Guard;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Fragments at places of a short line, which weigh the more the nearer they are: chains of links, dense
 * groups and lone bridges between them come of themselves, and blocks so small that they cross their cap
 * all the time.
 */
final class Lookalikes {
    /** What is compared; a record, so that a new version of a fragment may have an equal form. */
    record Form(int place, String group) {}

    private Lookalikes() {}

    /** Configurations that differ in thresholds, cap, clustering, priority and rules. */
    static List<Configuration> configurations() {
        return List.of(
                configuration(near(3, 4, 0).build()),
                configuration(near(9, 2, 1).build()),
                configuration(near(5, 10, 4).clustering(Clustering.CONNECTED).build()),
                configuration(
                        near(2, 4, -9).priority(2).build(),
                        FuzzyRule.builder("group")
                                .priority(2)
                                .matcher(Matcher.of(
                                        fragment -> List.copyOf(fragment.attributes()
                                                .getOrDefault("group", List.of())),
                                        Lookalikes::weight))
                                .linkThreshold(-3)
                                .blockCap(3)
                                .build()));
    }

    /** A configuration for large groups. */
    static Configuration crowd() {
        return Configuration.builder()
                .attribute(Attribute.of("group"))
                .attribute(Attribute.of("place"))
                .namespace(Namespace.builder("phone").priority(3).build())
                .rule(near(40, 4, 4).build())
                .build();
    }

    /** Fragments in two or three groups by phone, each of which stands on a part of the line. */
    static Arbitrary<Fragment> crowdFragments() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("1", "1", "2", "2", "3"))
                .as((id, at, place, phone) -> fragment(
                        FragmentId.of("crm", Integer.toString(id)), at, place, "", phone, ""));
    }

    private static FuzzyRule.Builder near(int cap, double link, double review) {
        return FuzzyRule.builder("near")
                .matcher(new Near())
                .linkThreshold(link)
                .reviewThreshold(review)
                .blockCap(cap);
    }

    private static Configuration configuration(FuzzyRule... rules) {
        Configuration.Builder builder = Configuration.builder()
                .attribute(Attribute.of("group"))
                .attribute(Attribute.of("place"))
                .namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(Namespace.builder("phone").priority(3).build())
                .guard(Guard.maxFragments(14));
        List.of(rules).forEach(builder::rule);
        return builder.build();
    }

    private static double weight(int a, int b) {
        double[] byDistance = {12, 5, -4, -12};
        return byDistance[Math.min(3, Math.abs(a - b))];
    }

    private static double weight(Fragment a, Fragment b) {
        return weight(place(a), place(b));
    }

    private static int place(Fragment fragment) {
        return fragment.attribute("place").map(Integer::parseInt).orElse(-9);
    }

    private static final class Near implements Matcher<Form> {
        @Override
        public Form prepare(Fragment fragment) {
            return new Form(place(fragment), fragment.attribute("group").orElse(""));
        }

        @Override
        public long[] blocks(Form form) {
            List<String> blocks = new ArrayList<>();
            if (form.place() >= 0) {
                blocks.add("at " + form.place() / 2);
                blocks.add("at " + (form.place() + 1) / 2 + "'");
            }
            if (!form.group().isEmpty()) {
                blocks.add(form.group());
            }
            return blocks.stream().mapToLong(Matcher::block).toArray();
        }

        @Override
        public boolean comparable(Form a, Form b) {
            return a.place() >= 0 && b.place() >= 0;
        }

        @Override
        public double weight(Form a, Form b) {
            return Lookalikes.weight(a.place(), b.place()) + (a.group().equals(b.group()) ? 1 : 0);
        }

        @Override
        public double weight(Form a, Form b, double atLeast) {
            double weight = weight(a, b);
            return weight < atLeast ? Double.NEGATIVE_INFINITY : weight;
        }
    }

    static Arbitrary<FragmentId> ids() {
        return Arbitraries.integers()
                .between(1, 14)
                .map(i -> FragmentId.of("crm", Integer.toString(i)));
    }

    static Arbitrary<Fragment> fragments() {
        return Combinators.combine(
                        ids(),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(-1, 7),
                        Arbitraries.of("", "g", "h"),
                        Arbitraries.of("", "", "", "1", "2"),
                        Arbitraries.of("", "", "", "1", "2"))
                .as(Lookalikes::fragment);
    }

    private static Fragment fragment(
            FragmentId id, int at, int place, String group, String phone, String member) {
        Fragment.Builder builder =
                Fragment.builder(id.source(), id.key()).observedAt(Instant.ofEpochSecond(at));
        put(builder, "place", place < 0 ? "" : Integer.toString(place));
        put(builder, "group", group);
        if (!phone.isEmpty()) {
            builder.identifier("phone", phone);
        }
        if (!member.isEmpty()) {
            builder.identifier("member", member);
        }
        return builder.build();
    }

    private static void put(Fragment.Builder builder, String name, String value) {
        if (!value.isEmpty()) {
            builder.attribute(name, value);
        }
    }
}
