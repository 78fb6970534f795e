package io.kinfold.matchers.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the kind of a column from its name, in several languages. */
final class HeaderWords {
    private static final List<Entry> ENTRIES = read();
    private static final Pattern CAMEL =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern KEY_ENDS =
            Pattern.compile("(?:\\b(?:id|key|no|nr|number|code)|編號|编号|番号|번호)$");

    /** A phrase and the kind that it names. Latin phrases have a space at both ends. */
    private record Entry(String phrase, ColumnKind kind) {}

    private HeaderWords() {}

    private static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        for (String line : WordLists.lines("headers.txt")) {
            int colon = line.indexOf(':');
            ColumnKind kind = ColumnKind.valueOf(line.substring(0, colon));
            for (String phrase : line.substring(colon + 1).split(",", -1)) {
                String word = phrase.strip();
                boolean latin = word.chars().allMatch(c -> c < 0x250);
                entries.add(new Entry(latin ? " " + word + " " : word, kind));
            }
        }
        return List.copyOf(entries);
    }

    /**
     * Returns the kind that a header names: the first line of headers.txt of which a phrase stands in
     * it.
     */
    static Optional<ColumnKind> kind(String header) {
        String spaced = CAMEL.matcher(header).replaceAll(" ");
        String words = " "
                + SEPARATORS.matcher(WordLists.plain(spaced)).replaceAll(" ").strip() + " ";
        for (Entry entry : ENTRIES) {
            if (words.contains(entry.phrase())) {
                return Optional.of(entry.kind());
            }
        }
        return Optional.empty();
    }

    /** Returns whether a header ends as the names of keys do: customer_key, 會員編號. */
    static boolean endsAsKey(String header) {
        return KEY_ENDS.matcher(words(header).strip()).find();
    }

    private static String words(String header) {
        String spaced = CAMEL.matcher(header).replaceAll(" ");
        return " " + SEPARATORS.matcher(WordLists.plain(spaced)).replaceAll(" ").strip() + " ";
    }
}
