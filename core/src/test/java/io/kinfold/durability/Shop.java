package io.kinfold.durability;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.ExactRule;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Guard;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.config.Survivorship;
import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.EventLog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A shop whose tills each do one thing after another. What a till does is a function of the shop's seed, the till and a
 * number, so that two JVMs agree on it. Tills share no customer, or what came of one would depend on the others.
 */
final class Shop {
    private static final int WINDOW = 30;
    private static final int STEPS_PER_KEY = 8;

    private final long seed;

    Shop(long seed) {
        this.seed = seed;
    }

    /** What a caller does to a graph, once or again. */
    interface Step {
        void run(IdentityGraph graph);
    }

    record Ingest(Fragment fragment) implements Step {
        @Override
        public void run(IdentityGraph graph) {
            graph.ingest(fragment);
        }
    }

    record IngestAll(List<Fragment> fragments) implements Step {
        @Override
        public void run(IdentityGraph graph) {
            graph.ingestAll(fragments);
        }
    }

    record Retract(FragmentId id) implements Step {
        @Override
        public void run(IdentityGraph graph) {
            graph.retract(id);
        }
    }

    record Decide(Decision decision) implements Step {
        @Override
        public void run(IdentityGraph graph) {
            graph.decide(decision);
        }
    }

    record Erase(FragmentId id) implements Step {
        @Override
        public void run(IdentityGraph graph) {
            graph.erase(new ProfileId(id));
        }
    }

    /** Returns one of two configurations under which the same fragments make different profiles. */
    static Configuration configuration(int which) {
        Configuration.Builder builder = Configuration.builder()
                .namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(Namespace.builder("phone")
                        .priority(2)
                        .normalizer(Normalizer.digits())
                        .genericAbove("member", 2)
                        .build())
                .attribute(Attribute.builder("name")
                        .survivorship(Survivorship.mostFrequent(), Survivorship.oldest())
                        .build())
                .attribute(Attribute.of("city"));
        if (which == 0) {
            builder.namespace(Namespace.builder("email")
                            .priority(3)
                            .verifiedOnly()
                            .build())
                    .rule(ExactRule.builder("name", "city").build())
                    .guard(Guard.maxFragments(12));
        } else {
            builder.rule(FuzzyRule.builder("resembles")
                    .matcher(Matcher.of(
                            f -> f.attribute("name").stream().toList(),
                            (a, b) -> a.attribute("city").equals(b.attribute("city")) ? 12 : 6))
                    .linkThreshold(10)
                    .reviewThreshold(5)
                    .blockCap(5)
                    .build());
        }
        return builder.build();
    }

    static String source(int till) {
        return "till" + till;
    }

    /** Returns what a till does at its n-th step. */
    Step step(int till, int n) {
        Random random = new Random((seed * 31 + till) * 1_000_003L + n);
        random.nextInt();
        if (n % 150 == 149) {
            return new IngestAll(fragments(till, n, random, 1_500));
        }
        return switch (random.nextInt(20)) {
            case 0 -> new IngestAll(fragments(till, n, random, 2 + random.nextInt(40)));
            case 1, 2, 3 -> new Retract(id(till, n, random));
            case 4, 5, 6 -> decide(till, n, random);
            case 7 -> new Erase(id(till, n, random));
            default -> new Ingest(fragment(till, n, random));
        };
    }

    /** Returns the events that are tracked together at the n-th time: one to three. */
    static List<EventLog.Entry> events(int n) {
        List<EventLog.Entry> events = new ArrayList<>();
        for (int i = 0; i <= n % 3; i++) {
            Identifier identifier = Identifier.of("cookie", "c" + n % 50);
            events.add(new EventLog.Entry.Tracked(
                    "viewed",
                    Optional.of(n + "-" + i),
                    identifier,
                    identifier.value(),
                    Instant.ofEpochSecond(n),
                    "{\"page\":\"" + n + "-" + i + "\"}"));
        }
        return events;
    }

    private static List<Fragment> fragments(int till, int n, Random random, int count) {
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fragments.add(fragment(till, n, random));
        }
        return fragments;
    }

    private static Step decide(int till, int n, Random random) {
        FragmentId a = id(till, n, random);
        FragmentId b = id(till, n, random);
        Decision.Kind kind = Decision.Kind.values()[random.nextInt(3)];
        return a.equals(b)
                ? new Retract(a)
                : new Decide(new Decision(kind, a, b, Instant.ofEpochSecond(n), "ann"));
    }

    private static FragmentId id(int till, int n, Random random) {
        return FragmentId.of(source(till), "" + (n / STEPS_PER_KEY + random.nextInt(WINDOW)));
    }

    private static Fragment fragment(int till, int n, Random random) {
        FragmentId id = id(till, n, random);
        int customer = Integer.parseInt(id.key()) / 3;
        String own = till + "-" + (customer + random.nextInt(2));
        Fragment.Builder builder = Fragment.builder(id.source(), id.key())
                .observedAt(Instant.ofEpochSecond(
                        n + random.nextInt(40), random.nextInt(1_000_000) * 1_000L));
        if (random.nextInt(3) > 0) {
            builder.identifier("member", "m" + own);
        }
        if (random.nextBoolean()) {
            builder.identifier("phone", "09" + till + "2-" + customer);
        }
        if (random.nextInt(3) == 0) {
            builder.identifier(Identifier.of("email", own + "@x.tw").asVerified());
        }
        if (random.nextBoolean()) {
            builder.attribute("name", "林 " + own, "Lin");
            builder.attribute("city", random.nextBoolean() ? "Taipei" : "Tainan");
        }
        return builder.build();
    }
}
