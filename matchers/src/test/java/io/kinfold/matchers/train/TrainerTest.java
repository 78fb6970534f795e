package io.kinfold.matchers.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Comparisons;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Level;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class TrainerTest {
    private static final FieldSchema SCHEMA =
            FieldSchema.of(Field.of("name"), Field.of("city"), Field.of("code"), Field.of("none"));
    private static final int CUSTOMERS = 400;

    /** Each customer twice, the second time with errors in one value of ten. */
    private static List<Fragment> twins(long seed) {
        Random random = new Random(seed);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String name = word(random, 5);
            String city = "city" + (char) ('a' + random.nextInt(12));
            String code = word(random, 6);
            fragments.add(fragment("a" + i, name, city, code));
            fragments.add(fragment(
                    "b" + i, erred(name, random), erred(city, random), erred(code, random)));
        }
        return fragments;
    }

    private static String word(Random random, int length) {
        return IntStream.range(0, length)
                .collect(
                        StringBuilder::new,
                        (s, i) -> s.append((char) ('a' + random.nextInt(8))),
                        StringBuilder::append)
                .toString();
    }

    private static String erred(String value, Random random) {
        return random.nextInt(10) > 0 ? value : value.substring(1) + "z";
    }

    private static Fragment fragment(String key, String name, String city, String code) {
        return Fragment.builder("s", key)
                .observedAt(Instant.EPOCH)
                .attribute("name", name)
                .attribute("city", city)
                .attribute("code", code)
                .build();
    }

    private static FellegiSunterModel structure() {
        return FellegiSunterModel.builder()
                .comparison(Comparisons.name("name"))
                .comparison(Comparisons.exact("city"))
                .comparison(Comparisons.exact("code"))
                .build();
    }

    private static Collection<String> blocks(@Nullable String[] values) {
        return List.of("n" + values[0], "c" + values[2]);
    }

    private static void assertSound(FellegiSunterModel model) {
        assertThat(model.prior()).isGreaterThan(0).isLessThan(1);
        for (Comparison comparison : model.comparisons()) {
            for (Level level : comparison.levels()) {
                assertThat(level.m()).isGreaterThan(0).isLessThan(1);
                assertThat(level.u()).isGreaterThan(0).isLessThan(1);
                assertThat(level.bits()).isFinite();
            }
        }
    }

    @Test
    void train_twins_findsHowManyThereAreAndTheirErrors() {
        TrainingData data = TrainingData.of(SCHEMA, twins(1));

        Trained trained = Trainer.of(structure()).train(data, Blocking.named(TrainerTest::blocks));

        // Some 1 in 100 pairs of twins shares no block.
        assertThat(trained.report().expectedMatches()).isCloseTo(CUSTOMERS, within(20.0));
        assertThat(trained.report().converged()).isTrue();
        assertThat(trained.report().notes()).isEmpty();
        Level code = trained.model().comparisons().get(2).levels().get(0);
        assertThat(code.m()).isCloseTo(0.9, within(0.05));
        assertThat(code.u()).isLessThan(1e-4);
        assertSound(trained.model());
    }

    @Test
    void train_anyOrderOfFragments_givesTheSameBytes() {
        List<Fragment> fragments = twins(2);
        Trainer trainer = Trainer.builder(structure())
                .randomPairs(5_000)
                .candidatePairs(300)
                .seed(7)
                .build();
        String first = trainer.train(
                        TrainingData.of(SCHEMA, fragments), Blocking.named(TrainerTest::blocks))
                .model()
                .toJson();

        for (int shuffle = 0; shuffle < 3; shuffle++) {
            Collections.shuffle(fragments, new Random(shuffle));
            assertThat(trainer.train(
                                    TrainingData.of(SCHEMA, fragments),
                                    Blocking.named(TrainerTest::blocks))
                            .model()
                            .toJson())
                    .isEqualTo(first);
        }
    }

    @Test
    void engine_anyPair_findsTheLevelsOfTheMatcher() {
        TrainingData data = TrainingData.of(SCHEMA, twins(3));
        PairEngine engine = new PairEngine(structure(), data);
        FellegiSunterMatcher matcher =
                FellegiSunterMatcher.of(SCHEMA, structure(), Blocking.none());

        new RandomPairs(data, 20_000, 5).forEach((left, right) -> {
            for (int i = 0; i < 3; i++) {
                assertThat(engine.level(i, left, right))
                        .isEqualTo(matcher.level(
                                i,
                                matcher.prepare(data.table().row(left)),
                                matcher.prepare(data.table().row(right))));
            }
        });
    }

    @Test
    void trainByPasses_blockedFields_learnNothingThere() {
        TrainingData data = TrainingData.of(SCHEMA, twins(4));

        Trained both = Trainer.of(structure())
                .trainByPasses(
                        data,
                        List.of(
                                new Pass(
                                        Set.of("name"),
                                        Blocking.named(
                                                values -> List.of(String.valueOf(values[0])))),
                                new Pass(
                                        Set.of("code"),
                                        Blocking.named(
                                                values -> List.of(String.valueOf(values[2]))))));
        Trained one = Trainer.of(structure())
                .trainByPasses(
                        data,
                        List.of(new Pass(
                                Set.of("code"),
                                Blocking.named(values -> List.of(String.valueOf(values[2]))))));

        assertSound(both.model());
        assertThat(both.model().comparisons().get(2).levels().get(0).m())
                .isCloseTo(0.9, within(0.05));
        assertThat(both.report().notes()).isEmpty();
        assertThat(one.report().notes())
                .singleElement()
                .asString()
                .contains("comparison 'code'", "add a pass on other fields");
    }

    @Test
    void trainFromLabels_countsLevels() {
        List<LabelledPair> labels = IntStream.range(0, 100)
                .mapToObj(i -> new LabelledPair(
                        FragmentId.of("s", "a" + i), FragmentId.of("s", "b" + i), true))
                .toList();
        TrainingData data = TrainingData.of(SCHEMA, twins(5));

        Trained trained = Trainer.of(structure()).trainFromLabels(data, labels);

        assertThat(trained.model().comparisons().get(2).levels().get(0).m())
                .isCloseTo(0.9, within(0.07));
        assertSound(trained.model());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(structure()).trainFromLabels(data, List.of()))
                .withMessageContaining("none of the 0 labels is a match");
    }

    @Test
    void train_constantAndMissingFields_saysSo() {
        List<Fragment> fragments = new ArrayList<>();
        for (Fragment twin : twins(6)) {
            fragments.add(fragment(
                    twin.id().key(),
                    twin.attribute("name").orElseThrow(),
                    "rome",
                    twin.attribute("code").orElseThrow()));
        }
        FellegiSunterModel structure =
                structure().toBuilder().comparison(Comparisons.exact("none")).build();

        Trained trained = Trainer.of(structure)
                .train(TrainingData.of(SCHEMA, fragments), Blocking.named(TrainerTest::blocks));

        assertSound(trained.model());
        assertThat(trained.report().notes())
                .anyMatch(note -> note.contains("'city': all fragments have the same value"))
                .anyMatch(note -> note.contains("'none': fewer than two fragments have a value"));
        assertThat(trained.model().comparisons().get(1).levels().get(0).bits())
                .isCloseTo(0, within(0.1));
    }

    @Test
    void train_tooLittle_saysWhatToDo() {
        List<Fragment> two = twins(7).subList(0, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingData.of(SCHEMA, two))
                .withMessageContaining("training needs 3 to");
        TrainingData data = TrainingData.of(SCHEMA, twins(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(structure()).train(data, Blocking.none()))
                .withMessageContaining("block on fewer or coarser fields");
    }

    @Test
    void byRules_pairsOverRecall_isThePrior() {
        TrainingData data = TrainingData.of(
                SCHEMA,
                List.of(
                        fragment("1", "x", "a", "1"), fragment("2", "x", "b", "2"),
                        fragment("3", "y", "c", "3"), fragment("4", "y", "d", "4")));

        double prior = Priors.byRules(
                data, Blocking.named(values -> List.of(String.valueOf(values[0]))), 0.5);

        // 2 pairs found are half of 4 matches among 6 pairs
        assertThat(prior).isCloseTo(4.0 / 6, within(1e-12));
    }
}
