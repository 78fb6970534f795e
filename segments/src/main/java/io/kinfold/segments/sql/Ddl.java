package io.kinfold.segments.sql;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables that exported segments look at. */
final class Ddl {
    private static final String ID = Tables.PROFILE_ID + " TEXT NOT NULL";

    private final Schema schema;
    private final SqlDialect dialect;
    private final Quoting quoting;
    private final Tables tables;

    Ddl(Schema schema, SqlDialect dialect) {
        this.schema = schema;
        this.dialect = dialect;
        quoting = new Quoting(dialect);
        tables = new Tables(quoting);
    }

    String statements() {
        List<String> statements = new ArrayList<>();
        List<AttributeDefinition> attributes = schema.attributes().values().stream()
                .filter(attribute -> !attribute.name().equals(Schema.TAGS))
                .toList();
        statements.add(table(
                Tables.PROFILES, List.of(Tables.PROFILE_ID + " TEXT PRIMARY KEY"), attributes));
        statements.add(table(
                Tables.IDENTIFIERS,
                List.of(
                        ID,
                        "namespace TEXT NOT NULL",
                        "scope TEXT NOT NULL",
                        "value TEXT NOT NULL"),
                List.of()));
        statements.add(table(
                Tables.TAGS,
                List.of(
                        ID,
                        "tag TEXT NOT NULL",
                        "tagged_at TIMESTAMPTZ NOT NULL",
                        "expires_at TIMESTAMPTZ"),
                List.of()));
        index(Tables.IDENTIFIERS, "profile_id, namespace", statements);
        index(Tables.TAGS, "profile_id, tag", statements);
        for (EventDefinition event : schema.events().values()) {
            String name = tables.event(event.name());
            String key = Tables.PROFILE_ID + " TEXT";
            String at = Tables.OCCURRED_AT + " TIMESTAMPTZ NOT NULL";
            statements.add(table(name, List.of(key, at), event.fields().values()));
            index(name, "profile_id, occurred_at", statements);
        }
        checkApart(schema.events().keySet());
        return String.join("\n", statements) + "\n";
    }

    /** PostgreSQL finds a profile's rows by index; DuckDB scans columns anyway. */
    private void index(String table, String columns, List<String> statements) {
        if (dialect == SqlDialect.POSTGRESQL) {
            statements.add("CREATE INDEX ON " + table + " (" + columns + ");");
        }
    }

    private String table(
            String name, List<String> own, Collection<AttributeDefinition> definitions) {
        List<String> columns = new ArrayList<>(own);
        List<String> names = new ArrayList<>();
        own.forEach(column -> names.add(column.substring(0, column.indexOf(' '))));
        for (AttributeDefinition definition : definitions) {
            columns.add(quoting.name(definition.name()) + " " + type(definition.type()));
            names.add(definition.name());
        }
        checkApart(names);
        return "CREATE TABLE " + name + " (\n    " + String.join(",\n    ", columns) + "\n);";
    }

    private void checkApart(Collection<String> names) {
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            boolean folds = dialect == SqlDialect.DUCKDB;
            if (!taken.add(folds ? name.toLowerCase(Locale.ROOT) : name)) {
                throw SqlProblems.name(
                        name, "another has it already" + (folds ? ", letter case aside" : ""));
            }
        }
    }

    private String type(ValueType type) {
        if (type instanceof ValueType.Bool) {
            return "BOOLEAN";
        }
        if (type instanceof ValueType.Int) {
            return "BIGINT";
        }
        if (type instanceof ValueType.Decimal decimal) {
            return "DECIMAL(19, " + decimal.scale() + ")";
        }
        if (type instanceof ValueType.Floating) {
            return "DOUBLE PRECISION";
        }
        if (type instanceof ValueType.Date) {
            return "DATE";
        }
        if (type instanceof ValueType.DateTime) {
            return "TIMESTAMPTZ";
        }
        return type instanceof ValueType.TextSet ? "TEXT[]" : "TEXT";
    }
}
