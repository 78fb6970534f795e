package io.kinfold.matchers.normalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form of an address in Latin letters: words separated by spaces, abbreviated as usual. */
final class WesternAddress {
    /** Each line: the abbreviation, and what is written for it. */
    private static final List<String> ABBREVIATIONS = List.of(
            "st street str saint",
            "rd road",
            "ave avenue av aven",
            "blvd boulevard blv boul",
            "dr drive drv",
            "ln lane",
            "ct court",
            "cct circuit",
            "cir circle",
            "cres crescent cr",
            "pl place",
            "pkwy parkway",
            "hwy highway",
            "fwy freeway",
            "expy expressway",
            "sq square",
            "tce terrace ter terr",
            "cl close",
            "gr grove gve",
            "pde parade",
            "trl trail",
            "aly alley",
            "mt mount",
            "ft fort",
            "hts heights",
            "jct junction",
            "sec section",
            "n north",
            "s south",
            "e east",
            "w west",
            "ne northeast",
            "nw northwest",
            "se southeast",
            "sw southwest",
            "apt apartment",
            "ste suite",
            "fl floor",
            "rm room",
            "bldg building",
            "dept department",
            "1st first",
            "2nd second",
            "3rd third",
            "4th fourth",
            "5th fifth",
            "6th sixth",
            "7th seventh",
            "8th eighth",
            "9th ninth",
            "10th tenth");

    private static final Map<String, String> SHORT = shortForms();
    private static final Set<String> BEFORE_UNIT = Set.of("apt", "ste", "unit", "rm", "lot", "box");

    private WesternAddress() {}

    private static Map<String, String> shortForms() {
        Map<String, String> forms = new HashMap<>();
        for (String line : ABBREVIATIONS) {
            List<String> words = PlainText.tokens(line);
            words.subList(1, words.size()).forEach(word -> forms.put(word, words.get(0)));
        }
        return Map.copyOf(forms);
    }

    static String of(String plain) {
        String text = separated(UnaccentedNormalizer.ofDefaults().normalize(plain));
        List<String> words = new ArrayList<>();
        for (String token : PlainText.tokens(text)) {
            String word = SHORT.getOrDefault(token, token);
            String before = words.isEmpty() ? "" : words.get(words.size() - 1);
            if (word.equals("#")) {
                if (!BEFORE_UNIT.contains(before)) {
                    words.add("apt");
                }
            } else if (word.equals("o") && before.equals("p")) {
                words.set(words.size() - 1, "po");
            } else if (!word.equals("-")) {
                words.add(word);
            }
        }
        return String.join(" ", withoutNumberSign(words));
    }

    private static String separated(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\'', '’', '‘', '`' -> {}
                case '#' -> out.append(" # ");
                case '.', ',', ';', ':', '(', ')', '[', ']', '"', '“', '”', '*', '_' ->
                    out.append(' ');
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Drops "no" before a number, from behind, so that a repeated one goes too. */
    private static List<String> withoutNumberSign(List<String> words) {
        List<String> reversed = new ArrayList<>(words.size());
        for (int i = words.size() - 1; i >= 0; i--) {
            String next = reversed.isEmpty() ? "" : reversed.get(reversed.size() - 1);
            boolean number = !next.isEmpty() && Character.isDigit(next.charAt(0));
            if (!(words.get(i).equals("no") && number)) {
                reversed.add(words.get(i));
            }
        }
        Collections.reverse(reversed);
        return reversed;
    }
}
