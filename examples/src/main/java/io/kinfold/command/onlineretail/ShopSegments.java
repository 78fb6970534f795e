package io.kinfold.command.onlineretail;

import io.kinfold.command.table.CsvWriter;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.SegmentCatalog;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The segments of the shop: its customers with their scores as traits, each line of an invoice an event. */
final class ShopSegments {
    /** The shop's clock. */
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** The data end on 26 June 2011. */
    private static final EvaluationContext CONTEXT =
            EvaluationContext.of(Instant.parse("2011-06-26T23:00:00Z"), LONDON);

    private static final String CUSTOMER = "customer";
    private static final Schema SCHEMA = Schema.builder()
            .attribute("rfm.recency", ValueType.integer())
            .attribute("rfm.frequency", ValueType.integer())
            .attribute("rfm.monetary", ValueType.integer())
            .event(
                    "purchase",
                    purchase -> purchase.field("invoice", ValueType.text())
                            .field("article", ValueType.text())
                            .field("quantity", ValueType.integer())
                            .field("amount", ValueType.decimal(3))
                            .field("country", ValueType.text()))
            .identity(CUSTOMER)
            .build();

    private final CustomerData data = CustomerData.of(SCHEMA);

    private ShopSegments() {}

    /**
     * Evaluates the segments and writes members.csv.
     *
     * @return the members of each segment, in the order of its file
     */
    static Map<String, Long> run(Shop shop, Map<String, Rfm> scores, Path members)
            throws IOException {
        ShopSegments segments = new ShopSegments();
        scores.forEach(segments::put);
        segments.data.trackAll(
                () -> shop.lines().stream().map(ShopSegments::event).iterator());
        return segments.evaluate(members);
    }

    private void put(String customer, Rfm rfm) {
        data.put(
                new ProfileId(FragmentId.of("shop", customer)),
                List.of(Identifier.of(CUSTOMER, customer)),
                Map.of(
                        "rfm.recency", List.of(Integer.toString(rfm.recency())),
                        "rfm.frequency", List.of(Integer.toString(rfm.frequency())),
                        "rfm.monetary", List.of(Integer.toString(rfm.monetary()))));
    }

    private static Event event(SaleLine line) {
        return Event.builder("purchase")
                .identifier(CUSTOMER, line.customer())
                .at(line.at().atZone(LONDON).toInstant())
                .field("invoice", line.invoice())
                .field("article", line.article())
                .field("quantity", line.quantity())
                .field("amount", line.amount())
                .field("country", line.country())
                .build();
    }

    private Map<String, Long> evaluate(Path file) throws IOException {
        SegmentCatalog catalog = SegmentCatalog.parse(SCHEMA, text());
        List<Audience> audiences =
                Evaluator.of(data).audiences(List.copyOf(catalog.segments().values()), CONTEXT);
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (CsvWriter out = CsvWriter.create(file, "segment", CUSTOMER)) {
            int next = 0;
            for (String name : catalog.segments().keySet()) {
                Audience audience = audiences.get(next++);
                sizes.put(name, (long) audience.size());
                for (ProfileId id : new TreeSet<>(audience.ids())) {
                    out.row(name, id.founder().key());
                }
            }
        }
        return sizes;
    }

    private static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ShopSegments.class.getResourceAsStream("segments.seg"), "segments.seg")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
