package io.kinfold.segments.sql;

import io.kinfold.segments.reference.Customer;
import io.kinfold.segments.reference.Happening;
import io.kinfold.segments.reference.Tagging;
import io.kinfold.segments.reference.World;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a world into the tables that segments are exported for. */
final class Inserts {
    private final World world;
    private final SqlDialect dialect;

    private Inserts(World world, SqlDialect dialect) {
        this.world = world;
        this.dialect = dialect;
    }

    static List<String> of(World world, SqlDialect dialect) {
        return new Inserts(world, dialect).statements();
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        Collection<AttributeDefinition> attributes = world.schema().attributes().values().stream()
                .filter(attribute -> !attribute.name().equals(Schema.TAGS))
                .toList();
        insert(
                "profiles",
                world.customers(),
                c -> row(id(c), attributes, c.attributes()),
                statements);
        for (Customer customer : world.customers()) {
            insert(
                    "identifiers",
                    customer.identities(),
                    namespace -> id(customer) + ", " + literal(namespace) + ", '', '1'",
                    statements);
            insert("profile_tags", customer.tags(), tag -> tag(customer, tag), statements);
        }
        world.schema().events().values().forEach(event -> {
            List<String> rows = new ArrayList<>();
            for (Customer customer : world.customers()) {
                customer.events().stream()
                        .filter(happening -> happening.event().equals(event.name()))
                        .map(happening ->
                                event(customer, happening, event.fields().values()))
                        .forEach(rows::add);
            }
            insert(quoted("event_" + event.name()), rows, row -> row, statements);
        });
        return statements;
    }

    private static <T> void insert(
            String table,
            Collection<T> rows,
            java.util.function.Function<T, String> written,
            List<String> statements) {
        if (!rows.isEmpty()) {
            statements.add(rows.stream()
                    .map(row -> "(" + written.apply(row) + ")")
                    .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES ", "")));
        }
    }

    private String row(
            String key, Collection<AttributeDefinition> definitions, Map<String, Object> values) {
        StringBuilder row = new StringBuilder(key);
        for (AttributeDefinition definition : definitions) {
            Object value = values.get(definition.name());
            boolean emptyForMissing = definition.emptyIsMissing() && key.hashCode() % 2 == 0;
            row.append(", ").append(literal(value == null && emptyForMissing ? "" : value));
        }
        return row.toString();
    }

    private String event(
            Customer customer, Happening happening, Collection<AttributeDefinition> fields) {
        return row(id(customer) + ", " + literal(happening.at()), fields, happening.fields());
    }

    private String tag(Customer customer, Tagging tag) {
        return id(customer) + ", " + literal(tag.tag()) + ", " + literal(tag.from()) + ", "
                + literal(tag.until());
    }

    private String id(Customer customer) {
        return literal(customer.id().toString());
    }

    private String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Set<?> set) {
            String elements = set.stream().map(this::literal).collect(Collectors.joining(", "));
            return dialect == SqlDialect.DUCKDB ? "[" + elements + "]" : "ARRAY[" + elements + "]";
        }
        if (value instanceof Boolean || value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Instant at) {
            return "TIMESTAMPTZ '" + at + "'";
        }
        String text =
                value instanceof MonthDay day ? day.toString().substring(2) : value.toString();
        return "'" + text.replace("'", "''") + "'";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
