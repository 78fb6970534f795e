package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** GET /health, /metrics and /statistics. */
class OperationsTest {
    @TempDir
    Path folder;

    @Test
    void health_ofAShopThatWorks_isUp() throws Exception {
        try (RunningShop shop = RunningShop.start(folder)) {
            RunningShop.Answer answer = shop.get("/health");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("status").asText()).isEqualTo("up");
            assertThat(answer.json().path("store").asText()).isEqualTo("in_time");
        }
    }

    @Test
    void health_ofAGraphThatIsClosed_is503() throws Exception {
        try (RunningShop shop = RunningShop.start(folder)) {
            shop.customers().close();

            RunningShop.Answer answer = shop.get("/health");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("graph").asText()).isEqualTo("closed");
        }
    }

    @Test
    void metrics_afterAFragment_countIt() throws Exception {
        try (RunningShop shop = RunningShop.start(folder)) {
            shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT));

            RunningShop.Answer answer = shop.get("/metrics");

            assertThat(answer.response().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain");
            assertThat(answer.body())
                    .contains("kinfold_ingest_fragments_total 2.0", "kinfold_up 1.0");
        }
    }

    @Test
    void backup_whileTheShopRuns_opensAsAShop(@TempDir Path other) throws Exception {
        try (RunningShop shop = RunningShop.start(folder)) {
            shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT));
            shop.post("/events", Bodies.purchase("o-1", "A-1001", 12_800));

            Path copy = Path.of(shop.post("/backups", "").json().path("file").asText());
            shop.delete("/profiles/line:friend-7");
            Files.move(copy, other.resolve("customers.db"));
        }

        try (RunningShop restored = RunningShop.start(other)) {
            assertThat(restored.get("/segments/vip").json().path("count").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void statistics_countFragmentsProfilesAndEvents() throws Exception {
        try (RunningShop shop = RunningShop.start(folder)) {
            shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT));
            shop.post("/events", Bodies.purchase("o-1", "A-1001", 1));

            RunningShop.Answer answer = shop.get("/statistics");

            assertThat(answer.json().path("fragments").asInt()).isEqualTo(2);
            assertThat(answer.json().path("profiles").asInt()).isEqualTo(1);
            assertThat(answer.json().at("/events/purchase").asInt()).isEqualTo(1);
        }
    }
}
