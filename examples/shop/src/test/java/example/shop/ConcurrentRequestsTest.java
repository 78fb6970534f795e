package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients at a time. */
class ConcurrentRequestsTest {
    private static final int CLIENTS = 6;
    private static final int EACH = 15;

    @Test
    void requests_ofManyClients_makeTheSameProfilesAsOneByOne() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (RunningShop shop = RunningShop.start()) {
            List<Future<Integer>> work = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                work.add(clients.submit(() -> act(shop, client)));
            }

            for (Future<Integer> one : work) {
                assertThat(one.get()).isZero();
            }

            assertThat(shop.get("/statistics").json().path("fragments").asInt())
                    .isEqualTo(CLIENTS * EACH);
            assertThat(shop.get("/statistics").json().path("profiles").asInt()).isEqualTo(EACH);
            assertThat(shop.get("/segments/active").json().path("count").asInt())
                    .isEqualTo(EACH);
        } finally {
            clients.shutdownNow();
        }
    }

    /** Each client sends a record of each of the same customers; returns how many requests failed. */
    private static int act(RunningShop shop, int client) {
        int failed = 0;
        for (int i = 0; i < EACH; i++) {
            String member = "A-" + (1_000 + i);
            String receipt = Bodies.RECEIPT
                    .replace("a-1001", member)
                    .replace("R-501", "R-" + client + "-" + i)
                    .replace("０９１２３４５６７８", "");
            failed += shop.post("/fragments", receipt).status() == 200 ? 0 : 1;
            failed += shop.post("/events", Bodies.purchase("o-" + i, member, 5)).status() == 200
                    ? 0
                    : 1;
            failed += shop.get("/profiles?namespace=member_a&value=" + member).status() == 200
                    ? 0
                    : 1;
            failed += shop.get("/segments/active").status() == 200 ? 0 : 1;
        }
        return failed;
    }
}
