package io.kinfold.command.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a label says of a pair. */
enum Verdict {
    MATCH,
    NO_MATCH,
    UNDECIDED;

    private static final Set<String> MATCHES = Set.of("true", "yes", "y", "match", "positive");
    private static final Set<String> NO_MATCHES = Set.of(
            "false", "no", "n", "not a match", "no match", "non-match", "distinct", "negative");
    private static final Set<String> UNSURE =
            Set.of("", "maybe", "possible", "possible match", "unsure", "unknown");

    /**
     * Returns what a label says, whatever its case; a number from 0 to 1 is the degree to which it
     * is a match. Empty if it is neither a known word nor such a number.
     */
    static Optional<Verdict> of(String label) {
        String word = label.strip().toLowerCase(Locale.ROOT);
        if (MATCHES.contains(word)) {
            return Optional.of(MATCH);
        } else if (NO_MATCHES.contains(word)) {
            return Optional.of(NO_MATCH);
        } else if (UNSURE.contains(word)) {
            return Optional.of(UNDECIDED);
        }
        return ofNumber(word);
    }

    private static Optional<Verdict> ofNumber(String word) {
        double degree;
        try {
            degree = Double.parseDouble(word);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (!(degree >= 0 && degree <= 1)) {
            return Optional.empty();
        }
        return Optional.of(degree > 0.5 ? MATCH : degree < 0.5 ? NO_MATCH : UNDECIDED);
    }
}
