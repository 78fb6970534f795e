package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What was answered is there after the process was killed. */
class KillTest {
    private static final int CLIENTS = 4;
    private static final String VIP = "/segments/vip?at=2026-03-31T10:00:00%2B08:00";

    @TempDir
    Path folder;

    @Test
    void customer_thatWasAnswered_isThereAfterKill9() throws Exception {
        String before;
        try (ShopProcess shop = start()) {
            RunningShop.Answer answer =
                    shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT));
            assertThat(answer.status()).isEqualTo(200);
            RunningShop.Answer event =
                    shop.post("/events", Bodies.purchase("o-1", "A-1001", 12_800));
            assertThat(event.status()).isEqualTo(200);
            shop.kill();
        }

        try (ShopProcess shop = start()) {
            before = shop.get("/profiles?namespace=member_a&value=A-1001").body();
            assertThat(before).contains("line:friend-7", "pos_a:R-501", "林美麗");
            assertThat(shop.get(VIP).json().at("/members/0").asText()).isEqualTo("line:friend-7");
            assertThat(shop.post("/events", Bodies.purchase("o-1", "A-1001", 12_800))
                            .body())
                    .contains("repeated");
            assertThat(shop.terminate()).isEqualTo(143);
        }

        try (ShopProcess shop = start()) {
            assertThat(shop.get("/profiles/pos_a:R-501").body()).isEqualTo(before);
            assertThat(shop.get(VIP).json().path("count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void customers_ofManyClients_areThereAfterKill9InTheMiddle() throws Exception {
        List<String> answered = Collections.synchronizedList(new ArrayList<>());
        try (ShopProcess shop = start()) {
            CountDownLatch enough = new CountDownLatch(CLIENTS * 20);
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                clients.add(new Thread(() -> sendUntilKilled(shop, client, answered, enough)));
            }
            clients.forEach(Thread::start);
            enough.await();
            shop.kill();
            for (Thread client : clients) {
                client.join();
            }
        }

        try (ShopProcess shop = start()) {
            for (String member : answered) {
                assertThat(shop.get("/profiles?namespace=member_a&value=" + member)
                                .status())
                        .as(member)
                        .isEqualTo(200);
            }
            int kept = shop.get("/statistics").json().path("fragments").asInt();
            assertThat(kept).isBetween(answered.size(), answered.size() + CLIENTS);
        }
    }

    private static void sendUntilKilled(
            ShopProcess shop, int client, List<String> answered, CountDownLatch enough) {
        try {
            for (int i = 0; true; i++) {
                String member = "A-" + client + "-" + i;
                String receipt = Bodies.RECEIPT
                        .replace("R-501", member)
                        .replace("a-1001", member)
                        .replace("０９１２３４５６７８", "");
                if (shop.post("/fragments", receipt).status() == 200) {
                    answered.add(member);
                    enough.countDown();
                }
            }
        } catch (UncheckedIOException e) {
            // The shop is gone.
        }
    }

    private ShopProcess start() throws IOException {
        return ShopProcess.start(
                folder.resolve("log"), "--data", folder.resolve("data").toString());
    }
}
