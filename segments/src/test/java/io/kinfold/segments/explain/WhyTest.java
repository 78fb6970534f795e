package io.kinfold.segments.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.text.ParseLimits;
import io.kinfold.segments.text.Parser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

class WhyTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final EvaluationContext CONTEXT = EvaluationContext.of(NOW, TAIPEI);
    private static final Schema SCHEMA = Schema.builder()
            .attribute("tier", ValueType.oneOf("basic", "gold", "vip"))
            .attribute("city", ValueType.text())
            .attribute("spent", ValueType.decimal(2))
            .attribute("birthday", ValueType.anniversary())
            .attribute("joined", ValueType.date())
            .event(
                    "purchase",
                    event -> event.field("amount", ValueType.decimal(2))
                            .field("channel", ValueType.text()))
            .event("view", event -> event.field("category", ValueType.text()))
            .identity("line")
            .build();
    private static final ProfileId ANN = new ProfileId(FragmentId.of("crm", "1042"));

    private final CustomerData data = CustomerData.of(SCHEMA);

    @BeforeEach
    void customers() {
        data.put(
                ANN,
                List.of(Identifier.of("line", "U1")),
                Map.of(
                        "tier", List.of("gold"),
                        "spent", List.of("812.50"),
                        "birthday", List.of("1990-11-25"),
                        "joined", List.of("2024-05-01")));
        purchase("2026-11-01T16:30:00Z", "250.00", "online");
        purchase("2026-11-18T03:00:00Z", "1200", "store");
        view("2026-11-20T10:00:00Z", "shoes");
    }

    @Test
    void text_conjunction_showsEachLeafWithValueBoundsAndEvents() {
        Why why = why("tier in ('gold', 'vip') and count(purchase in last 90 days) >= 3"
                + " and city != 'Taipei'");

        assertThat(why.text()).isEqualTo("""
                @ now=2026-11-21T10:00+08:00 zone=Asia/Taipei profile=crm:1042 -> OUT
                and                                      ✗
                 ├ tier in ('gold', 'vip')               ✓ 'gold'
                 ├ count(purchase in last 90 days) >= 3  ✗ 2   2026-08-23T00:00+08:00 .. now   \
                purchase 2026-11-18 (amount 1200.00, channel 'store'), purchase 2026-11-02 \
                (amount 250.00, channel 'online')
                 └ city != 'Taipei'                      ✓ missing, which this matches
                blocking: 1 of 3 · needs +1 in count(purchase in last 90 days) >= 3 · \
                no change by time alone""");
        assertThat(why.member()).isFalse();
        assertThat(why.blocking())
                .extracting(Why.Leaf::text)
                .containsExactly("count(purchase in last 90 days) >= 3");
    }

    @Test
    void text_nestedGroups_isATree() {
        Why why = why("spent > 1000 or birthday in next 7 days"
                + " and not (did view in last 14 days or joined < '2020-01-01')");

        assertThat(why.text().lines().skip(1).map(line -> line.replaceAll("([✓✗]).*", "$1")))
                .containsExactly(
                        "or                                    ✗",
                        " ├ spent > 1000                       ✗",
                        " └ and                                ✗",
                        "    ├ birthday in next 7 days         ✓",
                        "    └ not                             ✗",
                        "       └ or                           ✓",
                        "          ├ did view in last 14 days  ✓",
                        "          └ joined < '2020-01-01'     ✗",
                        "blocking: 2 of 4 · needs +187.51 in spent > 1000 · next change by time"
                                + " alone 2026-11-26T00:00+08:00 (stays OUT)"
                                + " · joins 2027-11-18T00:00+08:00");
        assertThat(why.blocking())
                .extracting(Why.Leaf::text)
                .containsExactly("spent > 1000", "did view in last 14 days");
    }

    @Test
    void json_leaf_hasValueBoundsEventsAndDistance() {
        assertThat(why("count(purchase in last 90 days) >= 3").json())
                .isEqualTo(
                        "{\"profile\":"
                                + "\"crm:1042\",\"now\":\"2026-11-21T10:00+08:00\",\"zone\":\"Asia/Taipei\","
                                + "\"member\":false,\"blocking\":[\"count(purchase in last 90 days) >= 3\"],"
                                + "\"tree\":{\"text\":\"count(purchase in last 90 days) >= 3\",\"result\":false,"
                                + "\"blocking\":true,\"value\":2,\"missing\":false,"
                                + "\"from\":\"2026-08-23T00:00+08:00\",\"counted\":2,\"events\":["
                                + "{\"event\":\"purchase\",\"at\":\"2026-11-18T11:00+08:00\","
                                + "\"fields\":{\"amount\":1200.00,\"channel\":\"store\"}},"
                                + "{\"event\":\"purchase\",\"at\":\"2026-11-02T00:30+08:00\","
                                + "\"fields\":{\"amount\":250.00,\"channel\":\"online\"}}],\"distance\":1}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spent >= 1000 | 187.50",
                "spent > 1000 | 187.51",
                "spent > 1000.005 | 187.51",
                "spent < 800 | -12.51",
                "spent <= 800 | -12.50",
                "spent = 800 | -12.50",
                "spent between 900 and 1000 | 87.50",
                "spent between 100 and 200 | -612.50",
                "spent between 800 and 900 | 0.00",
                "days_since(joined) < 100 | -835",
                "count(purchase) > 4 | 3",
                "count(purchase) >= 2.5 | 1",
                "sum(purchase.amount) >= 2000 | 550.00",
                "sum(purchase.amount) between 1 and 1000 | -450.00",
            })
    void distance_comparison_isHowMuchTheValueMustGrow(String text, String distance) {
        assertThat(why(text).leaves().get(0).distance())
                .hasValueSatisfying(number -> assertThat(number.toString()).isEqualTo(distance));
    }

    @ParameterizedTest
    @CsvSource({
        "spent != 1",
        "tier = 'vip'",
        "not spent > 1000",
        "city is set",
        "did not view",
        "not count(purchase) > 3"
    })
    void distance_whereNoNumberWouldDo_isEmpty(String text) {
        assertThat(why(text).leaves().get(0).distance()).isEmpty();
    }

    /** Each was worked out by hand from the rules of windows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "did view in last 14 days | 2026-12-05T00:00+08:00",
                "did view in last 20 hours | 2026-11-21T14:00+08:00",
                "did not purchase in last 14 days | 2026-12-03T00:00+08:00",
                "count(purchase in last 30 days) >= 2 | 2026-12-03T00:00+08:00",
                "did purchase in last 1 months | 2026-12-19T00:00+08:00",
                "days_since(joined) >= 940 | 2026-11-27T00:00+08:00",
                "days_since(last(purchase)) <= 5 | 2026-11-24T00:00+08:00",
                "birthday in next 7 days | 2026-11-26T00:00+08:00",
                "joined in last 3 years | 2027-05-02T00:00+08:00",
                "stopped purchase for 30 days | 2026-12-19T00:00+08:00",
                "did view then not purchase within 2 days | 2026-11-22T23:59:59.999+08:00",
                "did view then not purchase within 40 hours | 2026-11-22T10:00+08:00",
            })
    void turns_byTimeAlone_isTheFirstInstantOfTheOtherResult(String text, String instant) {
        Why why = why(text);

        assertThat(why.turns()).map(at -> Shown.instant(at, TAIPEI)).hasValue(instant);
        assertThat(why.leaves().get(0).changes()).isEqualTo(why.turns());
        assertThat(why.next()).hasValue(new Why.Change(why.turns().orElseThrow(), !why.member()));
    }

    @Test
    void turns_tagWithTimeToLive_isFoundToTheMillisecond() {
        Instant until = Instant.parse("2026-12-01T07:11:13.017Z");
        data.tag(ANN, "contacted", NOW.minusSeconds(9), Optional.of(until));

        assertThat(why("tag 'contacted'").turns()).hasValue(until);
        assertThat(why("tags contains 'contacted'").turns()).hasValue(until);
    }

    @Test
    void turns_eventStillToCome_isWhenItHappens() {
        purchase("2026-11-25T01:02:03.004Z", "5", "online");

        assertThat(why("count(purchase) >= 3").turns())
                .hasValue(Instant.parse("2026-11-25T01:02:03.004Z"));
        assertThat(why("did purchase in next 3 hours").turns())
                .hasValue(Instant.parse("2026-11-24T22:02:03.004Z"));
    }

    @Test
    void next_leafThatDecidesNothing_leavesTheMembership() {
        Why why = why("did view in last 14 days or has identity 'line'");

        assertThat(why.next())
                .hasValueSatisfying(change -> assertThat(change.member()).isTrue());
        assertThat(why.turns()).isEmpty();
        assertThat(why.text())
                .endsWith("next change by time alone 2026-12-05T00:00+08:00 (stays IN)");
    }

    @Test
    void text_top_showsTheCutAndHowFarItIs() {
        for (int i = 1; i <= 9; i++) {
            data.put(
                    new ProfileId(FragmentId.of("crm", "rich" + i)),
                    List.of(),
                    Map.of("spent", List.of(i + "000")));
        }

        Why why = why("top 20 percent by spent");

        assertThat(why.text()).contains("top 20 percent by spent  ✗ 812.50   from 8000.00 on");
        assertThat(why.text()).contains("needs +7187.50 in top 20 percent by spent");
        assertThat(why.leaves().get(0).cut()).hasValue(new BigDecimal("8000.00"));
    }

    @Test
    void of_noSuchProfile_isEmpty() {
        ProfileId nobody = new ProfileId(FragmentId.of("crm", "nobody"));

        assertThat(Why.of(data, segment("spent > 1"), nobody, CONTEXT)).isEmpty();
    }

    @Test
    void toString_neverShowsAValue() {
        Why why = why("tier = 'gold' and spent > 1 and did purchase");

        String shown = why + " " + why.leaves() + " " + why.root()
                + why.leaves().get(2).events().sample();

        assertThat(shown).contains("tier = 'gold'").doesNotContain("812").doesNotContain("1200");
    }

    @Test
    void funnel_conjuncts_countWhoComesGoesOnAndIsMissing() {
        for (int i = 0; i < 9; i++) {
            data.put(
                    new ProfileId(FragmentId.of("crm", "x" + i)),
                    List.of(),
                    i < 4 ? Map.of("spent", List.of("100")) : Map.of("city", List.of("Tainan")));
        }

        Funnel funnel = Funnel.of(
                data, segment("(spent < 500 or tier = 'gold') and city = 'Tainan'"), CONTEXT);

        assertThat(funnel.profiles()).isEqualTo(10);
        assertThat(funnel.steps())
                .containsExactly(
                        new Funnel.Step("spent < 500 or tier = 'gold'", 10, 5, 5, 9),
                        new Funnel.Step("city = 'Tainan'", 5, 0, 5, 5));
        assertThat(funnel.members()).isZero();
        assertThat(funnel.text())
                .contains("5 -5   spent < 500 or tier = 'gold'   (alone 5, missing 9)");
        assertThat(funnel.json())
                .startsWith("{\"profiles\":10,\"members\":0,\"steps\":[{\"text\":");
    }

    private Why why(String text) {
        return Why.of(data, segment(text), ANN, CONTEXT).orElseThrow();
    }

    private static Segment segment(String text) {
        return Segment.of(
                SCHEMA,
                Objects.requireNonNull(
                        Parser.parse(text, ParseLimits.EXPRESSION).expression()));
    }

    private void purchase(String at, String amount, String channel) {
        data.track(Event.builder("purchase")
                .identifier(Identifier.of("line", "U1"))
                .at(Instant.parse(at))
                .field("amount", amount)
                .field("channel", channel)
                .build());
    }

    private void view(String at, String category) {
        data.track(Event.builder("view")
                .identifier(Identifier.of("line", "U1"))
                .at(Instant.parse(at))
                .field("category", category)
                .build());
    }
}
