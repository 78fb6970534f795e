package io.kinfold.matchers.auto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what each column is, and then what only the whole table can tell. */
final class ColumnGuesser {
    /** What a header adds to a kind that the content allows. */
    private static final double HEADER = 0.5;
    /** What a header of a kind with no shape of its own must find in the content. */
    private static final double ANYTHING = 0.2;

    private final List<Seen> columns;
    private final long rows;
    private final Map<String, ColumnKind> known;
    private final Map<String, ColumnKind> kinds = new HashMap<>();
    private final Map<String, Boolean> byHeader = new HashMap<>();

    /** A column with what was counted exactly, and in the sample. */
    record Seen(TableProfiler.Column column, ColumnFeatures features) {
        String name() {
            return column.name;
        }
    }

    ColumnGuesser(List<Seen> columns, long rows, Map<String, ColumnKind> known) {
        this.known = known;
        this.columns = columns;
        this.rows = rows;
    }

    /** Returns a guess for each column, in their order. */
    List<ColumnGuess> guess() {
        columns.forEach(this::alone);
        key();
        columns.stream()
                .filter(column -> kinds.get(column.name()) == ColumnKind.SOURCE)
                .filter(column -> !known.containsKey(column.name()))
                .skip(known.containsValue(ColumnKind.SOURCE) ? 0 : 1)
                .forEach(column -> set(column, ColumnKind.CATEGORY, false));
        twoNames();
        List<ColumnGuess> guesses = new ArrayList<>();
        for (Seen column : columns) {
            ColumnKind kind = kinds.getOrDefault(column.name(), ColumnKind.TEXT);
            guesses.add(new ColumnGuess(
                    column.name(),
                    kind,
                    byHeader.getOrDefault(column.name(), false),
                    column.column().filled,
                    column.features().distinct(),
                    column.features().writing(kind)));
        }
        return guesses;
    }

    private void alone(Seen column) {
        ColumnKind told = known.get(column.name());
        if (told != null) {
            set(column, told, true);
            return;
        }
        Optional<ColumnKind> header = HeaderWords.kind(column.name());
        if (header.equals(Optional.of(ColumnKind.LABEL))
                || (header.equals(Optional.of(ColumnKind.SOURCE))
                        && column.features().variety() < 0.2)) {
            set(column, header.get(), true);
            return;
        }
        if (!column.column().varies) {
            set(column, ColumnKind.CONSTANT, false);
            return;
        }
        Map<ColumnKind, Double> scores = KindScores.of(column.features());
        scores.remove(ColumnKind.ROW_ID);
        ColumnKind byContent = best(scores);
        // What is called an id and repeats is the id of something else, perhaps of a person.
        header.map(kind -> kind == ColumnKind.ROW_ID ? ColumnKind.IDENTITY_NUMBER : kind)
                .ifPresent(kind -> {
                    double score = scores.getOrDefault(kind, 0.0);
                    if (score >= (shapeless(kind) ? ANYTHING : KindScores.POSSIBLE)) {
                        scores.put(kind, score + HEADER);
                    }
                });
        ColumnKind kind = best(scores);
        set(column, kind, kind != byContent);
    }

    private static boolean shapeless(ColumnKind kind) {
        return switch (kind) {
            case CITY, ORGANISATION, FULL_NAME, STREET, ADDRESS, CATEGORY, STATUS, TEXT -> true;
            default -> false;
        };
    }

    private static ColumnKind best(Map<ColumnKind, Double> scores) {
        ColumnKind best = ColumnKind.TEXT;
        double most = 0;
        for (Map.Entry<ColumnKind, Double> entry : scores.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    private void set(Seen column, ColumnKind kind, boolean header) {
        kinds.put(column.name(), kind);
        byHeader.put(column.name(), header);
    }

    /**
     * The key: of the columns with a value in each row and none twice, the one whose header says so, else
     * the first whose content may be a key.
     */
    private void key() {
        if (known.containsValue(ColumnKind.ROW_ID)) {
            return;
        }
        Comparator<Seen> order = Comparator.comparingDouble(this::keyScore).reversed();
        columns.stream()
                .filter(column -> column.column().unique && column.column().filled == rows)
                .filter(column -> keyScore(column) > 0)
                .min(order)
                .ifPresent(column -> set(column, ColumnKind.ROW_ID, named(column)));
    }

    private boolean named(Seen column) {
        return HeaderWords.kind(column.name()).equals(Optional.of(ColumnKind.ROW_ID));
    }

    private double keyScore(Seen column) {
        if (rows < 2) {
            return 0;
        }
        Optional<ColumnKind> header = HeaderWords.kind(column.name());
        double likeness = switch (kinds.getOrDefault(column.name(), ColumnKind.TEXT)) {
            case IDENTITY_NUMBER, NUMBER, STREET_NUMBER, POSTCODE, TEXT, CATEGORY, STREET -> 1;
            case PHONE -> 0.4;
            default -> 0;
        };
        if (column.features().share(CellTraits.Trait.DECIMAL) > 0.5) {
            return 0;
        } else if (header.equals(Optional.of(ColumnKind.ROW_ID))) {
            return likeness + 2;
        } else if (likeness > 0 && HeaderWords.endsAsKey(column.name())) {
            return likeness + 1;
        }
        return header.isPresent() && header.get() != ColumnKind.NUMBER ? 0 : likeness;
    }

    /** Names in two columns of the same kind without a word of the header: the other one comes second. */
    private void twoNames() {
        List<Seen> given = silent(ColumnKind.GIVEN_NAME);
        List<Seen> surnames = silent(ColumnKind.SURNAME);
        boolean knowsGiven = kinds.containsValue(ColumnKind.GIVEN_NAME);
        boolean knowsSurname = kinds.containsValue(ColumnKind.SURNAME);
        if (given.size() > 1 && !knowsSurname) {
            set(mostOf(given, CellTraits.Trait.SURNAME), ColumnKind.SURNAME, false);
        } else if (surnames.size() > 1 && !knowsGiven) {
            set(mostOf(surnames, CellTraits.Trait.GIVEN), ColumnKind.GIVEN_NAME, false);
        }
    }

    private List<Seen> silent(ColumnKind kind) {
        return columns.stream()
                .filter(column -> kinds.get(column.name()) == kind)
                .filter(column -> HeaderWords.kind(column.name()).isEmpty())
                .toList();
    }

    private static Seen mostOf(List<Seen> columns, CellTraits.Trait trait) {
        Seen most = columns.get(0);
        for (Seen column : columns) {
            if (column.features().share(trait) > most.features().share(trait)) {
                most = column;
            }
        }
        return most;
    }
}
