package io.kinfold.segments.reference;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random schemas, with names that need quotes. No two names differ in letter case only. */
final class RandomSchemas {
    /** Names that are keywords of the segment language or of SQL, or have odd characters. */
    private static final List<String> NAMES = List.of(
            "tier",
            "rfm.recency",
            "last",
            "from",
            "in",
            "select",
            "顧客 名",
            "O'Hara",
            "a\"b",
            "Total",
            "x-y",
            "order",
            "percent",
            "1st",
            "a.b.c",
            "user");

    private static final List<String> EVENTS =
            List.of("purchase", "view", "then", "order", "開 封", "x'y");

    private RandomSchemas() {}

    static Schema random(Dice dice) {
        Schema.Builder schema = Schema.builder();
        List<String> names = shuffled(NAMES, dice);
        List<ValueType> types = dice.some(types(dice), 70);
        for (int i = 0; i < types.size(); i++) {
            schema.attribute(definition(names.get(i), types.get(i), dice));
        }
        List<String> events = shuffled(EVENTS, dice);
        for (int i = 0; i < dice.between(1, 3); i++) {
            schema.event(events.get(i), fields -> fields(fields, dice));
        }
        dice.some(List.of("line", "member", "e mail"), 70).forEach(schema::identity);
        functions().forEach(schema::function);
        return schema.build();
    }

    private static void fields(Schema.Fields fields, Dice dice) {
        List<String> names = shuffled(NAMES, dice);
        List<ValueType> types = dice.some(types(dice), 50);
        for (int i = 0; i < types.size(); i++) {
            fields.field(definition(names.get(i), types.get(i), dice));
        }
    }

    private static AttributeDefinition definition(String name, ValueType type, Dice dice) {
        boolean mayBeEmpty = type instanceof ValueType.Text && dice.chance(30);
        return new AttributeDefinition(name, type, mayBeEmpty);
    }

    private static List<ValueType> types(Dice dice) {
        return List.of(
                ValueType.bool(),
                ValueType.integer(),
                ValueType.decimal(dice.of(0, 2, 2, 9)),
                ValueType.floating(),
                ValueType.text(),
                ValueType.oneOf("gold", "silver", "O'Hara"),
                ValueType.openEnum("online", "store"),
                ValueType.date(),
                ValueType.anniversary(),
                ValueType.dateTime(),
                ValueType.textSet(),
                ValueType.integer());
    }

    private static List<HostFunction> functions() {
        return List.of(
                new HostFunction(
                        "double_of",
                        List.of(ValueType.integer()),
                        ValueType.integer(),
                        arguments -> arguments.get(0) instanceof Long number
                                        && Math.abs(number) < 1 << 20
                                ? (Object) (2 * number)
                                : null),
                new HostFunction(
                        "joined",
                        List.of(ValueType.text(), ValueType.text()),
                        ValueType.text(),
                        arguments -> arguments.get(0) + "+" + arguments.get(1)),
                new HostFunction(
                        "is_even",
                        List.of(ValueType.dateTime()),
                        ValueType.bool(),
                        arguments -> arguments.get(0) instanceof Instant at
                                ? (Object) (at.toEpochMilli() % 2 == 0)
                                : null));
    }

    private static List<String> shuffled(List<String> names, Dice dice) {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(dice.below(1 << 30)));
        return shuffled;
    }
}
