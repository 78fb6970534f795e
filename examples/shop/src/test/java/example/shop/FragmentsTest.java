package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** POST /fragments and DELETE /fragments/{source}/{key}. */
class FragmentsTest {
    private final RunningShop shop = RunningShop.start();

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void post_ofOneFragment_tellsItsProfileAndEffect() {
        RunningShop.Answer answer = shop.post("/fragments", Bodies.FRIEND);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode only = answer.json().at("/fragments/0");
        assertThat(only.path("fragment").asText()).isEqualTo("line:friend-7");
        assertThat(only.path("profile").asText()).isEqualTo("line:friend-7");
        assertThat(only.path("effect").asText()).isEqualTo("created");
        assertThat(only.path("unlinked")).isEmpty();
    }

    @Test
    void post_ofManyFragments_tellsTheirsInTheirOrder() {
        RunningShop.Answer answer =
                shop.post("/fragments", Bodies.list(Bodies.LOGIN, Bodies.FRIEND, Bodies.RECEIPT));

        JsonNode fragments = answer.json().path("fragments");
        assertThat(fragments.findValuesAsText("fragment"))
                .containsExactly("web:user-93", "line:friend-7", "pos_a:R-501");
        assertThat(shop.get("/profiles/pos_a:R-501").json().path("fragments")).hasSize(3);
    }

    @Test
    void post_ofTheSameAgain_isUnchanged() {
        shop.post("/fragments", Bodies.FRIEND);

        RunningShop.Answer again = shop.post("/fragments", Bodies.FRIEND);

        assertThat(again.json().at("/fragments/0/effect").asText()).isEqualTo("unchanged");
    }

    @Test
    void post_ofAnAddressThatNobodyVerified_saysThatItDoesNotLink() {
        RunningShop.Answer answer =
                shop.post("/fragments", Bodies.LOGIN.replace(", \"verified\": true", ""));

        JsonNode unlinked = answer.json().at("/fragments/0/unlinked/0");
        assertThat(unlinked.path("namespace").asText()).isEqualTo("email");
        assertThat(unlinked.path("reason").asText()).isEqualTo("unverified");
    }

    @Test
    void post_ofAnErasedFragment_saysSo() {
        shop.post("/fragments", Bodies.FRIEND);
        shop.delete("/profiles/line:friend-7");

        RunningShop.Answer late = shop.post("/fragments", Bodies.FRIEND);

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json().at("/fragments/0/effect").asText()).isEqualTo("erased");
        assertThat(late.json().at("/fragments/0").has("profile")).isFalse();
    }

    @Test
    void delete_ofAFragment_partsWhatItJoined() {
        shop.post("/fragments", Bodies.list(Bodies.LOGIN, Bodies.FRIEND, Bodies.RECEIPT));

        RunningShop.Answer answer = shop.delete("/fragments/pos_a/R-501");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("retracted").asText()).isEqualTo("pos_a:R-501");
        assertThat(shop.get("/profiles/web:user-93").json().path("id").asText())
                .isEqualTo("web:user-93");
        assertThat(shop.delete("/fragments/pos_a/R-501").status()).isEqualTo(404);
    }

    @Test
    void delete_ofAKeyWithAnyCharacter_findsIt() {
        String key = "收據/2026 #1:a%?";
        shop.post("/fragments", Bodies.RECEIPT.replace("R-501", key));

        RunningShop.Answer answer =
                shop.delete("/fragments/pos_a/%E6%94%B6%E6%93%9A%2F2026%20%231%3Aa%25%3F");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("retracted").asText()).isEqualTo("pos_a:" + key);
    }
}
