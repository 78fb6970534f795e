package io.kinfold.command.onlineretail;

import io.kinfold.command.table.CsvWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes customers.csv: what each customer bought, and his scores. */
final class CustomerFile {
    private CustomerFile() {}

    static void write(Path file, Shop shop, Map<String, Rfm> scores) throws IOException {
        try (CsvWriter out = CsvWriter.create(
                file,
                "customer",
                "lines",
                "orders",
                "revenue",
                "last",
                "recency",
                "frequency",
                "monetary")) {
            for (Buyer buyer : shop.buyers().values()) {
                Rfm rfm = scores.getOrDefault(buyer.customer(), new Rfm(1, 1, 1));
                out.row(
                        buyer.customer(),
                        Long.toString(buyer.lines()),
                        Long.toString(buyer.orders()),
                        buyer.revenue().toPlainString(),
                        buyer.last().toString(),
                        Integer.toString(rfm.recency()),
                        Integer.toString(rfm.frequency()),
                        Integer.toString(rfm.monetary()));
            }
        }
    }
}
