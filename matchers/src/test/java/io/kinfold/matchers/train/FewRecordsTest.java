package io.kinfold.matchers.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparisons;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** What is learned of a hundred records: too few to learn all of it from. */
class FewRecordsTest {
    private static final FieldSchema SCHEMA = FieldSchema.of(
            Field.of("name"), Field.of("city"), Field.of("email"), Field.of("number"));
    private static final String OFFICE = "info@office.example";

    private final Random random = new Random(5);
    private final List<Fragment> fragments = new ArrayList<>();

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(16)));
        }
        return word.toString();
    }

    private String fullName() {
        return word(5) + " " + word(6);
    }

    private String city() {
        return "town" + (char) ('a' + random.nextInt(4));
    }

    private Fragment add(
            String name, String city, @Nullable String email, @Nullable String number) {
        Fragment.Builder builder =
                Fragment.builder("s", "k" + fragments.size()).observedAt(Instant.EPOCH);
        builder.attribute("name", name).attribute("city", city);
        if (email != null) {
            builder.attribute("email", email);
        }
        if (number != null) {
            builder.attribute("number", number);
        }
        Fragment fragment = builder.build();
        fragments.add(fragment);
        return fragment;
    }

    /** Twenty customers who are there twice with one address, and fifty who are there once. */
    private void customers() {
        for (int i = 0; i < 20; i++) {
            String name = fullName();
            String email = word(8) + "@mail.example";
            add(name, city(), email, null);
            add(name, city(), email, null);
        }
        for (int i = 0; i < 50; i++) {
            add(fullName(), city(), word(8) + "@mail.example", null);
        }
    }

    private static Collection<String> blocks(@Nullable String[] values) {
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null && i != 1) {
                blocks.add(i + String.valueOf(values[i]));
            }
        }
        return blocks;
    }

    private FellegiSunterMatcher train() {
        FellegiSunterModel structure = FellegiSunterModel.builder()
                .comparison(Comparisons.fullName("name"))
                .comparison(Comparisons.address("city"))
                .comparison(Comparisons.email("email"))
                .comparison(Comparisons.identityNumber("number"))
                .build();
        Trained trained = Trainer.of(structure)
                .train(TrainingData.of(SCHEMA, fragments), Blocking.named(FewRecordsTest::blocks));
        return FellegiSunterMatcher.of(SCHEMA, trained.model(), Blocking.none());
    }

    private static double weight(FellegiSunterMatcher matcher, Fragment a, Fragment b) {
        return matcher.weight(matcher.prepare(SCHEMA.values(a)), matcher.prepare(SCHEMA.values(b)));
    }

    @Test
    void train_addressOfAnOffice_saysNothingAndLeavesOthersStrong() {
        customers();
        for (int i = 0; i < 12; i++) {
            add(fullName(), "towna", OFFICE, null);
        }
        FellegiSunterMatcher matcher = train();

        String name = fullName();
        Fragment one = add(name, "towna", OFFICE, null);
        Fragment other = add(fullName(), "towna", OFFICE, null);
        Fragment apart = add(fullName(), "towna", "apart@mail.example", null);
        Fragment again = add("nobody", "townb", "apart@mail.example", null);
        Fragment unknown = add("nobody", "townb", null, null);
        Fragment without = add(name, "towna", null, null);

        assertThat(weight(matcher, one, other)).isNegative();
        assertThat(weight(matcher, apart, again) - weight(matcher, apart, unknown))
                .isGreaterThan(10);
        // Everybody may have the address, so that to have it adds nothing.
        assertThat(weight(matcher, one, one)).isLessThanOrEqualTo(weight(matcher, one, without));
    }

    @Test
    void train_numberInFewRecordsOnly_staysStrongThoughNothingElseAgrees() {
        customers();
        Fragment[] first = new Fragment[10];
        for (int i = 0; i < first.length; i++) {
            String number = "n" + (100_000 + random.nextInt(900_000));
            String name = fullName();
            first[i] = add(name, city(), word(8) + "@mail.example", number);
            add(name, city(), null, number);
            add(fullName(), city(), word(8) + "@mail.example", number);
        }
        FellegiSunterMatcher matcher = train();

        String number = first[0].attributes().get("number").get(0);
        assertThat(weight(
                        matcher,
                        add("ab cd", "towna", null, number),
                        add("ab cd", "townb", null, number)))
                .isGreaterThan(10);
    }
}
