package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Two instances of the shop over one PostgreSQL, each a process of its own. */
class InstancesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String VIP = "/segments/vip?at=2026-03-31T10:00:00%2B08:00";

    private static EmbeddedPostgres database;

    @TempDir
    Path folder;

    @BeforeAll
    static void startDatabase() {
        try {
            database = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            throw new TestAbortedException("skipped: PostgreSQL cannot be started here", e);
        }
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void instances_overOneDatabase_agreeAndOutliveOneAnother() throws Exception {
        try (ShopProcess first = start("first");
                ShopProcess second = start("second")) {
            first.post("/fragments", Bodies.FRIEND);
            second.post("/fragments", Bodies.list(Bodies.RECEIPT, Bodies.LOGIN));

            await(() -> hasAll(first) && hasAll(second));
            assertThat(second.get("/profiles/web:user-93").body())
                    .isEqualTo(first.get("/profiles/web:user-93").body());

            first.post("/events", Bodies.purchase("o-1", "A-1001", 12_800));
            await(() -> second.get(VIP).json().path("count").asInt() == 1);
            assertThat(second.post("/events", Bodies.purchase("o-1", "A-1001", 12_800))
                            .body())
                    .contains("repeated");

            second.post(
                    "/decisions",
                    "{\"kind\": \"separate\", \"a\": \"line:friend-7\", \"b\": \"pos_a:R-501\"}");
            second.kill();
            await(() ->
                    first.get("/profiles/web:user-93").body().contains("\"id\": \"pos_a:R-501\""));
        }

        try (ShopProcess third = start("third")) {
            assertThat(third.get("/profiles/web:user-93").json().path("id").asText())
                    .isEqualTo("pos_a:R-501");
        }
    }

    private static boolean hasAll(ShopProcess shop) {
        return shop.get("/profiles/line:friend-7").json().path("fragments").size() == 3;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + LIMIT).isLessThan(end);
        }
    }

    private ShopProcess start(String name) throws IOException {
        return ShopProcess.start(
                folder.resolve(name + ".log"),
                "--data",
                folder.resolve(name).toString(),
                "--postgres",
                database.getJdbcUrl("postgres", "postgres"));
    }
}
