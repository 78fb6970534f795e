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
 * @param joined columns whose values, joined by spaces, are one more value; empty for none
 * @param kind what the columns were taken for
 * @param form the normal form
 * @param region of telephone numbers, the region; else empty
 * @param comparison how it is compared
 */
public record PlannedField(
        String name,
        List<String> columns,
        List<String> joined,
        ColumnKind kind,
        FieldForm form,
        String region,
        ReadyComparison comparison) {
    /**
     * Copies the columns.
     *
     * @param name the name of the field and of the attribute that it reads: a plain word
     * @param columns the columns of the table that it is read from, of which no source has two
     * @param joined columns whose values, joined by spaces, are one more value; empty for none
     * @param kind what the columns were taken for
     * @param form the normal form
     * @param region of telephone numbers, the region; else empty
     * @param comparison how it is compared
     */
    public PlannedField {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        joined = List.copyOf(joined);
    }

    Field field() {
        Field.Builder field = Field.ofAttributes(name, name).normalize(form.normalizer(region));
        return (columns.size() > 1 || !joined.isEmpty() ? field.several() : field).build();
    }
}
