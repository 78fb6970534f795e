package io.kinfold.command.onlineretail;

import io.kinfold.command.table.Reject;
import io.kinfold.command.table.RejectSink;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * Reads the raw lines of the shop, and leaves out what is no sale of an article to a known customer. Each line left out has one
 * reason, the first that applies in the order of the constants.
 */
final class RawLines {
    static final String CANCELLED = "the invoice is a cancellation: its number begins with C";
    static final String NO_CUSTOMER = "there is no customer";
    static final String NO_QUANTITY = "the quantity is not positive: a correction of the stock";
    static final String NO_PRICE = "the price is not positive: a gift or a correction";
    static final String NO_ARTICLE =
            "this is no article but postage, a fee, a discount or an entry by hand";
    static final String REPEATED = "the line repeats an earlier one in all columns";
    static final String MALFORMED = "the cell cannot be read";

    /** The shop's codes of what is no article. */
    static final Set<String> NO_ARTICLES = Set.of(
            "POST",
            "DOT",
            "C2",
            "M",
            "m",
            "S",
            "D",
            "B",
            "PADS",
            "CRUK",
            "AMAZONFEE",
            "BANK CHARGES");

    private static final List<String> COLUMNS = List.of(
            "InvoiceNo",
            "StockCode",
            "Description",
            "Quantity",
            "InvoiceDate",
            "UnitPrice",
            "CustomerID",
            "Country");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern PRICE = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,3})?");
    private static final Pattern CUSTOMER = Pattern.compile("([0-9]{5})(\\.0)?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/yy H:mm", Locale.ROOT);

    private final String file;
    private final RejectSink rejects;
    private final Set<List<String>> seen = new HashSet<>();
    private final List<SaleLine> lines = new ArrayList<>();
    private long rows;

    private RawLines(String file, RejectSink rejects) {
        this.file = file;
        this.rejects = rejects;
    }

    /** The lines that can be used, and the number of all lines. */
    record Clean(List<SaleLine> lines, long rows) {}

    /**
     * Returns the lines that can be used, in the order of the file.
     *
     * @param rejects gets the others
     * @param progress is told the number of lines read, now and then
     */
    static Clean read(Path file, RejectSink rejects, LongConsumer progress) throws IOException {
        RawLines raw = new RawLines(file.toString(), rejects);
        try (TableReader reader = Tables.open(file)) {
            RejectSink counting = reject -> {
                raw.rows++;
                rejects.reject(reject);
            };
            for (Optional<Row> row = reader.next(counting);
                    row.isPresent();
                    row = reader.next(counting)) {
                raw.rows++;
                raw.take(row.get());
                progress.accept(raw.rows);
            }
        }
        return new Clean(List.copyOf(raw.lines), raw.rows);
    }

    private void take(Row row) {
        Optional<LocalDateTime> at = time(row.value("InvoiceDate"));
        String malformed = malformed(row, at);
        if (!malformed.isEmpty()) {
            rejects.reject(new Reject(file, row.line(), malformed, MALFORMED));
            return;
        }
        SaleLine line = new SaleLine(
                row.value("InvoiceNo"),
                row.value("StockCode"),
                Long.parseLong(row.value("Quantity")),
                at.orElseThrow(),
                new BigDecimal(row.value("UnitPrice")),
                row.value("CustomerID").replace(".0", ""),
                row.value("Country"));
        Optional<String> reason = reason(line, row);
        if (reason.isPresent()) {
            rejects.reject(new Reject(file, row.line(), "", reason.get()));
        } else {
            lines.add(line);
        }
    }

    /** Returns the first column whose cell cannot be read, empty where there is none. */
    private static String malformed(Row row, Optional<LocalDateTime> at) {
        String customer = row.value("CustomerID");
        if (!WHOLE.matcher(row.value("Quantity")).matches()) {
            return "Quantity";
        } else if (!PRICE.matcher(row.value("UnitPrice")).matches()) {
            return "UnitPrice";
        } else if (at.isEmpty()) {
            return "InvoiceDate";
        }
        return customer.isEmpty() || CUSTOMER.matcher(customer).matches() ? "" : "CustomerID";
    }

    private static Optional<LocalDateTime> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> reason(SaleLine line, Row row) {
        if (line.invoice().startsWith("C")) {
            return Optional.of(CANCELLED);
        } else if (line.customer().isEmpty()) {
            return Optional.of(NO_CUSTOMER);
        } else if (line.quantity() <= 0) {
            return Optional.of(NO_QUANTITY);
        } else if (line.price().signum() <= 0) {
            return Optional.of(NO_PRICE);
        } else if (NO_ARTICLES.contains(line.article())) {
            return Optional.of(NO_ARTICLE);
        }
        return seen.add(COLUMNS.stream().map(row::value).toList())
                ? Optional.empty()
                : Optional.of(REPEATED);
    }
}
