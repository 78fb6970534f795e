package io.kinfold.segments.data;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.config.Survivorship;
import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Random operations on a graph and the data that follow it, over values so few that everything meets everything. */
final class Shop {
    /** What may happen. */
    sealed interface Operation {}

    record Ingest(Fragment fragment) implements Operation {}

    record Retract(FragmentId id) implements Operation {}

    record Erase(FragmentId id) implements Operation {}

    record Decide(Decision decision) implements Operation {}

    record ExpireAsOf(Instant at) implements Operation {}

    record Reconfigure(int configuration) implements Operation {}

    record Track(List<Event> events) implements Operation {}

    record Tag(FragmentId id, String tag) implements Operation {}

    record Untag(FragmentId id, String tag) implements Operation {}

    record EraseEvents(Identifier identifier) implements Operation {}

    record Compact() implements Operation {}

    record Look() implements Operation {}

    static final Schema SCHEMA = Schema.builder()
            .attribute("city", ValueType.text())
            .attribute("points", ValueType.integer())
            .event(
                    "purchase",
                    e -> e.field("amount", ValueType.decimal(1))
                            .field("category", ValueType.text()))
            .event("view", e -> {})
            .identity("line")
            .identity("phone")
            .build();

    static final List<FragmentId> IDS = Stream.of("1", "2", "3", "4", "5")
            .map(key -> FragmentId.of("crm", key))
            .toList();

    private Shop() {}

    static List<Configuration> configurations() {
        return List.of(
                configuration(Normalizer.digits(), "0"),
                configuration(Normalizer.exact(), "3"),
                Configuration.builder().namespace(Namespace.of("line")).build());
    }

    private static Configuration configuration(Normalizer phone, String blocked) {
        return Configuration.builder()
                .attribute(Attribute.builder("points")
                        .survivorship(Survivorship.longest())
                        .build())
                .namespace(Namespace.builder("line")
                        .priority(1)
                        .maxPerProfile(1)
                        .expireAfter(Duration.ofSeconds(4))
                        .build())
                .namespace(Namespace.builder("phone")
                        .priority(2)
                        .normalizer(phone)
                        .block(blocked)
                        .genericAbove("line", 1)
                        .build())
                .build();
    }

    static Arbitrary<List<Operation>> operations() {
        return Arbitraries.<Operation>frequencyOf(
                        Tuple.of(10, fragments().map(Ingest::new)),
                        Tuple.of(10, events().list().ofMaxSize(4).map(Track::new)),
                        Tuple.of(3, ids().map(Retract::new)),
                        Tuple.of(2, decisions().map(Decide::new)),
                        Tuple.of(1, ids().map(Erase::new)),
                        Tuple.of(1, seconds().map(ExpireAsOf::new)),
                        Tuple.of(1, Arbitraries.integers().between(0, 2).map(Reconfigure::new)),
                        Tuple.of(2, tagged().map(t -> new Tag(t.get1(), t.get2()))),
                        Tuple.of(1, tagged().map(t -> new Untag(t.get1(), t.get2()))),
                        Tuple.of(1, identifiers().map(EraseEvents::new)),
                        Tuple.of(2, Arbitraries.of(new Compact())),
                        Tuple.of(4, Arbitraries.of(new Look())))
                .list()
                .ofMaxSize(30);
    }

    static Arbitrary<Fragment> fragments() {
        return Combinators.combine(
                        ids(),
                        seconds(),
                        identifiers().list().ofMaxSize(3),
                        Arbitraries.of("", "甲", "乙"),
                        Arbitraries.of("", "1", "20", "many"))
                .as((id, at, identifiers, city, points) -> {
                    Fragment.Builder builder =
                            Fragment.builder(id.source(), id.key()).observedAt(at);
                    identifiers.forEach(builder::identifier);
                    if (!city.isEmpty()) {
                        builder.attribute("city", city);
                    }
                    if (!points.isEmpty()) {
                        builder.attribute("points", points);
                    }
                    return builder.build();
                });
    }

    static Arbitrary<Event> events() {
        return Combinators.combine(
                        Arbitraries.of("purchase", "purchase", "view", "unheard-of"),
                        Arbitraries.of("", "", "", "a", "b"),
                        identifiers(),
                        seconds(),
                        Arbitraries.of("", "1", "2.5", "-3", "0.25", "much"),
                        Arbitraries.of("", "shoes", "tea"))
                .as(Shop::event);
    }

    /** Events of one id and kind are equal, since which of them comes first may differ. */
    private static Event event(
            String type,
            String id,
            Identifier identifier,
            Instant at,
            String amount,
            String category) {
        Event.Builder builder = Event.builder(type);
        if (!id.isEmpty()) {
            return builder.id(id)
                    .identifier("line", id.equals("a") ? "1" : "2")
                    .at(Instant.ofEpochSecond(3))
                    .build();
        }
        builder.identifier(identifier).at(at);
        if (!amount.isEmpty()) {
            builder.field("amount", amount);
        }
        if (!category.isEmpty()) {
            builder.field("category", category);
        }
        return builder.build();
    }

    private static Arbitrary<Tuple.Tuple2<FragmentId, String>> tagged() {
        return Combinators.combine(ids(), Arbitraries.of("vip", "staff")).as(Tuple::of);
    }

    private static Arbitrary<FragmentId> ids() {
        return Arbitraries.of(IDS);
    }

    private static Arbitrary<Instant> seconds() {
        return Arbitraries.integers().between(-1, 6).map(Instant::ofEpochSecond);
    }

    static Arbitrary<Identifier> identifiers() {
        return Combinators.combine(
                        Arbitraries.of("line", "phone", "phone", "unheard-of"),
                        Arbitraries.of("", "", "", "app"),
                        Arbitraries.of("1", "2", "3", " 1", "0", " "))
                .as(Identifier::of);
    }

    private static Arbitrary<Decision> decisions() {
        return Combinators.combine(
                        Arbitraries.of(Decision.Kind.class),
                        ids(),
                        ids(),
                        Arbitraries.integers().between(0, 3))
                .filter((kind, a, b, at) -> !a.equals(b))
                .as((kind, a, b, at) -> new Decision(kind, a, b, Instant.ofEpochSecond(at), "ann"));
    }
}
