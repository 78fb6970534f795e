package io.kinfold.matchers.model;

import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.similarity.JaroWinkler;
import io.kinfold.matchers.similarity.Levenshtein;
import io.kinfold.matchers.similarity.OptimalStringAlignment;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Evaluates the conditions of {@link Models} from their definitions, unknown counting as false. */
final class NaiveConditions {
    private NaiveConditions() {}

    static boolean isTrue(Condition condition, @Nullable String[] left, @Nullable String[] right) {
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().allMatch(part -> isTrue(part, left, right));
        } else if (condition instanceof Condition.Any any) {
            return any.conditions().stream().anyMatch(part -> isTrue(part, left, right));
        } else if (condition instanceof Condition.Missing missing) {
            return value(missing.operand(), left) == null
                    || value(missing.operand(), right) == null;
        } else if (condition instanceof Condition.Equal equal) {
            return some(equal.left(), left, equal.right(), right, String::equals);
        } else if (condition instanceof Condition.Similar similar) {
            return some(
                    similar.left(),
                    left,
                    similar.right(),
                    right,
                    (s, t) -> similarity(similar.measure(), s, t) >= similar.atLeast());
        } else if (condition instanceof Condition.EditsWithin edits) {
            return some(
                    edits.left(),
                    left,
                    edits.right(),
                    right,
                    (s, t) -> (edits.edits() == Condition.Edits.LEVENSHTEIN
                                    ? Levenshtein.distance(s, t)
                                    : OptimalStringAlignment.distance(s, t))
                            <= edits.atMost());
        }
        return single(condition, left, right);
    }

    private static double similarity(String measure, String s, String t) {
        Set<String> left = words(s);
        Set<String> right = words(t);
        double fewer = Math.min(left.size(), right.size());
        return switch (measure) {
            case "jaro_winkler" -> JaroWinkler.similarity(s, t);
            case "matching_words" ->
                (alike(left, right) + alike(right, left)) / (left.size() + right.size());
            case "covered_words" ->
                Math.max(
                        left.size() == fewer ? alike(left, right) / fewer : 0,
                        right.size() == fewer ? alike(right, left) / fewer : 0);
            case "shared_numbers" -> {
                left.removeIf(word -> !Character.isDigit(word.charAt(0)));
                right.removeIf(word -> !Character.isDigit(word.charAt(0)));
                boolean both = !left.isEmpty() && !right.isEmpty();
                yield both && Collections.disjoint(left, right) ? 0 : 1;
            }
            default -> throw new IllegalArgumentException(measure);
        };
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>(List.of(text.split(" ", -1)));
        words.remove("");
        return words;
    }

    private static double alike(Set<String> words, Set<String> among) {
        return words.stream()
                .mapToDouble(word -> among.stream()
                        .mapToDouble(other -> alike(word, other))
                        .max()
                        .orElse(0))
                .reduce(0, Double::sum);
    }

    private static double alike(String word, String other) {
        boolean mistyped = Math.min(word.length(), other.length()) >= 4
                && OptimalStringAlignment.distance(word, other) == 1;
        return word.equals(other) ? 1 : mistyped ? 0.9 : 0;
    }

    private static boolean single(
            Condition condition, @Nullable String[] left, @Nullable String[] right) {
        if (condition instanceof Condition.LengthAtLeast length) {
            return some(
                    length.operand(),
                    left,
                    length.operand(),
                    right,
                    (s, t) -> s.length() >= length.units() && t.length() >= length.units());
        } else if (condition instanceof Condition.Contained contained) {
            return some(
                    contained.operand(),
                    left,
                    contained.operand(),
                    right,
                    (s, t) -> s.startsWith(t) || t.startsWith(s));
        } else if (condition instanceof Condition.Shared shared) {
            return some(shared.operand(), left, shared.operand(), right, String::equals);
        }
        Condition.DateMistyped date = (Condition.DateMistyped) condition;
        return some(
                date.operand(),
                left,
                date.operand(),
                right,
                (s, t) -> isDate(s)
                        && isDate(t)
                        && (date.mistake() == Condition.Mistake.ONE_DIGIT
                                ? s.length() == t.length() && differences(s, t) == 1
                                : !s.equals(t)
                                        && (s.substring(0, 5) + s.substring(8) + "-"
                                                        + s.substring(5, 7))
                                                .equals(t)));
    }

    private static boolean isDate(String text) {
        return !Double.isNaN(Slot.days(text));
    }

    private static int differences(String s, String t) {
        int differences = 0;
        for (int i = 0; i < s.length(); i++) {
            differences += s.charAt(i) == t.charAt(i) ? 0 : 1;
        }
        return differences;
    }

    private static @Nullable String value(Operand operand, @Nullable String[] row) {
        String value = row[Models.SCHEMA.indexOf(operand.field())];
        return value == null ? null : Transforms.compile(operand.transforms()).apply(value);
    }

    private static boolean some(
            Operand one,
            @Nullable String[] left,
            Operand other,
            @Nullable String[] right,
            BiPredicate<String, String> predicate) {
        String a = value(one, left);
        String b = value(other, right);
        return a != null
                && b != null
                && Field.split(a).stream()
                        .anyMatch(s -> Field.split(b).stream().anyMatch(t -> predicate.test(s, t)));
    }
}
