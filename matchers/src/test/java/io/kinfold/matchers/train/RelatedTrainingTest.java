package io.kinfold.matchers.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Comparisons;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Kind;
import io.kinfold.matchers.model.Level;
import io.kinfold.matchers.model.RelatedClass;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class RelatedTrainingTest {
    private static final FieldSchema SCHEMA = FieldSchema.of(
            Field.of("given"), Field.of("surname"), Field.of("street"), Field.of("phone"));
    private static final int HOUSEHOLDS = 150;
    private static final int MEMBERS = 3;

    /** The pairs of one household: three members, and one of them twice. */
    private static final double HOUSEHOLD_PAIRS = HOUSEHOLDS * 5;

    /** Households of three members, of whom one is there twice, the second time mistyped. */
    private static List<Fragment> households(long seed) {
        Random random = new Random(seed);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < HOUSEHOLDS; i++) {
            String surname = word(random, 6);
            String street = word(random, 8);
            String phone = word(random, 7);
            for (int j = 0; j < MEMBERS; j++) {
                String given = word(random, 6);
                fragments.add(fragment(i + "-" + j, given, surname, street, phone));
                if (j == 0) {
                    String mistyped = random.nextBoolean() ? given : given.substring(1) + "z";
                    fragments.add(fragment(i + "-twice", mistyped, surname, street, phone));
                }
            }
        }
        return fragments;
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(16)));
        }
        return word.toString();
    }

    private static Fragment fragment(String key, String... values) {
        Fragment.Builder builder = Fragment.builder("s", key).observedAt(Instant.EPOCH);
        for (int i = 0; i < values.length; i++) {
            builder.attribute(SCHEMA.names().get(i), values[i]);
        }
        return builder.build();
    }

    private static FellegiSunterModel structure(Kind given) {
        return FellegiSunterModel.builder()
                .comparison(Comparisons.name("given").kind(given))
                .comparison(Comparisons.name("surname").kind(Kind.SHARED_NAME))
                .comparison(Comparisons.address("street"))
                .comparison(Comparisons.phone("phone"))
                .build();
    }

    private static Collection<String> blocks(@Nullable String[] values) {
        return List.of(String.valueOf(values[1]));
    }

    private static Trained train(List<Fragment> fragments) {
        return Trainer.of(structure(Kind.OWN_NAME))
                .train(
                        TrainingData.of(SCHEMA, fragments),
                        Blocking.named(RelatedTrainingTest::blocks));
    }

    @Test
    void train_households_tellsTheirMembersFromOneCustomer() {
        Trained with = train(households(1));
        Trained without = Trainer.builder(structure(Kind.OWN_NAME))
                .withoutRelated()
                .build()
                .train(
                        TrainingData.of(SCHEMA, households(1)),
                        Blocking.named(RelatedTrainingTest::blocks));

        assertThat(with.report().expectedMatches()).isCloseTo(HOUSEHOLDS, within(15.0));
        assertThat(with.report().expectedRelated().values().stream().reduce(0.0, Double::sum))
                .isCloseTo(HOUSEHOLD_PAIRS, within(25.0));
        assertThat(without.report().expectedMatches()).isGreaterThan(4 * HOUSEHOLDS);
        assertThat(without.model().related()).isEmpty();
        assertSound(with.model());
    }

    @Test
    void train_relatedCustomers_shareWhatIsNotTheirOwn() {
        Trained trained = train(households(2));

        assertThat(trained.model().related())
                .extracting(RelatedClass::name)
                .containsExactly("household", "neighbourhood", "kin", "housemates");
        assertThat(trained.model().related())
                .allSatisfy(one ->
                        assertThat(one.levels()).containsOnlyKeys("surname", "street", "phone"));
        assertThat(trained.report().expectedRelated())
                .containsOnlyKeys("household", "neighbourhood", "kin", "housemates");
    }

    @Test
    void train_wholeNames_areSharedInPartByRelatedCustomersOnly() {
        List<Fragment> fragments = new ArrayList<>();
        for (Fragment fragment : households(5)) {
            String given = fragment.attributes().get("given").get(0);
            String surname = fragment.attributes().get("surname").get(0);
            fragments.add(fragment(
                    fragment.id().key(),
                    given + " " + surname,
                    surname,
                    fragment.attributes().get("street").get(0),
                    fragment.attributes().get("phone").get(0)));
        }
        FellegiSunterModel structure = FellegiSunterModel.builder()
                .comparison(Comparisons.fullName("given"))
                .comparison(Comparisons.address("street"))
                .comparison(Comparisons.phone("phone"))
                .build();

        Trained trained = Trainer.of(structure)
                .train(
                        TrainingData.of(SCHEMA, fragments),
                        Blocking.named(RelatedTrainingTest::blocks));

        List<Level> levels = trained.model().comparisons().get(0).levels();
        List<Double> household = trained.model().related().get(0).levels().get("given");
        int related = levels.size() - 2;
        assertThat(household.get(related)).isGreaterThan(5 * levels.get(related).u());
        for (int level = 0; level < related; level++) {
            assertThat(household.get(level)).isCloseTo(levels.get(level).u(), within(1e-3));
        }
        // Of the mistyped halves of names some are as unlike as a brother's.
        assertThat(trained.report().expectedMatches())
                .isBetween(HOUSEHOLDS / 2.0, HOUSEHOLDS + 15.0);
    }

    @Test
    void train_nothingOfOnesOwn_leavesRelatedCustomersOut() {
        Trained trained = Trainer.of(structure(Kind.SHARED_NAME))
                .train(
                        TrainingData.of(SCHEMA, households(3)),
                        Blocking.named(RelatedTrainingTest::blocks));

        assertThat(trained.model().related()).isEmpty();
        assertThat(trained.report().expectedRelated()).isEmpty();
    }

    @Test
    void train_anyOrderOfFragments_learnsTheSameRelatedCustomers() {
        List<Fragment> fragments = households(4);
        String first = train(fragments).model().toJson();

        for (int shuffle = 0; shuffle < 3; shuffle++) {
            Collections.shuffle(fragments, new Random(shuffle));
            assertThat(train(fragments).model().toJson()).isEqualTo(first);
        }
        assertThat(first).contains("\"related\"");
    }

    @Test
    void train_identityNumberOfFewFragments_weighsWhatItsKindPromises() {
        List<Fragment> fragments = households(5).subList(0, 12);
        FellegiSunterModel known = FellegiSunterModel.builder()
                .comparison(Comparisons.identityNumber("phone"))
                .comparison(Comparisons.name("given"))
                .build();
        FellegiSunterModel unknown = FellegiSunterModel.builder()
                .comparison(Comparisons.exact("phone"))
                .comparison(Comparisons.name("given"))
                .build();
        TrainingData data = TrainingData.of(SCHEMA, fragments);

        double u =
                firstU(Trainer.of(known).train(data, Blocking.named(RelatedTrainingTest::blocks)));
        double counted = firstU(
                Trainer.of(unknown).train(data, Blocking.named(RelatedTrainingTest::blocks)));

        // 3 numbers, 4 times each: 12 fragments alone cannot say how rare a number is.
        assertThat(u).isLessThan(counted / 10);
        assertThat(u).isGreaterThanOrEqualTo(1e-7);
    }

    private static double firstU(Trained trained) {
        return trained.model().comparisons().get(0).levels().get(0).u();
    }

    private static void assertSound(FellegiSunterModel model) {
        for (Comparison comparison : model.comparisons()) {
            for (Level level : comparison.levels()) {
                assertThat(level.m()).isGreaterThan(0).isLessThan(1);
                assertThat(level.u()).isGreaterThan(0).isLessThan(1);
            }
        }
        for (RelatedClass related : model.related()) {
            assertThat(related.probability()).isGreaterThan(0).isLessThan(1);
            related.levels().values().forEach(shares -> {
                assertThat(shares).allMatch(share -> share > 0 && share < 1);
                assertThat(shares.stream().reduce(0.0, Double::sum)).isCloseTo(1, within(1e-9));
            });
        }
    }
}
