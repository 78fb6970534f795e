package io.kinfold.command.onlineretail;

import io.kinfold.command.table.RejectFile;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * Half a year of a real shop: the data set Online Retail of the UCI machine learning repository (Chen, 2015, doi:10.24432/C5BW33,
 * CC BY 4.0).
 */
public final class OnlineRetail {
    private OnlineRetail() {}

    /**
     * What was found.
     *
     * @param rows the raw lines
     * @param rejected how many of them were left out, by reason
     * @param lines how many were used
     * @param customers how many customers bought something
     * @param orders how many invoices
     * @param revenue the sum of all lines, in pounds
     * @param segments the members of each segment
     */
    public record Figures(
            long rows,
            SortedMap<String, Long> rejected,
            long lines,
            long customers,
            long orders,
            BigDecimal revenue,
            Map<String, Long> segments) {}

    /**
     * Reads the raw lines and writes rejects.csv, customers.csv and members.csv into a folder.
     *
     * @param progress is told the number of lines read, now and then
     */
    public static Figures run(Path input, Path out, LongConsumer progress) throws IOException {
        Files.createDirectories(out);
        try (RejectFile rejects = RejectFile.create(out.resolve("rejects.csv"))) {
            RawLines.Clean clean = RawLines.read(input, rejects, progress);
            Shop shop = Shop.of(clean.lines());
            Map<String, Rfm> scores = Rfm.of(shop.buyers().values());
            CustomerFile.write(out.resolve("customers.csv"), shop, scores);
            return new Figures(
                    clean.rows(),
                    rejects.byReason(),
                    shop.lines().size(),
                    shop.buyers().size(),
                    shop.orders(),
                    shop.revenue(),
                    ShopSegments.run(shop, scores, out.resolve("members.csv")));
        }
    }
}
