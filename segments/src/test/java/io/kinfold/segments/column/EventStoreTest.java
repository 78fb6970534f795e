package io.kinfold.segments.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Identifier;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Events in numbers that make the table put itself in order, against a list that is scanned. */
class EventStoreTest {
    private static final int ROWS = 60;

    private record Known(int identifier, long at, long amount) {}

    private final Identifiers identifiers = new Identifiers(1);
    private final List<Known> all = new ArrayList<>();
    private final Random random = new Random(7);
    private int passes;

    private EventStore store(int scatteredAtLeast) {
        return new EventStore(
                Schema.builder()
                        .event("buy", e -> e.field("amount", ValueType.integer()))
                        .build()
                        .event("buy")
                        .orElseThrow(),
                identifiers,
                scatteredAtLeast);
    }

    private int identifier(int number) {
        int entry = identifiers.entry(Identifier.of("line", "U" + number));
        if (identifiers.normalOf(entry) == Identifiers.NONE) {
            identifiers.normal(entry, entry);
        }
        return entry;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 5_000})
    void settle_eventsAndIdentifiersThatMove_givesEachRowWhatAScanFinds(int scatteredAtLeast) {
        EventStore store = store(scatteredAtLeast);
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < random.nextInt(200); i++) {
                track(store);
            }
            for (int i = 0; i < random.nextInt(12); i++) {
                move(store, random.nextInt(90), random.nextInt(ROWS + 8) - 8);
            }
            if (round % 7 == 6) {
                erase(store, random.nextInt(90));
            }
            if (round % 3 != 1) {
                store.settle(ROWS);
                check(store);
            }
        }
        boolean ordered = passes > 0;
        assertThat(ordered).as("the table put itself in order").isEqualTo(scatteredAtLeast < 5_000);
    }

    private void track(EventStore store) {
        int identifier = identifier(random.nextInt(90));
        long at = random.nextInt(500);
        int position = store.add(identifier, at);
        store.fields().get("amount").set(position, (long) position);
        all.add(new Known(identifier, at, position));
    }

    private void move(EventStore store, int number, int row) {
        int identifier = identifier(number);
        int former = identifiers.owner(identifier);
        identifiers.own(identifier, Math.max(row, Identifiers.NONE));
        if (former >= 0) {
            store.touch(former);
        }
        if (row >= 0) {
            store.touch(row);
        }
    }

    private void erase(EventStore store, int number) {
        int identifier = identifier(number);
        int before = all.size();
        all.removeIf(known -> known.identifier() == identifier);
        assertThat(store.erase(identifier)).isEqualTo(before - all.size());
    }

    private void check(EventStore store) {
        LongColumn amounts = (LongColumn) store.field("amount");
        for (int row = 0; row < ROWS; row++) {
            int current = row;
            passes += !store.isScattered(row) && store.end(row) > store.start(row) ? 1 : 0;
            List<Known> expected = all.stream()
                    .filter(known -> identifiers.owner(known.identifier()) == current)
                    .sorted(Comparator.comparing(Known::at).reversed().thenComparing(Known::amount))
                    .toList();
            List<List<Long>> actual = new ArrayList<>();
            for (int position : positions(store, row)) {
                actual.add(List.of(store.at()[position], amounts.value(position)));
            }
            for (int i = 1; i < actual.size(); i++) {
                assertThat(actual.get(i).get(0))
                        .isLessThanOrEqualTo(actual.get(i - 1).get(0));
            }
            assertThat(actual)
                    .containsExactlyInAnyOrderElementsOf(expected.stream()
                            .map(known -> List.of(known.at(), known.amount()))
                            .toList());
        }
        assertThat(store.count()).isEqualTo(all.size());
    }

    private static int[] positions(EventStore store, int row) {
        if (store.isScattered(row)) {
            return store.scattered(row);
        }
        int[] positions = new int[store.end(row) - store.start(row)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = store.start(row) + i;
        }
        return positions;
    }

    @Test
    void heapBytes_manyEventsOfTwoFields_areAtMostFortyForEach() {
        int events = 200_000;
        int customers = events / 10;
        EventStore store = new EventStore(
                Schema.builder()
                        .event(
                                "buy",
                                e -> e.field("amount", ValueType.decimal(2))
                                        .field("category", ValueType.text()))
                        .build()
                        .event("buy")
                        .orElseThrow(),
                identifiers,
                4_096);
        for (int i = 0; i < customers; i++) {
            identifiers.own(identifier(i), i);
        }
        for (int i = 0; i < events; i++) {
            int position = store.add(identifier(random.nextInt(customers)), 1_700_000_000_000L + i);
            store.fields().get("amount").set(position, java.math.BigDecimal.valueOf(i, 2));
            store.fields().get("category").set(position, "c" + i % 100);
        }
        store.settle(customers);
        double each = (store.heapBytes() + identifiers.heapBytes()) / (double) events;
        assertThat(each).isLessThan(32);
        store.putInOrder(customers);
        assertThat(store.heapBytes()).isLessThan(28L * events);
    }
}
