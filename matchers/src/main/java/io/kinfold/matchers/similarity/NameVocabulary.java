package io.kinfold.matchers.similarity;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of names.txt. Immutable after it is read. */
final class NameVocabulary {
    private static final String FILE = "names.txt";
    private static final String LEGAL_FORMS = "legal forms";

    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private final Map<String, Set<Integer>> nicknames = new HashMap<>();
    private final Map<String, String> initials = new HashMap<>();
    private final Set<String> formCodes = new HashSet<>();
    private int groups;
    private int longestForm = 1;

    private NameVocabulary() {}

    static NameVocabulary get() {
        return Holder.VOCABULARY;
    }

    /** Returns the codes of legal forms by how they are written, in one or more words. */
    Map<String, String> legalForms() {
        return section(LEGAL_FORMS);
    }

    boolean isLegalFormCode(String word) {
        return formCodes.contains(word);
    }

    /** Returns the number of words of the longest legal form. */
    int longestForm() {
        return longestForm;
    }

    Map<String, String> abbreviations() {
        return section("abbreviations");
    }

    Map<String, String> generations() {
        return section("generations");
    }

    Map<String, String> numbers() {
        return section("numbers");
    }

    Set<String> generic() {
        return section("generic").keySet();
    }

    Set<String> connectives() {
        return section("connectives").keySet();
    }

    Set<String> particles() {
        return section("particles").keySet();
    }

    Set<String> titles() {
        return section("titles").keySet();
    }

    /** Returns whether two given names may be one person's. */
    boolean areNicknames(String a, String b) {
        Set<Integer> one = nicknames.get(a);
        Set<Integer> other = one == null ? null : nicknames.get(b);
        if (one == null || other == null) {
            return false;
        }
        for (Integer group : one) {
            if (other.contains(group)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a given name may be called by another one with that initial: B for Robert. */
    boolean mayBecome(String name, char initial) {
        return initials.getOrDefault(name, "").indexOf(initial) >= 0;
    }

    private Map<String, String> section(String name) {
        return codes.getOrDefault(name, Map.of());
    }

    private void read(BufferedReader lines) throws IOException {
        String section = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                add(section, line.strip());
            }
        }
    }

    private void add(String section, String line) {
        if (section.equals("nicknames")) {
            groups++;
            StringBuilder firsts = new StringBuilder();
            words(line).forEach(name -> firsts.append(name.charAt(0)));
            for (String name : words(line)) {
                nicknames.computeIfAbsent(name, unused -> new HashSet<>()).add(groups);
                initials.merge(name, firsts.toString(), String::concat);
            }
            return;
        }
        Map<String, String> entries = codes.computeIfAbsent(section, unused -> new HashMap<>());
        int colon = line.indexOf(':');
        if (colon < 0) {
            words(line).forEach(word -> entries.put(word, word));
            return;
        }
        String code = line.substring(0, colon);
        if (section.equals(LEGAL_FORMS)) {
            formCodes.add(code);
        }
        for (String written : line.substring(colon + 1).split(",", -1)) {
            entries.put(written.strip(), code);
            longestForm = Math.max(longestForm, words(written.strip()).size());
        }
    }

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    private static final class Holder {
        static final NameVocabulary VOCABULARY = load();

        private static NameVocabulary load() {
            NameVocabulary vocabulary = new NameVocabulary();
            try (@Nullable InputStream file = NameVocabulary.class.getResourceAsStream(FILE)) {
                if (file == null) {
                    throw new IllegalStateException("the jar of kinfold-matchers lacks " + FILE
                            + "; build it with its resources");
                }
                vocabulary.read(
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return vocabulary;
        }
    }
}
