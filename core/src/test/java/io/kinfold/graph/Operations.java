package io.kinfold.graph;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.time.Instant;
import java.util.List;

/** Random operations over values so few that everything meets everything. */
final class Operations {
    /** What a caller may do to a graph. */
    sealed interface Operation {}

    record Ingest(List<Fragment> fragments) implements Operation {}

    record Retract(FragmentId id) implements Operation {}

    record Decide(Decision decision) implements Operation {}

    record Erase(FragmentId id) implements Operation {}

    record ExpireAsOf(Instant instant) implements Operation {}

    record Reconfigure(int configuration) implements Operation {}

    record Restart() implements Operation {}

    record Snapshot() implements Operation {}

    private Operations() {}

    static Arbitrary<List<Operation>> operations() {
        return operations(ids(), fragments(), Retailer.configurations().size());
    }

    static Arbitrary<List<Operation>> operations(
            Arbitrary<FragmentId> ids, Arbitrary<Fragment> fragments, int configurations) {
        Arbitrary<Operation> ingest = fragments.map(f -> new Ingest(List.of(f)));
        Arbitrary<Operation> batch = fragments.list().ofMinSize(2).ofMaxSize(6).map(Ingest::new);
        Arbitrary<Operation> retract = ids.map(Retract::new);
        Arbitrary<Operation> decide = decisions(ids).map(Decide::new);
        Arbitrary<Operation> erase = ids.map(Erase::new);
        Arbitrary<Operation> expire = instants().map(ExpireAsOf::new);
        Arbitrary<Operation> reconfigure =
                Arbitraries.integers().between(0, configurations - 1).map(Reconfigure::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(12, ingest),
                        net.jqwik.api.Tuple.of(5, batch),
                        net.jqwik.api.Tuple.of(4, retract),
                        net.jqwik.api.Tuple.of(4, decide),
                        net.jqwik.api.Tuple.of(1, erase),
                        net.jqwik.api.Tuple.of(2, expire),
                        net.jqwik.api.Tuple.of(1, reconfigure),
                        net.jqwik.api.Tuple.of(1, Arbitraries.of(new Restart())))
                .list()
                .ofMaxSize(20);
    }

    static Arbitrary<Fragment> fragments() {
        Arbitrary<List<Identifier>> identifiers = identifiers().list().ofMaxSize(4);
        return Combinators.combine(
                        ids(),
                        instants(),
                        identifiers,
                        optional("甲", "乙", "甲乙"),
                        optional("1990-01-01", "1990-01-02"),
                        optional("yes", "no"),
                        optional("shoes", "Tea", "tea"))
                .as(Operations::fragment);
    }

    private static Fragment fragment(
            FragmentId id,
            Instant at,
            List<Identifier> identifiers,
            String name,
            String birthday,
            String consent,
            String interest) {
        Fragment.Builder builder = Fragment.builder(id.source(), id.key()).observedAt(at);
        identifiers.forEach(builder::identifier);
        put(builder, "name", name);
        put(builder, "birthday", birthday);
        put(builder, "consent", consent);
        if (!interest.isEmpty()) {
            builder.attribute("interests", interest, "books");
        }
        return builder.build();
    }

    private static void put(Fragment.Builder builder, String name, String value) {
        if (!value.isEmpty()) {
            builder.attribute(name, value);
        }
    }

    static Arbitrary<FragmentId> ids() {
        return Combinators.combine(
                        Arbitraries.of("crm", "pos"), Arbitraries.of("1", "2", "3", "4", "5"))
                .as(FragmentId::of);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.integers().between(0, 6).map(Instant::ofEpochSecond);
    }

    private static Arbitrary<Identifier> identifiers() {
        return Combinators.combine(
                        Arbitraries.of("member", "line", "phone", "email", "cookie", "unheard-of"),
                        Arbitraries.of("", "", "provider-1"),
                        Arbitraries.of("1", "2", "3", " 1 ", "0", " "),
                        Arbitraries.of(true, false))
                .as(Identifier::new);
    }

    private static Arbitrary<Decision> decisions(Arbitrary<FragmentId> ids) {
        return Combinators.combine(
                        Arbitraries.of(Decision.Kind.class),
                        ids,
                        ids,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("ann", "bob"))
                .filter((kind, a, b, at, by) -> !a.equals(b))
                .as((kind, a, b, at, by) ->
                        new Decision(kind, a, b, Instant.ofEpochSecond(at), by));
    }

    private static Arbitrary<String> optional(String... values) {
        return Arbitraries.oneOf(Arbitraries.of(""), Arbitraries.of(values));
    }
}
