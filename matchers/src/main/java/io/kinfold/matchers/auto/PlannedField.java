package io.kinfold.matchers.auto;

import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.rule.ReadyComparison;

import java.util.List;
import java.util.Objects;

/**
 * A field that is to be compared. Immutable and safe for any thread.
 *
 * @param name the name of the field and of the attribute that it reads: a plain word
 * @param columns the columns of the table that it is read from, of which no source has two
 * @param kind what the columns were taken for
 * @param form the normal form
 * @param region of telephone numbers, the region; else empty
 * @param comparison how it is compared
 */
public record PlannedField(
        String name,
        List<String> columns,
        ColumnKind kind,
        FieldForm form,
        String region,
        ReadyComparison comparison) {
    /** Copies the columns. */
    public PlannedField {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
    }

    Field field() {
        Field.Builder field = Field.ofAttributes(name, name).normalize(form.normalizer(region));
        return (columns.size() > 1 ? field.several() : field).build();
    }
}
