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

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What agreeing on an identifier says, learned from those who agree. */
class SharedValuesTest {
    private static final FieldSchema SCHEMA = FieldSchema.of(
            Field.of("number"), Field.of("phone"), Field.of("name"), Field.of("birthday"));
    private static final int HOUSEHOLDS = 1_000;

    private final Random random = new Random(8);

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(18)));
        }
        return word.toString();
    }

    /** Two persons at each telephone, each recorded twice, with a birthday and a number in both records. */
    private List<Fragment> couples(IntFunction<String> key) {
        return households(2, 2, key);
    }

    /** So many persons at each telephone, of whom so many are recorded twice. */
    private List<Fragment> households(int persons, int twice, IntFunction<String> key) {
        List<Fragment> fragments = new ArrayList<>();
        for (int household = 0; household < HOUSEHOLDS; household++) {
            String phone = "09" + (10_000_000 + random.nextInt(90_000_000));
            for (int person = 0; person < persons; person++) {
                String number = "N" + (100_000_000 + random.nextInt(900_000_000));
                String name = word(5) + " " + word(6);
                String birthday = LocalDate.ofEpochDay(random.nextInt(18_000)).toString();
                for (int record = 0; record < (person < twice ? 2 : 1); record++) {
                    fragments.add(Fragment.builder(
                                    "s", key.apply(2 * (persons * household + person) + record))
                            .observedAt(Instant.EPOCH)
                            .attribute("number", number)
                            .attribute("phone", phone)
                            .attribute("name", name)
                            .attribute("birthday", birthday)
                            .build());
                }
            }
        }
        return fragments;
    }

    private static FellegiSunterModel train(List<Fragment> fragments) {
        FellegiSunterModel structure = FellegiSunterModel.builder()
                .comparison(Comparisons.identityNumber("number"))
                .comparison(Comparisons.phone("phone"))
                .comparison(Comparisons.fullName("name"))
                .comparison(Comparisons.dateOfBirth("birthday"))
                .build();
        Blocking blocking = Blocking.named(values -> IntStream.range(0, values.length)
                .filter(i -> values[i] != null)
                .mapToObj(i -> i + String.valueOf(values[i]))
                .toList());
        return Trainer.of(structure)
                .train(TrainingData.of(SCHEMA, fragments), blocking)
                .model();
    }

    private static double bits(FellegiSunterModel model, int comparison, int level) {
        var it = model.comparisons().get(comparison).levels().get(level);
        return Math.log(it.m() / it.u()) / Math.log(2);
    }

    @Test
    void train_phonesOfCouples_weighByTheShareOfPairsThatAreOnePerson() {
        FellegiSunterModel model = train(couples(i -> "k" + i));

        // Of the six pairs at each telephone two are one person's, which half the odds.
        double prior = Math.log(model.prior() / (1 - model.prior())) / Math.log(2);
        assertThat(prior + bits(model, 1, 0)).isCloseTo(-1, within(0.4));
    }

    @Test
    void train_keysThatSortInAnotherWay_giveTheSamePhone() {
        long seed = 8;
        random.setSeed(seed);
        FellegiSunterModel byPerson = train(couples(i -> String.format("%06d", i)));
        random.setSeed(seed);
        FellegiSunterModel byRecord =
                train(couples(i -> String.format("%06d-%d-%d", i / 4, i % 2, i / 2 % 2)));

        assertThat(bits(byRecord, 1, 0)).isCloseTo(bits(byPerson, 1, 0), within(0.05));
    }

    @Test
    void train_phonesOfLargeHouseholds_noLevelSaysMoreThanEquality() {
        FellegiSunterModel model = train(households(4, 1, i -> "k" + i));

        for (int comparison = 0; comparison < 2; comparison++) {
            Comparison it = model.comparisons().get(comparison);
            for (int level = 1; level < it.levels().size(); level++) {
                assertThat(bits(model, comparison, level))
                        .as(it.name() + " " + it.levels().get(level).name())
                        .isLessThanOrEqualTo(bits(model, comparison, 0) + 1e-9);
            }
            assertThat(it.levels().stream().mapToDouble(level -> level.u()).sum())
                    .isCloseTo(1, within(1e-6));
        }
    }
}
