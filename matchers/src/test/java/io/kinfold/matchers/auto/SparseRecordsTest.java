package io.kinfold.matchers.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.rule.ReadyComparison;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What is learned of a retailer's records, most of which hold one or two identifiers and nothing else: members
 * with name and birthday, receipts with the number of a member, and visits with a browser's cookie and perhaps an e-mail
 * address. One telephone number in four is a household's, and a sixth of the customers were also at a kiosk that is everybody's.
 */
class SparseRecordsTest {
    private static final int CUSTOMERS = 3_000;

    private static final List<Fragment> FRAGMENTS = new ArrayList<>();
    private static final List<Integer> CUSTOMER_OF = new ArrayList<>();

    private static TrainingResult trained;
    private static MatchPlan plan;
    private static FellegiSunterMatcher matcher;

    @BeforeAll
    static void train() {
        Random random = new Random(9);
        String phone = "";
        for (int i = 0; i < CUSTOMERS; i++) {
            String number = "M" + (100_000_000 + random.nextInt(900_000_000));
            String email = word(random, 9) + "@mail.example";
            phone = i % 4 == 1 ? phone : "09" + (10_000_000 + random.nextInt(90_000_000));
            String name = word(random, 4) + " " + word(random, 5);
            String birthday =
                    LocalDate.ofEpochDay(-5_000 + random.nextInt(18_000)).toString();
            add(
                    i,
                    "number",
                    number,
                    "email",
                    email,
                    "phone",
                    phone,
                    "name",
                    name,
                    "birthday",
                    birthday);
            if (i % 5 == 0) {
                add(i, "email", email, "phone", phone, "name", name, "birthday", birthday);
            }
            if (i % 6 == 0) {
                add(i, "cookie", "kiosk" + i / 6 % 3 + "000000000", "email", email);
            }
            for (int receipt = random.nextInt(3); receipt > 0; receipt--) {
                add(i, "number", number);
            }
            for (int visit = random.nextInt(4); visit > 0; visit--) {
                String cookie = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
                add(i, "cookie", cookie, "email", email);
                add(i, "cookie", cookie);
            }
        }
        plan = new MatchPlan(
                Optional.empty(),
                Optional.empty(),
                List.of(
                        field(
                                "number",
                                ColumnKind.IDENTITY_NUMBER,
                                FieldForm.CODE,
                                ReadyComparison.IDENTITY_NUMBER),
                        field(
                                "cookie",
                                ColumnKind.IDENTITY_NUMBER,
                                FieldForm.CODE,
                                ReadyComparison.IDENTITY_NUMBER),
                        field("email", ColumnKind.EMAIL, FieldForm.EMAIL, ReadyComparison.EMAIL),
                        field("phone", ColumnKind.PHONE, FieldForm.DIGITS, ReadyComparison.PHONE),
                        field(
                                "name",
                                ColumnKind.FULL_NAME,
                                FieldForm.LOWER,
                                ReadyComparison.FULL_NAME),
                        field(
                                "birthday",
                                ColumnKind.BIRTH_DATE,
                                FieldForm.DATE,
                                ReadyComparison.DATE_OF_BIRTH)));
        trained = RuleTrainer.of(plan).train(FRAGMENTS);
        matcher = FellegiSunterMatcher.of(
                plan.schema(), trained.rule().model(), values -> new long[0]);
    }

    private static PlannedField field(
            String name, ColumnKind kind, FieldForm form, ReadyComparison comparison) {
        return new PlannedField(name, List.of(name), List.of(), kind, form, "", comparison);
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(20)));
        }
        return word.toString();
    }

    private static Fragment fragment(String key, String... fields) {
        Fragment.Builder fragment = Fragment.builder("s", key).observedAt(Instant.EPOCH);
        for (int i = 0; i < fields.length; i += 2) {
            fragment.attribute(fields[i], fields[i + 1]);
        }
        return fragment.build();
    }

    private static void add(int customer, String... fields) {
        FRAGMENTS.add(fragment("r" + FRAGMENTS.size(), fields));
        CUSTOMER_OF.add(customer);
    }

    private static double weight(Fragment one, Fragment other) {
        return matcher.weight(matcher.prepare(one), matcher.prepare(other));
    }

    @Test
    void train_anyNumbers_blocksOnEachByItself() {
        assertThat(trained.rule().settings().blocking())
                .contains("number", "cookie", "email", "phone");
    }

    @Test
    void train_numberOfFewRecords_isEnoughByItself() {
        double sum = 0;
        int count = 0;
        for (int i = 1; i < FRAGMENTS.size(); i++) {
            Optional<String> number = FRAGMENTS.get(i).attribute("number");
            if (number.isPresent() && number.equals(FRAGMENTS.get(i - 1).attribute("number"))) {
                Fragment receipt = fragment("r", "number", number.get());
                sum += weight(receipt, receipt);
                count++;
            }
        }

        // One pair in fifty is expected to be of two customers, and nothing speaks for more.
        assertThat(sum / count).isCloseTo(Math.log(49) / Math.log(2), within(0.1));
    }

    @Test
    void train_severalBrowsersOfACustomer_doNotContradict() {
        Fragment one = fragment("a", "email", "some@mail.example", "cookie", "c123456789abcdef");
        Fragment other = fragment("b", "email", "some@mail.example", "cookie", "d9f7b3a1e5c84260");

        assertThat(weight(one, other)).isPositive();
    }

    @Test
    void train_phoneOfHouseholds_saysLessThanANumber() {
        double byPhone =
                weight(fragment("a", "phone", "0912345678"), fragment("b", "phone", "0912345678"));

        // Of those who share one, 600 pairs are one customer's records and some 900 a household's.
        assertThat(byPhone).isBetween(-1.5, 1.0);
        assertThat(weight(
                        fragment("d", "phone", "0912345678", "birthday", "1970-02-03"),
                        fragment("e", "phone", "0912345678", "birthday", "1984-11-23")))
                .isNegative();
    }

    @Test
    void resolve_chainsOfIdentifiers_findsMostPairsAndHardlyAnyWrong() {
        List<String> profiles = new ArrayList<>();
        try (IdentityGraph graph = IdentityGraph.of(plan.configuration(trained))) {
            graph.ingestAll(FRAGMENTS);
            FRAGMENTS.forEach(fragment ->
                    profiles.add(graph.profileId(fragment.id()).orElseThrow().toString()));
        }
        Map<String, Integer> ofProfile = new HashMap<>();
        Map<String, Integer> ofCustomer = new HashMap<>();
        Map<String, Integer> ofBoth = new HashMap<>();
        for (int i = 0; i < profiles.size(); i++) {
            ofProfile.merge(profiles.get(i), 1, Integer::sum);
            ofCustomer.merge("" + CUSTOMER_OF.get(i), 1, Integer::sum);
            ofBoth.merge(profiles.get(i) + ' ' + CUSTOMER_OF.get(i), 1, Integer::sum);
        }
        double right = pairs(ofBoth);

        assertThat(right / pairs(ofCustomer)).isGreaterThan(0.97);
        assertThat(right / pairs(ofProfile)).isGreaterThan(0.99);
    }

    private static double pairs(Map<String, Integer> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
    }

    @Test
    void train_columnsInAnyOrder_blocksOnTheSame() {
        List<PlannedField> reversed = new ArrayList<>(plan.fields());
        Collections.reverse(reversed);
        MatchPlan other = new MatchPlan(Optional.empty(), Optional.empty(), reversed);

        assertThat(RuleTrainer.of(other).train(FRAGMENTS).rule().settings().blocking())
                .contains("number", "cookie", "email", "phone");
    }
}
