package io.kinfold.matchers.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.matchers.similarity.Texts.Pair;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What holds for names of all kinds of words. */
class NameLikenessPropertyTest {
    private static final Similarity PERSONS = NameLikeness.ofPersons();
    private static final Similarity ORGANIZATIONS = NameLikeness.ofOrganizations();

    @Property(tries = 2_000)
    void of_anyNames_isFromZeroToOneAndSymmetric(@ForAll("names") Pair pair) {
        for (Similarity measure : List.of(PERSONS, ORGANIZATIONS, NameLikeness.ofAny())) {
            double likeness = measure.of(pair.a(), pair.b());
            assertThat(likeness).isBetween(0.0, 1.0);
            assertThat(measure.of(pair.b(), pair.a())).isEqualTo(likeness);
            assertThat(measure.prepare(pair.a()).to(pair.b())).isEqualTo(likeness);
        }
    }

    @Property(tries = 500)
    void of_wordsInAnyOrder_isNearlyOne(@ForAll("words") List<String> words, @ForAll long seed) {
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(PERSONS.of(String.join(" ", words), String.join(" ", shuffled)))
                .isGreaterThanOrEqualTo(0.98);
    }

    @Provide
    Arbitrary<Pair> names() {
        Arbitrary<String> pieces = Arbitraries.of(
                "maria",
                "mary",
                "karl",
                "k",
                "jp",
                "van",
                "al",
                "ltd",
                "gmbh",
                "bank",
                "2",
                "forty",
                "dr",
                "jr",
                "ii",
                "王小明",
                "ou",
                "lindqvist",
                "lindkvist",
                "lind",
                "qvist",
                ".",
                "s.a.");
        Arbitrary<String> names = pieces.list().ofMaxSize(6).map(words -> String.join(" ", words));
        return Combinators.combine(names, names).as(Pair::new);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of("maria", "karl", "otto", "lindqvist", "moreau", "haddad", "berg")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
