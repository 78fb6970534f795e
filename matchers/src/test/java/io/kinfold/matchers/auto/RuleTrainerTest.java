package io.kinfold.matchers.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.rule.ReadyComparison;
import io.kinfold.matchers.rule.RuleSettings;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.ProfileId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

class RuleTrainerTest {
    private static final String[] GIVEN = {
        "anna", "peter", "zofia", "oliver", "ruth", "marco", "emily", "yusuf", "grace", "ivan",
        "lena", "alice", "henry", "nadia", "simon", "clara", "bruno", "edith", "hugo", "wanda"
    };
    private static final String[] FAMILY = {
        "miller", "okafor", "walsh", "nguyen", "keller", "rossi", "barnes", "petrov", "silva",
        "holm", "dixon", "tanaka", "murphy", "costa", "weber", "ahmed", "moreau", "santos", "dvorak"
    };
    private static final List<String> COLUMNS = List.of("given", "family", "dob", "ssn");

    /** So many persons; every second has another record, of another source, with one value missing. */
    private static List<String[]> people(int persons) {
        Random random = new Random(2);
        List<String[]> people = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            String[] person = {
                "a" + i,
                GIVEN[random.nextInt(GIVEN.length)],
                FAMILY[random.nextInt(FAMILY.length)],
                (1940 + random.nextInt(60)) + "-" + (10 + random.nextInt(3)) + "-"
                        + (10 + random.nextInt(19)),
                Integer.toString(100_000_000 + random.nextInt(900_000_000))
            };
            people.add(person);
            if (i % 2 == 0) {
                String[] other = person.clone();
                other[0] = "b" + i;
                other[1 + random.nextInt(4)] = "";
                people.add(other);
            }
        }
        return people;
    }

    private static MatchPlan plan(List<String[]> people) {
        TableProfiler profiler = TableProfiler.create();
        TableProfiler.Rows rows =
                profiler.rows("t", List.of("id", "given", "family", "dob", "ssn"));
        people.forEach(person -> rows.add(List.of(person)));
        return MatchPlan.of(profiler.profile());
    }

    private static List<Fragment> fragments(List<String[]> people) {
        List<Fragment> fragments = new ArrayList<>();
        for (String[] person : people) {
            Fragment.Builder fragment = Fragment.builder(person[0].substring(0, 1), person[0])
                    .observedAt(Instant.EPOCH);
            for (int i = 0; i < COLUMNS.size(); i++) {
                if (!person[i + 1].isEmpty()) {
                    fragment.attribute(COLUMNS.get(i), person[i + 1]);
                }
            }
            fragments.add(fragment.build());
        }
        return fragments;
    }

    @Test
    void plan_ofATable_comparesWhatTellsPeopleApart() {
        MatchPlan plan = plan(people(200));

        assertThat(plan.id()).contains("id");
        assertThat(plan.compare().keySet()).containsExactlyElementsOf(COLUMNS);
    }

    @Test
    void plan_ofNamesWrittenInSeveralWays_comparesThemAsOne() {
        Random random = new Random(5);
        TableProfiler profiler = TableProfiler.create();
        TableProfiler.Rows rows =
                profiler.rows("t", List.of("id", "full name", "first name", "last name"));
        for (int i = 0; i < 90; i++) {
            String given = GIVEN[random.nextInt(GIVEN.length)];
            String family = FAMILY[random.nextInt(FAMILY.length)];
            boolean whole = i % 3 == 0;
            rows.add(List.of(
                    "k" + i,
                    whole ? given + " " + family : "",
                    whole ? "" : given,
                    whole ? "" : family));
        }

        PlannedField name = MatchPlan.of(profiler.profile()).fields().get(0);

        assertThat(name.columns()).containsExactly("full name");
        assertThat(name.joined()).containsExactly("first name", "last name");
        assertThat(name.comparison()).isEqualTo(ReadyComparison.FULL_NAME);
    }

    @Test
    void train_ofNamesAlone_linksLikeNames() {
        List<Fragment> fragments = new ArrayList<>();
        for (String name :
                List.of("Anna Maria Holm", "Holm, Anna Maria", "Peter Okafor", "Ruth Silva")) {
            fragments.add(Fragment.builder("a", name)
                    .observedAt(Instant.EPOCH)
                    .attribute("name", name)
                    .build());
        }
        MatchPlan plan = new MatchPlan(
                Optional.empty(),
                Optional.empty(),
                List.of(new PlannedField(
                        "name",
                        List.of("name"),
                        List.of(),
                        ColumnKind.FULL_NAME,
                        FieldForm.LOWER,
                        "",
                        ReadyComparison.FULL_NAME)));

        TrainingResult result = RuleTrainer.of(plan).train(fragments);

        try (IdentityGraph graph = IdentityGraph.of(plan.configuration(result.rule()))) {
            graph.ingestAll(fragments);
            assertThat(graph.profileIds()).hasSize(3);
        }
        assertThat(result.report().notes()).anyMatch(note -> note.contains("name alone"));
    }

    @Test
    void train_ofATable_findsThePeople() {
        List<String[]> people = people(400);
        MatchPlan plan = plan(people);

        TrainingResult result = RuleTrainer.of(plan).train(fragments(people));

        Configuration configuration = plan.configuration(result.rule());
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingestAll(fragments(people));
            assertThat(graph.profileIds()).hasSizeBetween(395, 405);
        }
        assertThat(result.expected().precision()).isGreaterThan(0.95);
        assertThat(result.expected().recall()).isGreaterThan(0.95);
        assertThat(result.expected().onePerSource()).isTrue();
    }

    @Test
    void configuration_sourcesThatHoldACustomerOnce_keepTwinsOfASourceApart() {
        List<String[]> people = people(400);
        MatchPlan plan = plan(people);
        TrainingResult result = RuleTrainer.of(plan).train(fragments(people));
        String[] twin = people.get(1).clone();
        twin[0] = "b-twin";
        people.add(twin);

        assertThat(profileOf(twin, plan.configuration(result.rule()), fragments(people)))
                .hasSize(3);
        List<Fragment> counted = fragments(people).stream()
                .map(fragment -> plan.fragment(fragment, result))
                .toList();
        assertThat(profileOf(twin, plan.configuration(result), counted))
                .hasSizeLessThan(3)
                .extracting(FragmentId::source)
                .doesNotHaveDuplicates();
    }

    private static List<FragmentId> profileOf(
            String[] person, Configuration configuration, List<Fragment> fragments) {
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingestAll(fragments);
            FragmentId id = FragmentId.of(person[0].substring(0, 1), person[0]);
            return graph.profile(graph.profileId(id).orElseThrow())
                    .orElseThrow()
                    .fragments();
        }
    }

    @Test
    void train_fragmentsInAnotherOrder_isTheSame() {
        List<String[]> people = people(300);
        List<Fragment> fragments = fragments(people);
        MatchPlan plan = plan(people);
        TrainingResult expected = RuleTrainer.of(plan).train(fragments);
        Collections.shuffle(fragments, new Random(3));

        assertThat(RuleTrainer.of(plan).train(fragments)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0", "2, 2", "4, 3"})
    void trainAndLoad_anyThreadsAndOrder_giveTheSameBytes(int threads, long seed) {
        List<Fragment> fragments = fragments(people(1_500));
        MatchPlan plan = plan(people(1_500));
        String expected = everything(plan, fragments, 1);
        if (seed > 0) {
            Collections.shuffle(fragments, new Random(seed));
        }

        assertThat(everything(plan, fragments, threads))
                .isEqualTo(expected)
                .hasSizeGreaterThan(99_999);
    }

    /** Returns all that training and a load on so many threads give, as one text. */
    private static String everything(MatchPlan plan, List<Fragment> fragments, int threads) {
        TrainingResult result = RuleTrainer.of(plan).train(fragments);
        StringBuilder text = new StringBuilder(result.rule().toJson());
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(plan.configuration(result))
                .threads(threads)
                .build()) {
            graph.ingestAll(fragments.stream()
                    .map(fragment -> plan.fragment(fragment, result))
                    .toList());
            for (ProfileId id : graph.profileIds()) {
                Explanation.OfProfile explained = graph.explain(id).orElseThrow();
                explained
                        .profile()
                        .goldenRecord()
                        .forEach((name, value) -> text.append(name).append(value.values()));
                text.append(explained.profile().fragments())
                        .append(explained.links())
                        .append(explained.refused())
                        .append('\n');
            }
            text.append(graph.review());
        }
        return text.toString();
    }

    @Test
    void train_givenSettings_areKept() {
        List<String[]> people = people(200);
        MatchPlan plan = plan(people);
        RuleSettings given = new RuleSettings(
                List.of("ssn", "given and family"),
                OptionalDouble.of(3),
                OptionalDouble.empty(),
                OptionalInt.of(30),
                Optional.empty());

        TrainingResult result =
                RuleTrainer.of(plan.schema(), plan.compare(), given).train(fragments(people));

        RuleSettings settings = result.rule().settings();
        assertThat(settings.blocking()).isEqualTo(given.blocking());
        assertThat(settings.linkThreshold()).hasValue(3);
        assertThat(settings.reviewThreshold()).hasValue(-1);
        assertThat(settings.blockCap()).hasValue(30);
    }

    @Test
    void train_twoFragments_saysHowManyAreNeeded() {
        List<String[]> people = people(200);

        assertThatThrownBy(() ->
                        RuleTrainer.of(plan(people)).train(fragments(people).subList(0, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 3 fragments, but there are 2");
    }

    @Test
    void train_nobodySharesAnything_saysSo() {
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            fragments.add(Fragment.builder("a", "k" + i)
                    .observedAt(Instant.EPOCH)
                    .attribute("given", "name" + i)
                    .build());
        }

        assertThatThrownBy(() -> RuleTrainer.of(plan(people(200))).train(fragments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rare enough to compare them by");
    }

    @Test
    void of_nothingToCompare_saysSo() {
        MatchPlan plan = plan(people(200));

        assertThatThrownBy(() ->
                        RuleTrainer.of(plan.schema(), java.util.Map.of(), RuleSettings.none()))
                .hasMessageContaining("nothing says what is compared");
    }

    @Test
    void train_numberThatNobodyShares_tellsThatNothingIsShared() {
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            fragments.add(Fragment.builder("s", "k" + i)
                    .observedAt(Instant.EPOCH)
                    .attribute("given", "g" + Integer.toString(7 * i, 36))
                    .attribute("ssn", Integer.toString(100_000_000 + 17_001 * i))
                    .build());
        }
        RuleTrainer trainer = RuleTrainer.of(
                FieldSchema.of(Field.of("given"), Field.of("ssn")),
                Map.of("ssn", ReadyComparison.IDENTITY_NUMBER),
                RuleSettings.none());

        assertThatThrownBy(() -> trainer.train(fragments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("look whether the columns are the right ones");
    }
}
