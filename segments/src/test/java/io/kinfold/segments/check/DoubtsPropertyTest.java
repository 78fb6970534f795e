package io.kinfold.segments.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.language.Segment;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Contradictions and what always holds, against trying every value. */
class DoubtsPropertyTest {
    private static final Schema SCHEMA =
            Schema.builder().attribute("n", ValueType.integer()).build();
    private static final int LEAST = -2;
    private static final int MOST = 7;

    /**
     * A condition on n.
     *
     * @param test what it says of a value; of none only a negation and "is missing" hold
     * @param bounded whether it compares
     */
    private record Leaf(String text, Predicate<Integer> test, boolean negated, boolean bounded) {
        String written() {
            return negated ? "not (" + text + ")" : text;
        }

        boolean holds(Integer value) {
            return test.test(value) != negated;
        }
    }

    @Provide
    Arbitrary<List<Leaf>> leaves() {
        Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 8);
        Arbitrary<Integer> bounds = Arbitraries.integers().between(0, 10);
        return Combinators.combine(kinds, bounds, bounds, Arbitraries.of(true, false))
                .as(DoubtsPropertyTest::leaf)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4);
    }

    /** Bounds are halves, so that some lie between the whole numbers. */
    private static Leaf leaf(int kind, int a, int b, boolean negated) {
        double x = a / 2.0;
        double y = b / 2.0;
        String written = a % 2 == 0 ? String.valueOf(a / 2) : a / 2 + ".5";
        String other = b % 2 == 0 ? String.valueOf(b / 2) : b / 2 + ".5";
        return switch (kind) {
            case 0 -> new Leaf("n = " + written, n -> n != null && n == x, negated, true);
            case 1 -> new Leaf("n != " + written, n -> n == null || n != x, negated, true);
            case 2 -> new Leaf("n < " + written, n -> n != null && n < x, negated, true);
            case 3 -> new Leaf("n <= " + written, n -> n != null && n <= x, negated, true);
            case 4 -> new Leaf("n > " + written, n -> n != null && n > x, negated, true);
            case 5 -> new Leaf("n >= " + written, n -> n != null && n >= x, negated, true);
            case 6 ->
                new Leaf(
                        "n between " + written + " and " + other,
                        n -> n != null && n >= x && n <= y,
                        negated,
                        true);
            case 7 ->
                new Leaf(
                        "n in (" + written + ", " + other + ")",
                        n -> n != null && (n == x || n == y),
                        negated,
                        true);
            default -> new Leaf("n is set", n -> n != null, negated, false);
        };
    }

    /** Of a condition that alone never or always holds this is told, and its negation is not looked at. */
    @Property(tries = 3000)
    void contradictions_ofAConjunction_areThoseOfAllValues(@ForAll("leaves") List<Leaf> leaves) {
        boolean never = !anyValue(true, n -> leaves.stream().allMatch(leaf -> leaf.holds(n)));
        boolean partNever = leaves.stream().anyMatch(leaf -> !anyValue(true, leaf.test()));
        boolean partAlways = leaves.stream()
                .anyMatch(leaf -> !anyValue(true, n -> !leaf.test().test(n)));

        if (partAlways) {
            assertThat(isTold("SEG-603", leaves, " and ")).isTrue();
        } else {
            assertThat(isTold("SEG-602", leaves, " and ")).isEqualTo(never || partNever);
        }
    }

    @Property(tries = 3000)
    void tautologies_ofADisjunction_areThoseOfAllValues(@ForAll("leaves") List<Leaf> leaves) {
        boolean always = !anyValue(false, n -> leaves.stream().noneMatch(leaf -> leaf.holds(n)));
        boolean partNever = leaves.stream().anyMatch(leaf -> !anyValue(true, leaf.test()));
        boolean partAlways = leaves.stream()
                .anyMatch(leaf ->
                        leaf.bounded() && !anyValue(false, n -> !leaf.test().test(n)));
        boolean partAlone = leaves.stream().anyMatch(leaf -> !anyValue(false, n -> !leaf.holds(n)));

        if (!partNever && (partAlways || !partAlone)) {
            assertThat(isTold("SEG-603", leaves, " or ")).isEqualTo(always || partAlways);
        }
    }

    private static boolean isTold(String code, List<Leaf> leaves, String join) {
        String text = leaves.stream().map(Leaf::written).collect(Collectors.joining(join));
        return Segment.validate(SCHEMA, text).stream()
                .map(SegmentProblem::code)
                .anyMatch(code::equals);
    }

    private static boolean anyValue(boolean missingToo, Predicate<Integer> test) {
        return IntStream.rangeClosed(LEAST, MOST).boxed().anyMatch(test)
                || (missingToo && test.test(null));
    }
}
