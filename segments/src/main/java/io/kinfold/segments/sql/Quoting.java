package io.kinfold.segments.sql;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names and values as a dialect writes them, such that nothing in them can end the quotes around
 * them.
 */
final class Quoting {
    // PostgreSQL cuts longer names off, so that two of them may become one.
    private static final int LONGEST_NAME = 63;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'+00'", Locale.ROOT);

    private final SqlDialect dialect;

    Quoting(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /** Returns a name in double quotes. */
    String name(String name) {
        if (name.indexOf('\0') >= 0) {
            throw SqlProblems.name("", "it has a character NUL");
        }
        if (isBroken(name)) {
            throw SqlProblems.name("", "it has half of a surrogate pair");
        }
        boolean tooLong = name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
        if (dialect == SqlDialect.POSTGRESQL && tooLong) {
            throw SqlProblems.name(
                    name, "PostgreSQL takes at most " + LONGEST_NAME + " bytes of UTF-8");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns a text in single quotes. */
    String text(String text) {
        if (isBroken(text)) {
            throw SqlProblems.text("half of a surrogate pair", dialect);
        }
        if (dialect == SqlDialect.DUCKDB) {
            String quoted = "'" + text.replace("'", "''") + "'";
            return text.indexOf('\0') < 0
                    ? quoted
                    : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
        }
        if (text.indexOf('\0') >= 0) {
            throw SqlProblems.text("a character NUL", dialect);
        }
        String quoted = "'" + text.replace("'", "''") + "'";
        // In E'' a backslash is doubled whatever standard_conforming_strings is set to.
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    /** Returns texts in single quotes with commas between. */
    String texts(Collection<String> texts) {
        return texts.stream().map(this::text).collect(Collectors.joining(", "));
    }

    /** Returns an array of texts. */
    String array(Collection<String> texts) {
        return dialect == SqlDialect.POSTGRESQL
                ? "ARRAY[" + texts(texts) + "]::TEXT[]"
                : "CAST([" + texts(texts) + "] AS VARCHAR[])";
    }

    /** Returns an instant. */
    static String instant(long at) {
        String text = Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).format(INSTANT);
        return "TIMESTAMPTZ '" + text.replace(".000+", "+") + "'";
    }

    /** Returns a date. */
    static String date(long epochDay) {
        return "DATE '" + LocalDate.ofEpochDay(epochDay) + "'";
    }

    private static boolean isBroken(String text) {
        return text.codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
