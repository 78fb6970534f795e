package io.kinfold.matchers.similarity;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import java.util.List;

/** Pairs of texts as the measures meet them: alike, unlike, short, long, broken. */
final class Texts {
    private static final Arbitrary<String> PIECES = Arbitraries.of(
            "a",
            "b",
            "c",
            "ab",
            "A",
            "é",
            "e\u0301",
            "\u0301",
            "王",
            "小",
            "明",
            "𠮷",
            "\uD842",
            "\uDFB7",
            " ",
            "\u3000",
            "\t",
            "-",
            ".",
            ",",
            "0",
            "1",
            "9",
            "1990-05-07",
            "25.03,121.5",
            "-3.5",
            "smith",
            "schmidt",
            "ﬁ",
            "İ",
            "ß",
            "\u0000",
            "\uFFFF");

    private Texts() {}

    record Pair(String a, String b) {}

    static Arbitrary<Pair> pairs() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, alike(text())),
                Tuple.of(2, Combinators.combine(text(), text()).as(Pair::new)),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.strings(), Arbitraries.strings())
                                .as(Pair::new)));
    }

    /** Pairs without surrogates, where UTF-16 units and code points are the same. */
    static Arbitrary<Pair> plainPairs() {
        Arbitrary<String> plain = Arbitraries.strings()
                .withChars("abcdeéß王小明陳 ")
                .ofMinLength(0)
                .ofMaxLength(80)
                .edgeCases(edges -> edges.add(""));
        return Arbitraries.oneOf(alike(plain), Combinators.combine(plain, plain).as(Pair::new));
    }

    private static Arbitrary<String> text() {
        Arbitrary<Integer> sizes = Arbitraries.frequency(
                Tuple.of(12, 4), Tuple.of(12, 12), Tuple.of(2, 40), Tuple.of(1, 120));
        return sizes.flatMap(size -> PIECES.list().ofMaxSize(size).map(Texts::joined));
    }

    /** A text, and the same with some places cut out, doubled or swapped. */
    private static Arbitrary<Pair> alike(Arbitrary<String> texts) {
        Arbitrary<List<Integer>> edits =
                Arbitraries.integers().between(0, 1_000).list().ofMaxSize(5);
        return Combinators.combine(texts, edits)
                .as((text, places) -> new Pair(text, edited(text, places)));
    }

    private static String edited(String text, List<Integer> places) {
        StringBuilder edited = new StringBuilder(text);
        for (int place : places) {
            if (edited.length() < 2) {
                break;
            }
            int at = place / 4 % (edited.length() - 1);
            char next = edited.charAt(at + 1);
            switch (place % 4) {
                case 0 -> edited.deleteCharAt(at);
                case 1 -> edited.insert(at, next);
                case 2 -> edited.setCharAt(at, next);
                default -> edited.insert(at, next).deleteCharAt(at + 2);
            }
        }
        return edited.toString();
    }

    private static String joined(List<String> pieces) {
        return String.join("", pieces);
    }
}
