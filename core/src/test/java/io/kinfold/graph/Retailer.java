package io.kinfold.graph;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.ExactRule;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Guard;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.config.Survivorship;
import io.kinfold.fragment.Fragment;

import java.time.Duration;
import java.util.List;

/** Configurations that use every feature, over values so few that they collide all the time. */
final class Retailer {
    private Retailer() {}

    /** Returns configurations to be put in force one after another. */
    static List<Configuration> configurations() {
        return List.of(everything(), plain(), strict());
    }

    static Configuration everything() {
        return rules(identifiers(attributes(Configuration.builder())));
    }

    private static Configuration rules(Configuration.Builder builder) {
        return builder.rule(ExactRule.builder("name", "birthday")
                        .genericAbove("member", 2)
                        .build())
                .rule(fuzzy(3))
                .guard(Guard.agree("birthday"))
                .guard(Guard.maxFragments(6))
                .build();
    }

    static Configuration plain() {
        return attributes(Configuration.builder())
                .namespace(Namespace.of("member"))
                .namespace(Namespace.of("phone"))
                .namespace(Namespace.of("cookie"))
                .build();
    }

    static Configuration strict() {
        return attributes(Configuration.builder())
                .namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(
                        Namespace.builder("line").priority(1).maxPerProfile(2).build())
                .namespace(
                        Namespace.builder("phone").priority(3).maxPerProfile(1).build())
                .namespace(Namespace.builder("email").priority(3).build())
                .rule(fuzzy(5))
                .guard(Guard.agree("birthday"))
                .guard(Guard.agree("name"))
                .build();
    }

    /** Links as {@link #everything}, but other values survive. */
    static Configuration otherSurvivorship() {
        Configuration.Builder builder = Configuration.builder()
                .attribute(Attribute.builder("name")
                        .survivorship(Survivorship.longest())
                        .build())
                .attribute(Attribute.of("birthday"))
                .attribute(Attribute.builder("interests")
                        .survivorship(Survivorship.oldest())
                        .build());
        return rules(identifiers(builder));
    }

    private static Configuration.Builder identifiers(Configuration.Builder builder) {
        return builder.namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(
                        Namespace.builder("line").priority(2).maxPerProfile(1).build())
                .namespace(Namespace.builder("phone")
                        .priority(3)
                        .normalizer(Normalizer.digits())
                        .block("0")
                        .genericAbove("member", 2)
                        .build())
                .namespace(Namespace.builder("email").priority(4).verifiedOnly().build())
                .namespace(Namespace.builder("cookie")
                        .priority(9)
                        .genericAbove("phone", 1)
                        .genericAbove("member", 1)
                        .expireAfter(Duration.ofSeconds(3))
                        .build());
    }

    private static Configuration.Builder attributes(Configuration.Builder builder) {
        return builder.attribute(Attribute.builder("name")
                        .survivorship(Survivorship.mostFrequent(), Survivorship.oldest())
                        .build())
                .attribute(Attribute.builder("birthday")
                        .survivorship(Survivorship.sourceOrder("crm"), Survivorship.longest())
                        .build())
                .attribute(Attribute.builder("consent")
                        .survivorship(Survivorship.mostRestrictive("no", "yes"))
                        .build())
                .attribute(Attribute.builder("interests")
                        .survivorship(Survivorship.union())
                        .build());
    }

    /** Blocks by the first letter of the name and by birthday; the same name weighs 12 bits, others 7. */
    private static FuzzyRule fuzzy(int cap) {
        return FuzzyRule.builder("resembles")
                .matcher(Matcher.of(Retailer::blocks, Retailer::weight))
                .linkThreshold(10)
                .reviewThreshold(5)
                .blockCap(cap)
                .build();
    }

    private static List<String> blocks(Fragment fragment) {
        return fragment.attribute("name")
                .map(name -> List.of(
                        name.substring(0, 1), fragment.attribute("birthday").orElse("none")))
                .orElse(List.of());
    }

    private static double weight(Fragment a, Fragment b) {
        boolean same = a.attribute("name").equals(b.attribute("name"));
        return (same ? 12 : 7) + (a.attribute("consent").equals(b.attribute("consent")) ? 0.5 : 0);
    }
}
