package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GET /profiles, /profiles/{id} and /explain, DELETE /profiles/{id}, POST /decisions. */
class ProfilesTest {
    private final RunningShop shop = RunningShop.start();

    @BeforeEach
    void fill() {
        shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT, Bodies.LOGIN));
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "namespace=phone&value=0912345678",
                "namespace=phone&value=+886912345678",
                "namespace=phone&value=0912%20345%20678",
                "namespace=phone&value=%EF%BC%90%EF%BC%99%EF%BC%91%EF%BC%92345678",
                "namespace=email&value=mei.lin%40example.tw",
                "namespace=member_a&value=a-1001",
                "namespace=line&scope=provider-1&value=U4af4980629"
            })
    void find_byAnyWritingOfAnyIdentifier_isTheOneCustomer(String query) {
        RunningShop.Answer answer = shop.get("/profiles?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asText()).isEqualTo("line:friend-7");
    }

    @Test
    void find_inTheScopeOfAnotherProvider_isNobody() {
        RunningShop.Answer answer =
                shop.get("/profiles?namespace=line&scope=provider-2&value=U4af4980629");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("there is no such profile");
    }

    @Test
    void profile_byTheIdOfAnyFragment_showsAllThatIsKnown() {
        JsonNode profile = shop.get("/profiles/web:user-93").json();

        assertThat(profile.path("id").asText()).isEqualTo("line:friend-7");
        assertThat(profile.path("identifiers").findValuesAsText("value"))
                .containsExactly("mei.lin@example.tw", "U4af4980629", "A-1001", "+886912345678");
        assertThat(profile.at("/golden_record/name/values/0").asText()).isEqualTo("林美麗");
        assertThat(profile.at("/golden_record/name/sources/0").asText()).isEqualTo("pos_a:R-501");
    }

    @Test
    void explain_ofTwoTogether_showsTheChain() {
        JsonNode why = shop.get("/explain?a=line:friend-7&b=web:user-93").json();

        assertThat(why.path("together").asBoolean()).isTrue();
        assertThat(why.path("chain").findValuesAsText("by")).containsExactly("phone", "member_a");
    }

    @Test
    void explain_ofTwoApart_namesTheGuard() {
        shop.post(
                "/fragments", Bodies.RECEIPT.replace("R-501", "R-777").replace("a-1001", "A-2002"));

        JsonNode why = shop.get("/explain?a=pos_a:R-501&b=pos_a:R-777").json();

        assertThat(why.path("together").asBoolean()).isFalse();
        assertThat(why.path("profiles")).hasSize(2);
        assertThat(why.at("/obstacles/0").asText()).contains("phone, refused: ", "member_a");
    }

    @Test
    void explain_ofAProfile_showsItsLinks() {
        JsonNode why = shop.get("/profiles/line:friend-7/explain").json();

        assertThat(why.path("profile").asText()).isEqualTo("line:friend-7");
        assertThat(why.path("links").findValuesAsText("by")).contains("member_a", "phone", "email");
        assertThat(why.path("bridges")).isNotEmpty();
        assertThat(why.toString()).doesNotContain("1001", "912345678");
    }

    @Test
    void decide_toSeparateAndToJoinAgain_partsAndJoins() {
        String decision = "{\"kind\": \"%s\", \"a\": \"line:friend-7\", \"b\": \"pos_a:R-501\"}";

        JsonNode parted =
                shop.post("/decisions", decision.formatted("separate")).json();
        String apart = shop.get("/explain?a=line:friend-7&b=pos_a:R-501").body();
        // At the same instant a separation wins over its withdrawal.
        JsonNode again = shop.post("/decisions", decision.formatted("withdraw")).json();

        assertThat(parted.path("in_force").asBoolean()).isTrue();
        assertThat(parted.at("/a/profile").asText()).isEqualTo("line:friend-7");
        assertThat(parted.at("/b/profile").asText()).isEqualTo("pos_a:R-501");
        assertThat(apart).contains("separated by a person");
        assertThat(again.path("in_force").asBoolean()).isFalse();
    }

    @Test
    void decide_toJoinStrangers_joins() {
        shop.post(
                "/fragments",
                Bodies.LOGIN
                        .replace("user-93", "user-94")
                        .replace("A-1001", "A-5")
                        .replace("Mei.Lin", "other"));

        JsonNode joined = shop.post(
                        "/decisions",
                        "{\"kind\": \"join\", \"a\": \"web:user-94\", \"b\": \"line:friend-7\","
                                + " \"by\": \"mei\"}")
                .json();

        assertThat(joined.at("/a/profile").asText()).isEqualTo("line:friend-7");
    }

    @Test
    void delete_ofAProfile_leavesAReceiptAndNobody() {
        JsonNode receipt = shop.delete("/profiles/web:user-93").json();

        assertThat(receipt.path("profile").asText()).isEqualTo("line:friend-7");
        assertThat(receipt.path("fragments").asInt()).isEqualTo(3);
        assertThat(shop.get("/profiles?namespace=member_a&value=A-1001").status())
                .isEqualTo(404);
        assertThat(shop.delete("/profiles/web:user-93").status()).isEqualTo(404);
    }
}
