package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** POST /events, GET /segments and what is below it. */
class SegmentsTest {
    private final RunningShop shop = RunningShop.start();

    @BeforeEach
    void fill() {
        shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT, Bodies.LOGIN));
        shop.post("/events", Bodies.purchase("o-1", "A-1001", 12_800));
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void events_ofThreeKinds_haveTheirOutcomes() {
        RunningShop.Answer answer = shop.post(
                "/events",
                Bodies.list(
                        Bodies.purchase("o-2", "a-1001", 1),
                        Bodies.purchase("o-3", "A-9", 1),
                        Bodies.purchase("o-1", "A-1001", 1)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().findValuesAsText("outcome"))
                .containsExactly("attributed", "waiting", "repeated");
    }

    @Test
    void events_withFlaws_nameThem() {
        RunningShop.Answer answer = shop.post(
                "/events",
                Bodies.purchase("o-2", "A-1001", 1)
                        .replace("\"store_a\"", "\"nowhere\", \"color\": \"red\""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/events/0/flaws").toString())
                .contains("BAD_VALUE purchase.channel", "UNKNOWN_FIELD purchase.color");
    }

    @Test
    void events_thatCannotBeUsed_are422() {
        RunningShop.Answer answer = shop.post(
                "/events",
                Bodies.purchase("o-2", "A-1001", 1).replace("2026-03-20T", "+12026-03-20T"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/events/0/outcome").asText()).isEqualTo("rejected");
        assertThat(answer.json().at("/events/0/flaws/0").asText()).startsWith("BAD_INSTANT");
    }

    @Test
    void events_withAmountsBeyondAllBounds_areKeptWithoutThem() {
        String huge = Bodies.purchase("o-2", "A-1001", 7);

        for (String amount :
                List.of("1e999999999", "1e-999999999", "9".repeat(900), "0.5", "\"12,800\"")) {
            RunningShop.Answer answer = shop.post(
                    "/events",
                    huge.replace("7,", amount + ",").replace("o-2", "o-" + amount.hashCode()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/events/0/flaws/0").asText())
                    .isEqualTo("BAD_VALUE purchase.amount");
        }
    }

    @Test
    void segments_all_areListedWithTheirSizes() {
        JsonNode listed = shop.get("/segments").json();

        assertThat(listed.path("at").asText()).isEqualTo(RunningShop.NOW.toString());
        JsonNode vip = listed.at("/segments/2");
        assertThat(vip.path("name").asText()).isEqualTo("vip");
        assertThat(vip.path("members").asInt()).isEqualTo(1);
        assertThat(vip.path("text").asText()).startsWith("in segment 'reachable' and ");
    }

    @Test
    void segment_asOfAnotherDay_hasTheMembersOfThatDay() {
        JsonNode now = shop.get("/segments/vip").json();
        JsonNode later = shop.get("/segments/vip?at=2026-06-30T10:00:00+08:00").json();

        assertThat(now.path("count").asInt()).isEqualTo(1);
        assertThat(now.at("/members/0").asText()).isEqualTo("line:friend-7");
        assertThat(later.path("count").asInt()).isZero();
        assertThat(later.path("members")).isEmpty();
    }

    @Test
    void segment_ofManyMembers_comesInPages() {
        for (int i = 10; i < 35; i++) {
            shop.post(
                    "/fragments",
                    Bodies.FRIEND
                            .replace("friend-7", "friend-" + i)
                            .replace("U4af4980629", "U" + i)
                            .replace("345-678", "345-6" + i));
        }

        List<String> members = new ArrayList<>();
        String path = "/segments/line_friends_no_members?limit=10";
        int pages = 0;
        for (String next = ""; next != null; pages++) {
            JsonNode page =
                    shop.get(path + (next.isEmpty() ? "" : "&after=" + next)).json();
            assertThat(page.path("count").asInt()).isEqualTo(25);
            page.path("members").forEach(id -> members.add(id.asText()));
            next = page.has("next") ? page.path("next").asText() : null;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(members).hasSize(25).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void segments_ofAProfile_areNamed() {
        JsonNode mine = shop.get("/profiles/web:user-93/segments").json();

        assertThat(mine.path("profile").asText()).isEqualTo("line:friend-7");
        assertThat(mine.path("segments").toString())
                .contains("active", "reachable", "vip", "birthday_this_week");
    }

    @Test
    void why_ofAProfile_tellsTheDistance() {
        JsonNode why = shop.get("/profiles/web:user-93/segments/lapsing").json();

        assertThat(why.path("member").asBoolean()).isFalse();
        assertThat(why.path("blocking").toString())
                .contains("count(purchase in last 365 days) >= 2");
        assertThat(why.at("/tree/parts/0/distance").asInt()).isEqualTo(1);
    }

    @Test
    void why_ofNobodyOrNoSegment_is404() {
        assertThat(shop.get("/profiles/web:nobody/segments/vip").status()).isEqualTo(404);
        assertThat(shop.get("/profiles/web:nobody/segments").status()).isEqualTo(404);
        assertThat(shop.get("/profiles/web:user-93/segments/nosuch").error())
                .contains("GET /segments");
        assertThat(shop.get("/segments/nosuch").status()).isEqualTo(404);
    }
}
