package io.kinfold.matchers.model;

import io.kinfold.matchers.field.Field;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes functions of {@link Transform}s; each returns the empty string where nothing is left. */
final class Transforms {
    private Transforms() {}

    /** Returns the function that applies the steps to a value of one or several. */
    static UnaryOperator<@Nullable String> compile(List<Transform> steps) {
        List<UnaryOperator<String>> functions =
                steps.stream().map(Transforms::function).toList();
        return value -> {
            String text = value;
            for (int i = 0; i < functions.size() && text != null; i++) {
                text = applied(functions.get(i), steps.get(i), text);
            }
            return text;
        };
    }

    private static @Nullable String applied(
            UnaryOperator<String> function, Transform step, String value) {
        if (value.indexOf(Field.SEPARATOR) < 0 || step instanceof Transform.Element) {
            String result = function.apply(value);
            return result.isEmpty() ? null : result;
        }
        String[] results = Field.split(value).stream()
                .map(function)
                .filter(result -> !result.isEmpty())
                .sorted()
                .distinct()
                .toArray(String[]::new);
        return results.length == 0 ? null : String.join(String.valueOf(Field.SEPARATOR), results);
    }

    private static UnaryOperator<String> function(Transform step) {
        if (step instanceof Transform.Function function) {
            return text -> plain(function, text);
        }
        if (step instanceof Transform.Substring part) {
            return text -> substring(text, part);
        }
        if (step instanceof Transform.RegexExtract extract) {
            Pattern pattern = Pattern.compile(extract.pattern());
            return text -> extracted(pattern.matcher(text), extract.group());
        }
        if (step instanceof Transform.NullIf nullIf) {
            return text -> text.equals(nullIf.text()) ? "" : text;
        }
        if (step instanceof Transform.ParseDate parse) {
            DateTimeFormatter formatter = formatter(parse.format());
            return text -> isoDate(formatter, text);
        }
        int index = ((Transform.Element) step).index();
        return text -> element(Field.split(text), index);
    }

    private static String plain(Transform.Function function, String text) {
        return switch (function) {
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case TRIM -> text.strip();
            case DIGITS ->
                text.chars()
                        .filter(c -> c >= '0' && c <= '9')
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            case SORTED_WORDS -> {
                String[] words = text.strip().split("\\s+", -1);
                Arrays.sort(words);
                yield String.join(" ", words);
            }
            case COMPACT -> text.replace(" ", "");
            case FIRST_WORD -> text.indexOf(' ') < 0 ? text : text.substring(0, text.indexOf(' '));
            case LAST_WORD -> text.substring(text.lastIndexOf(' ') + 1);
            case EMAIL_USER -> text.substring(0, Math.max(0, text.lastIndexOf('@')));
            case EMAIL_DOMAIN ->
                text.lastIndexOf('@') < 0 ? "" : text.substring(text.lastIndexOf('@') + 1);
        };
    }

    private static String substring(String text, Transform.Substring part) {
        int from = part.start() > 0 ? part.start() - 1 : text.length() + part.start();
        int start = Math.max(0, Math.min(from, text.length()));
        int end = (int) Math.max(start, Math.min((long) from + part.length(), text.length()));
        return text.substring(start, end);
    }

    private static String extracted(Matcher matcher, int group) {
        if (!matcher.find()) {
            return "";
        }
        String found = matcher.group(group);
        return found == null ? "" : found;
    }

    private static String element(List<String> values, int index) {
        int at = index >= 0 ? index : values.size() + index;
        return at >= 0 && at < values.size() ? values.get(at) : "";
    }

    /**
     * Returns the formatter of a pattern, in which {@code y} also stands for the proleptic year, as
     * a strict reading needs.
     */
    static DateTimeFormatter formatter(String format) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(format.replace('y', 'u'))
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + format + "' is no date format; use one such as yyyy-MM-dd", e);
        }
    }

    private static String isoDate(DateTimeFormatter formatter, String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (date == null) {
                return "";
            }
            return parsed.isSupported(ChronoField.SECOND_OF_DAY)
                    ? LocalDateTime.of(date, parsed.query(TemporalQueries.localTime()))
                            .toString()
                    : date.toString();
        } catch (DateTimeException e) {
            return "";
        }
    }
}
