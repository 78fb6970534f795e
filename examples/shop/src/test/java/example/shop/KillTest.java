package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What was answered is there after the process was killed. */
class KillTest {
    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    @Test
    void customer_thatWasAnswered_isThereAfterKill9() throws Exception {
        String before;
        try (ShopProcess shop = start()) {
            RunningShop.Answer answer =
                    shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT));
            assertThat(answer.status()).isEqualTo(200);
            shop.kill();
        }

        try (ShopProcess shop = start()) {
            before = shop.get("/profiles?namespace=member_a&value=A-1001").body();
            assertThat(before).contains("line:friend-7", "pos_a:R-501", "林美麗");
            assertThat(shop.terminate()).isEqualTo(143);
        }

        try (ShopProcess shop = start()) {
            assertThat(shop.get("/profiles/pos_a:R-501").body()).isEqualTo(before);
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
                assertThat(shop.get("/profiles?namespace=member_a&value=" + member).status())
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
                String receipt = Bodies.RECEIPT.replace("R-501", member)
                        .replace("a-1001", member)
                        .replace("０９１２３４５６７８", "");
                if (shop.post("/fragments", receipt).status() == 200) {
                    answered.add(member);
                    enough.countDown();
                }
            }
        } catch (java.io.UncheckedIOException e) {
            // The shop is gone.
        }
    }

    private ShopProcess start() throws IOException {
        return ShopProcess.start(folder.resolve("log"), "--data", folder.resolve("data").toString());
    }
}
