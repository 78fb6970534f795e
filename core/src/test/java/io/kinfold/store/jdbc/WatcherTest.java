package io.kinfold.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class WatcherTest {
    @Test
    @Timeout(60)
    void watch_whoIsWokenThrows_goesOnWatching() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(3);
        try (Watcher watcher =
                new Watcher(new SilentBell(), Duration.ofMillis(1), () -> 1, () -> {})) {
            watcher.onChange(() -> {
                woken.countDown();
                throw new IllegalStateException("of Lin");
            });
            watcher.start();

            assertThat(woken.await(50, TimeUnit.SECONDS)).isTrue();
        }
    }
}
