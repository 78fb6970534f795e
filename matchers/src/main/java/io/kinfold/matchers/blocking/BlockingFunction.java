package io.kinfold.matchers.blocking;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a rule can do with a value. Characters are counted in Unicode code points. Where a function
 * has no result, as the year of what is no date, the rule gives no block for that fragment.
 */
public enum BlockingFunction {
    /** The first characters, by a length from 1 to 1,000; a shorter value stays whole. */
    PREFIX(List.of(Limit.LENGTH), (v, call) -> Pieces.prefix(v, call.first())),
    /** The last characters, by a length from 1 to 1,000; a shorter value stays whole. */
    SUFFIX(List.of(Limit.LENGTH), (v, call) -> Pieces.suffix(v, call.first())),
    /**
     * What begins at a place from 1, by its length; both up to 1,000. No result where the value ends
     * before that place.
     */
    SUBSTRING(
            List.of(Limit.START, Limit.LENGTH),
            (v, call) -> Pieces.substring(v, call.first(), call.second())),
    /** All distinct runs of n characters, n from 1 to 10; a shorter value is its own only one. */
    NGRAMS(List.of(Limit.GRAM), (v, call, results) -> Pieces.ngrams(v, call.first(), results)),
    /** All distinct words: what stands between white space. */
    TOKENS((v, call, results) -> Pieces.tokens(v).forEach(results)),
    /** The words in the order of their characters, joined by single spaces. */
    SORTED_TOKENS(Pieces::sortedTokens),
    /** The first word. */
    FIRST_TOKEN(Pieces::firstToken),
    /** The last word. */
    LAST_TOKEN(Pieces::lastToken),
    /** The first characters of all words, one after another. */
    INITIALS(Pieces::initials),
    /** The decimal digits of any script, as 0 to 9. */
    DIGITS(Pieces::digits),
    /** The letters of any script. */
    LETTERS(Pieces::letters),
    /**
     * The American Soundex code, such as {@code R163}, of the letters A to Z, accents dropped. A
     * value without such a letter is its own code.
     */
    SOUNDEX(Sounds::soundex),
    /** The Metaphone code, of at most four symbols; otherwise as {@link #SOUNDEX}. */
    METAPHONE(Sounds::metaphone),
    /**
     * The two Double Metaphone codes, of at most four symbols, or one where they are equal;
     * otherwise as {@link #SOUNDEX}.
     */
    DOUBLE_METAPHONE((v, call, results) -> Sounds.doubleMetaphone(v, results)),
    /** The year of an ISO 8601 date, four digits. */
    YEAR((String v) -> Pieces.ofDate(v, 0, 4)),
    /** The month of an ISO 8601 date, two digits. */
    MONTH((String v) -> Pieces.ofDate(v, 5, 7)),
    /** The day of the month of an ISO 8601 date, two digits. */
    DAY((String v) -> Pieces.ofDate(v, 8, 10));

    /** Lists by {@link List#of} and functions without state; the checker cannot see that. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Limit> limits;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Expansion expansion;

    BlockingFunction(UnaryOperator<String> result) {
        this(List.of(), (v, call) -> result.apply(v));
    }

    BlockingFunction(Expansion expansion) {
        this(List.of(), expansion);
    }

    BlockingFunction(List<Limit> limits, Result result) {
        this(limits, (v, call, results) -> results.accept(result.of(v, call)));
    }

    BlockingFunction(List<Limit> limits, Expansion expansion) {
        this.limits = limits;
        this.expansion = expansion;
    }

    /** Gives the results, of which some may be empty or equal. */
    void apply(String value, Call call, Consumer<String> results) {
        expansion.apply(value, call, results);
    }

    /** Returns the numbers that follow the value. */
    List<Limit> limits() {
        return limits;
    }

    /** Returns the name as a rule writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns how the function is called, such as {@code prefix(field, length)}. */
    String usage() {
        StringBuilder usage = new StringBuilder(word()).append("(field");
        limits.forEach(limit -> usage.append(", ").append(limit.word()));
        return usage.append(')').toString();
    }

    static Optional<BlockingFunction> named(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(BlockingFunction::word).toList();
    }

    /** A number that a function takes, from 1. */
    enum Limit {
        LENGTH(1_000),
        START(1_000),
        GRAM(10);

        private final int most;

        Limit(int most) {
            this.most = most;
        }

        int most() {
            return most;
        }

        String word() {
            return this == GRAM ? "n" : name().toLowerCase(Locale.ROOT);
        }
    }

    private interface Result {
        String of(String value, Call call);
    }

    private interface Expansion {
        void apply(String value, Call call, Consumer<String> results);
    }
}
