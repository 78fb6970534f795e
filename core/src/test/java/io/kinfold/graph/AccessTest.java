package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

class AccessTest {
    @Test
    @Timeout(60)
    void still_writerWaiting_readersWithTheLockGoOn() throws InterruptedException {
        Access access = new Access();
        CountDownLatch still = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> access.still(() -> {
            still.countDown();
            return await(read);
        }));
        still.await();
        Thread writer = new Thread(() -> access.write(() -> 1, () -> false));
        writer.start();
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(access.<Integer>read(() -> 2)).isEqualTo(2);
        assertThat(writer.isAlive()).isTrue();
        read.countDown();
        assertThat(first.join()).isTrue();
        writer.join();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
