package io.kinfold.matchers.auto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which content is told apart. They suggest; no single word decides. */
final class WordLists {
    static final Set<String> GIVEN;
    static final Set<String> SURNAMES;
    static final Set<String> STREETS;
    static final Set<String> ORGANISATIONS;
    static final Set<String> PLACES;
    static final Set<String> GENDERS;
    static final Set<String> STATES;
    private static final String HAN_SURNAMES;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static {
        Map<String, Set<String>> lists = new HashMap<>();
        for (String line : lines("words.txt")) {
            int colon = line.indexOf(':');
            lists.computeIfAbsent(line.substring(0, colon), unused -> new HashSet<>())
                    .addAll(List.of(line.substring(colon + 1).strip().split(" +")));
        }
        GIVEN = list(lists, "given");
        SURNAMES = list(lists, "surname");
        STREETS = list(lists, "street");
        ORGANISATIONS = list(lists, "organisation");
        PLACES = list(lists, "place");
        GENDERS = list(lists, "gender");
        STATES = list(lists, "state");
        HAN_SURNAMES = String.join("", list(lists, "han_surname"));
    }

    private WordLists() {}

    private static Set<String> list(Map<String, Set<String>> lists, String name) {
        return Set.copyOf(Objects.requireNonNull(lists.get(name), name));
    }

    /** Returns whether a Chinese name may begin with the character. */
    static boolean isHanSurname(int character) {
        return HAN_SURNAMES.indexOf(character) >= 0;
    }

    /** Returns the text in plain characters, lower case, without accents. */
    static String plain(String raw) {
        String decomposed = Normalizer.normalize(raw.strip(), Form.NFKD);
        String bare = MARKS.matcher(decomposed).replaceAll("");
        return Normalizer.normalize(bare, Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Returns the lines of a file of this package, without comments. */
    static List<String> lines(String name) {
        try (InputStream in =
                        Objects.requireNonNull(WordLists.class.getResourceAsStream(name), name);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
