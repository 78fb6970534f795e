package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The log tells routes and outcomes, and nothing of a customer. */
class LogTest {
    @Test
    void log_ofASession_holdsNoValue(@TempDir Path folder) throws Exception {
        try (ShopProcess shop =
                ShopProcess.start(folder.resolve("log"), "--data", folder.toString())) {
            shop.post("/fragments", Bodies.list(Bodies.FRIEND, Bodies.RECEIPT, Bodies.LOGIN));
            shop.post("/fragments", Bodies.RECEIPT.replace("2026-02-11T18:40", "林美麗"));
            shop.post("/events", Bodies.purchase("o-1", "A-1001", 12_800));
            shop.get("/profiles?namespace=phone&value=0912345678");
            shop.get("/profiles?namespace=telephone&value=0912345678");
            shop.get("/profiles/0912345678");
            shop.get("/0912345678");
            shop.delete("/profiles/web:user-93");
            shop.terminate();

            assertThat(shop.log())
                    .contains("POST /fragments 200", "POST /fragments 400", "GET /profiles 400")
                    .contains("GET /profiles/{id} 400", "(none) 404")
                    .doesNotContain("345678", "345-678", "1001", "U4af", "林", "Mei", "mei.lin");
        }
    }
}
