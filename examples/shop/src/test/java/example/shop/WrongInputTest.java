package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** What clients get wrong is told with its place, without quoting it, and changes nothing. */
class WrongInputTest {
    private final RunningShop shop = RunningShop.start();

    @AfterEach
    void stop() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {                              | the body is not well-formed JSON, or repeats a field, at line 1
            {'source': 'SECRET'}           | the body is not well-formed JSON, or repeats a field, at line 1
            {~source~:~a~,~source~:~b~}    | the body is not well-formed JSON, or repeats a field, at line 1
            SECRET                         | the body is not well-formed JSON, or repeats a field, at line 1
            ~SECRET~                       | [0] must be an object
            null                           | the body is null
            [null]                         | [0] is null
            []                             | the body holds 0 things; send 1 to 1000
            [{~source~:~pos_a~}]           | [0] is wrong: the field 'key' is missing; add it
            {~source~: 7}                  | [0].source must be a text
            {~source~: {~SECRET~: 7}}      | [0].source must be a text
            {~observed_at~: ~SECRET~}      | [0].observed_at must be an instant with its offset
            {~observed_at~: ~2026-01-31~}  | [0].observed_at must be an instant with its offset
            {~identifiers~: ~SECRET~}      | [0].identifiers[0] must be an object
            {~identifiers~: [{~value~:9}]} | [0].identifiers[0].value must be a text
            {}{}                           | [0] is wrong: the field 'source' is missing
            """)
    void post_ofSomethingElse_saysWhatAndWhere(String body, String error) {
        RunningShop.Answer answer = shop.post("/fragments", body.replace('~', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(error).doesNotContain("SECRET");
        assertThat(shop.get("/statistics").json().path("fragments").asInt()).isZero();
    }

    @Test
    void post_ofANamespaceThatIsNotThere_refusesAllOfTheRequest() {
        String wrong = Bodies.FRIEND.replace("\"phone\"", "\"telephone\"");

        RunningShop.Answer answer = shop.post("/fragments", Bodies.list(Bodies.RECEIPT, wrong));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error())
                .isEqualTo("[1].identifiers[1].namespace is no namespace of this shop;"
                        + " there are member_a, member_b, line, phone, email");
        assertThat(shop.get("/statistics").json().path("fragments").asInt()).isZero();
    }

    @Test
    void post_ofAnEventThatIsNotThere_namesThoseThatAre() {
        String purchase = Bodies.purchase("o-1", "A-1001", 1);

        RunningShop.Answer type = shop.post("/events", purchase.replace("purchase", "buy"));
        RunningShop.Answer namespace = shop.post("/events", purchase.replace("member_a", "member"));
        RunningShop.Answer field = shop.post("/events", purchase.replace("1,", "{\"a\": 1},"));

        assertThat(type.error())
                .isEqualTo(
                        "[0].type is no event of this shop; there are purchase, view, cart, open");
        assertThat(namespace.error()).startsWith("[0].identifier.namespace is no namespace");
        assertThat(field.error()).contains("the field 'fields.amount' must be a text, a number");
    }

    @Test
    void post_ofADecisionAboutOneFragment_isRefused() {
        RunningShop.Answer same =
                shop.post("/decisions", "{\"kind\": \"join\", \"a\": \"web:1\", \"b\": \"web:1\"}");
        RunningShop.Answer kind = shop.post(
                "/decisions", "{\"kind\": \"marry\", \"a\": \"web:1\", \"b\": \"web:2\"}");
        RunningShop.Answer form =
                shop.post("/decisions", "{\"kind\": \"join\", \"a\": \"web\", \"b\": \"web:2\"}");

        assertThat(same.error())
                .isEqualTo("a decision needs two different fragments, but both ends are web:1");
        assertThat(kind.error()).isEqualTo("kind must be one of withdraw, join, separate");
        assertThat(form.error()).startsWith("a fragment id must be written as source:key");
    }

    @Test
    void post_ofAFieldThatIsNotThere_namesThoseThatAre() {
        RunningShop.Answer answer = shop.post(
                "/fragments",
                Bodies.FRIEND.replace("{\"source\"", "{\"colour\": \"red\", \"source\""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error())
                .isEqualTo("[0].colour is no field here; there are attributes, identifiers, key,"
                        + " observed_at, source");
    }

    @Test
    void post_ofTooMuch_is413() {
        RunningShop.Answer answer = shop.post("/fragments", "[" + " ".repeat(3 << 20) + "]");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error()).startsWith("the body is longer than 1048576 bytes");
    }

    @Test
    void post_ofTooMany_isRefused() {
        RunningShop.Answer answer = shop.post(
                "/fragments", "[" + (Bodies.FRIEND + ",").repeat(1_000) + Bodies.FRIEND + "]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith("the body holds 1001 things");
    }

    @Test
    void post_ofNothing_isRefused() {
        assertThat(shop.post("/fragments", "").error()).isEqualTo("the body is empty; send JSON");
    }

    @Test
    void post_ofAForm_is415() {
        HttpRequest form = HttpRequest.newBuilder(URI.create(shop.address() + "/fragments"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("source=a"))
                .build();

        assertThat(RunningShop.send(form).status()).isEqualTo(415);
    }

    @Test
    void post_ofBytesThatAreNoUtf8_isRefused() {
        byte[] big5 = {
            '{', '"', 's', 'o', 'u', 'r', 'c', 'e', '"', ':', '"', (byte) 0xA5, 'x', '"', '}'
        };
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + "/fragments"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(big5))
                .build();

        RunningShop.Answer answer = RunningShop.send(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("JSON");
    }

    @Test
    void post_ofHalfASurrogatePair_isKeptAndShown() {
        RunningShop.Answer posted =
                shop.post("/fragments", Bodies.RECEIPT.replace("林美麗", "\\ud842"));

        assertThat(posted.status()).isEqualTo(200);
        assertThat(shop.get("/profiles/pos_a:R-501").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /fragments                              | 405 | this path takes POST only
            PUT    | /profiles/a:b                           | 405 | this path takes DELETE, GET only
            GET    | /nosuch                                 | 404 | there is no such path
            GET    | /                                       | 404 | there is no such path
            GET    | /profiles/                              | 400 | a fragment id must be written as source:key
            GET    | /profiles?namespace=phone               | 400 | the parameter 'value' is missing
            GET    | /profiles?namespace=phon&value=1        | 400 | the parameter 'namespace' is no namespace
            GET    | /profiles?namespace=phone&value=1&value=2 | 400 | a parameter is given twice
            GET    | /profiles?namespace=phone&value=%FF     | 400 | the address is not percent-encoded UTF-8
            GET    | /profiles/nobody                        | 400 | a fragment id must be written as source:key
            GET    | /profiles/web:nobody                    | 404 | there is no such profile
            GET    | /profiles/web:nobody/explain            | 404 | there is no such profile
            GET    | /explain?a=web:1&b=web:2                | 404 | one of the two fragments is not there
            GET    | /segments/vip?at=tomorrow               | 400 | the parameter 'at' must be an instant
            GET    | /segments/vip?at=+999999999-01-01T00:00:00Z | 400 | the parameter 'at' must be an instant
            GET    | /segments/vip?limit=0                   | 400 | the parameter 'limit' must be a whole number
            GET    | /segments/vip?limit=x                   | 400 | the parameter 'limit' must be a whole number
            GET    | /segments/vip?after=x                   | 400 | a fragment id must be written as source:key
            DELETE | /fragments/web/nobody                   | 404 | there is no such fragment
            DELETE | /fragments/web/                         | 400 | key of a fragment id must not be empty
            """)
    void request_ofSomethingElse_saysWhat(String method, String path, int status, String error) {
        RunningShop.Answer answer = shop.send(method, path, "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).startsWith(error);
    }

    @Test
    void request_byTheWrongMethod_namesTheRightOnes() {
        assertThat(shop.get("/events").response().headers().firstValue("Allow")).hasValue("POST");
    }
}
