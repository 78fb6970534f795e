package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import example.shop.http.Reply;
import example.shop.http.Router;
import example.shop.http.Server;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Who is being served when the server goes down still gets his answer. */
class ShutdownTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void close_whileARequestIsServed_waitsForItAndRefusesOthers() throws Exception {
        Router router = new Router()
                .on("GET", "/slow", request -> slow())
                .on("GET", "/fast", request -> Reply.json(200, "done"));
        Server server =
                Server.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), router);

        var served = CompletableFuture.supplyAsync(
                () -> RunningShop.send(server.address(), "GET", "/slow", ""));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        var closed = CompletableFuture.runAsync(server::close);
        RunningShop.Answer other = untilRefused(server);
        goOn.countDown();

        assertThat(other.error()).startsWith("the server is going down");
        assertThat(served.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        closed.get(20, TimeUnit.SECONDS);
    }

    private Reply slow() {
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.json(200, "done");
    }

    private static RunningShop.Answer untilRefused(Server server) {
        while (true) {
            RunningShop.Answer answer = RunningShop.send(server.address(), "GET", "/fast", "");
            if (answer.status() != 200) {
                assertThat(answer.status()).isEqualTo(503);
                return answer;
            }
        }
    }
}
