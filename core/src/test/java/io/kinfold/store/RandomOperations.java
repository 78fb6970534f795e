package io.kinfold.store;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Operations over few fragments, whose texts are whatever a database might trip over. */
public final class RandomOperations {
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "A",
        "a ",
        " a",
        "é",
        "e\u0301",
        "\u0000",
        "a\u0000",
        "a\u0000b",
        "\u0000a",
        "\ud83d\ude00",
        "'",
        "''",
        "\"",
        "\\",
        "\\u0000",
        "\\0",
        "\\x41",
        "%",
        "_",
        "?",
        "$1",
        ":a",
        "\n",
        "\r\n",
        "\t",
        "\u0001",
        "\u001f",
        "\u007f",
        "\uffff",
        "\ufeff",
        "\u2028",
        "İ",
        "ß",
        "甲",
        "台",
        "臺",
        "1e5",
        "0x10",
        "NULL",
        "0012",
        "12",
        "12.0",
        "x".repeat(999),
        "{}",
        "[\"a\"]",
    };
    private static final String[] UNPAIRED = {
        "\ud800", "\udc00\ud800", "a\udbff", "\udfffa", "\ud800\u0000"
    };
    private static final String[] SOURCES = {
        "crm", "CRM", "crm ", "'", "\"", "\\", "%", "甲", "\ud83d\ude00"
    };
    private static final Instant EARLIEST = Instant.parse("-100000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+100000-01-01T00:00:00Z");

    private final Random random;

    public RandomOperations(long seed) {
        random = new Random(seed);
    }

    /** Returns some operations, as a graph would have a turn apply; at times none, at times many. */
    public List<Operation> some() {
        List<Operation> operations = new ArrayList<>();
        int count = random.nextInt(20) == 0 ? 150 : random.nextInt(6);
        for (int i = 0; i < count; i++) {
            operations.add(one());
        }
        return operations;
    }

    private Operation one() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Operation.Remove(id());
            case 2, 3 -> new Operation.Decide(decision());
            case 4 -> erase();
            case 5 -> new Operation.Bury(tombstones(random.nextInt(3)));
            default -> put();
        };
    }

    private Operation put() {
        Fragment fragment = fragment();
        return new Operation.Put(fragment, random.nextBoolean() ? fragment.observedAt() : EARLIEST);
    }

    private Operation erase() {
        Set<FragmentId> ids = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            ids.add(id());
        }
        List<Identifier> identifiers = random.nextBoolean() ? List.of() : List.of(identifier());
        return new Operation.Erase(List.copyOf(ids), tombstones(ids.size()), identifiers);
    }

    private List<Tombstone> tombstones(int count) {
        List<Tombstone> tombstones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tombstones.add(new Tombstone(random.nextLong(), random.nextInt(3) - 1));
        }
        return tombstones;
    }

    private Decision decision() {
        FragmentId a = id();
        FragmentId b = id();
        while (b.equals(a)) {
            b = id();
        }
        Decision.Kind kind = Decision.Kind.values()[random.nextInt(3)];
        return new Decision(kind, a, b, instant(), text());
    }

    /** Returns one of few ids. */
    public FragmentId id() {
        int sources = random.nextInt(8) == 0 ? SOURCES.length : 2;
        int keys = random.nextInt(3) == 0 ? TEXTS.length - 1 : 15;
        return FragmentId.of(SOURCES[random.nextInt(sources)], TEXTS[1 + random.nextInt(keys)]);
    }

    /** Returns a fragment of one of few ids. */
    public Fragment fragment() {
        FragmentId id = id();
        Fragment.Builder builder = Fragment.builder(id.source(), id.key()).observedAt(instant());
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.identifier(identifier());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String[] values = new String[1 + random.nextInt(3)];
            for (int j = 0; j < values.length; j++) {
                values[j] = text();
            }
            builder.attribute(i + text(), values);
        }
        return builder.build();
    }

    private Identifier identifier() {
        String namespace = text();
        return new Identifier(
                namespace.isEmpty() ? "n" : namespace,
                random.nextInt(3) == 0 ? text() : "",
                text(),
                random.nextBoolean());
    }

    private String text() {
        String[] texts = random.nextInt(10) == 0 ? UNPAIRED : TEXTS;
        return texts[random.nextInt(texts.length)];
    }

    private Instant instant() {
        return switch (random.nextInt(6)) {
            case 0 -> EARLIEST;
            case 1 -> LATEST;
            case 2 -> Instant.EPOCH.minusNanos(1_000);
            case 3 -> Instant.ofEpochSecond(1_700_000_000L, 123_456_000);
            default -> Instant.ofEpochSecond(random.nextInt(7));
        };
    }
}
