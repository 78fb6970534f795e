package io.kinfold.matchers.auto;

import io.kinfold.matchers.blocking.BlockingFunction;
import io.kinfold.matchers.blocking.BlockingPart;
import io.kinfold.matchers.field.ValueColumn;
import io.kinfold.matchers.field.ValueTable;
import io.kinfold.matchers.rule.ReadyComparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys that are worth trying for each kind of field: what survives its usual errors. */
final class BlockingKeys {
    /** Agreement is kept in the bits of a long. */
    static final int MOST = 63;

    private BlockingKeys() {}

    /**
     * Returns the keys of all fields, whole values first.
     *
     * @param fields the names of the records' values
     * @param compare the fields to use, with their kind
     */
    static List<BlockingKey> of(
            List<String> fields, Map<String, ReadyComparison> compare, ValueTable records) {
        List<BlockingKey> whole = new ArrayList<>();
        List<BlockingKey> parts = new ArrayList<>();
        compare.forEach((name, kind) -> {
            int field = fields.indexOf(name);
            ValueColumn column = records.columns().get(field);
            if (column.distinct() == 0) {
                return;
            }
            whole.add(BlockingKey.of(field, column, List.of(BlockingPart.of(name))));
            for (List<BlockingPart> part : parts(name, kind)) {
                parts.add(BlockingKey.of(field, column, part));
            }
        });
        whole.addAll(parts);
        return whole.size() > MOST ? whole.subList(0, MOST) : whole;
    }

    private static List<List<BlockingPart>> parts(String field, ReadyComparison kind) {
        BlockingPart part = BlockingPart.of(field);
        return switch (kind) {
            case GIVEN_NAME, SURNAME, NAME ->
                List.of(
                        List.of(part.with(BlockingFunction.SOUNDEX)),
                        List.of(part.with(BlockingFunction.PREFIX, 3)),
                        List.of(part.with(BlockingFunction.SUFFIX, 3)));
            case ADDRESS, FULL_NAME ->
                List.of(
                        List.of(part.with(BlockingFunction.PREFIX, 5)),
                        List.of(part.with(BlockingFunction.SUFFIX, 5)),
                        List.of(part.with(BlockingFunction.TOKENS)));
            case DATE_OF_BIRTH ->
                List.of(
                        List.of(part.with(BlockingFunction.YEAR)),
                        List.of(part.with(BlockingFunction.PREFIX, 7)),
                        List.of(
                                part.with(BlockingFunction.MONTH),
                                part.with(BlockingFunction.DAY)));
            case EMAIL -> List.of(List.of(part.with(BlockingFunction.PREFIX, 5)));
            case PHONE, IDENTITY_NUMBER ->
                List.of(
                        List.of(part.with(BlockingFunction.PREFIX, 4)),
                        List.of(part.with(BlockingFunction.SUFFIX, 4)));
            case POSTCODE, EXACT, CATEGORY -> List.of();
        };
    }
}
