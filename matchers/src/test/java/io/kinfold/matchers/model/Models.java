package io.kinfold.matchers.model;

import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A model over invented persons, and rows for it. */
final class Models {
    static final FieldSchema SCHEMA = FieldSchema.of(
            Field.of("given"),
            Field.of("surname"),
            Field.of("born"),
            Field.ofAttributes("phones", "phones").several().build(),
            Field.of("email"),
            Field.of("address"));

    private Models() {}

    static FellegiSunterModel persons() {
        FellegiSunterModel.Builder builder = FellegiSunterModel.builder().prior(0.001);
        Comparisons.givenAndSurname("given", "surname").forEach(builder::comparison);
        return builder.comparison(Comparisons.dateOfBirth("born"))
                .comparison(Comparison.builder("phones")
                        .level(Level.of("shared", new Condition.Shared(Operand.of("phones"), 1)))
                        .level(Level.of(
                                "near", Condition.edits(Condition.Edits.LEVENSHTEIN, "phones", 1)))
                        .build())
                .comparison(Comparisons.email("email"))
                .comparison(Comparisons.address("address"))
                .termFrequencies(TermFrequencies.of(
                        "surname", Map.of("smith", 0.1, "doe", 0.01, "müller", 0.25), 0.002))
                .termFrequencies(TermFrequencies.of("given", Map.of("ann", 0.2)))
                .build();
    }

    static FellegiSunterMatcher matcher() {
        return FellegiSunterMatcher.of(SCHEMA, persons(), Blocking.none());
    }

    /** Rows of which many are alike. */
    static Arbitrary<@Nullable String[]> rows() {
        return net.jqwik.api.Combinators.combine(
                        List.of(names(), names(), dates(), phones(), emails(), addresses()))
                .as(values -> values.toArray(new String[0]));
    }

    private static Arbitrary<String> names() {
        Arbitrary<String> typed = Arbitraries.strings()
                .withChars("abe \u5f35\ud83d\ude00")
                .ofMinLength(1)
                .ofMaxLength(6);
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "ann", "anne", "a", "smith", "smyth", "doe", "müller", "muller"),
                        typed.filter(text -> !text.isBlank()))
                .injectNull(0.15);
    }

    private static Arbitrary<String> dates() {
        return Arbitraries.of(
                        "1990-05-17", "1990-17-05", "1990-05-18", "1990-06-30", "1989-05-17", "x")
                .injectNull(0.2);
    }

    private static Arbitrary<String> phones() {
        return Arbitraries.of("0911", "0922", "0911\u001f0922", "0912", "0933\u001f0944")
                .injectNull(0.2);
    }

    private static Arbitrary<String> emails() {
        return Arbitraries.of("ann@x.org", "ann@y.org", "anne@x.org", "bob.smith@z.com", "none")
                .injectNull(0.2);
    }

    private static Arbitrary<String> addresses() {
        return Arbitraries.of("1 main street", "main street 1", "1 mainstreet", "9 elm road", "elm")
                .injectNull(0.2);
    }

    static TermAdjustment adjustment(String field, double minimumU) {
        return new TermAdjustment(field, 1, minimumU, OptionalDouble.empty());
    }
}
