package io.kinfold.command.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads a time by ISO 8601: with an offset ({@code 2026-05-01T08:00:00+08:00}), without one ({@code
 * 2026-05-01T08:00} or a space for the T), which counts as UTC, or a date alone, which counts as
 * its start in UTC.
 */
public final class ObservedTime {
    private static final int DATE = 10;

    private ObservedTime() {}

    /** Returns the instant, or empty where the text is no such time. */
    public static Optional<Instant> parse(String text) {
        String plain = text.strip();
        try {
            if (plain.length() <= DATE) {
                return Optional.of(LocalDate.parse(plain).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            String joined = plain.charAt(DATE) == ' '
                    ? plain.substring(0, DATE) + 'T' + plain.substring(DATE + 1)
                    : plain;
            String clock = joined.substring(DATE + 1);
            boolean offset =
                    clock.indexOf('Z') >= 0 || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(joined).toInstant()
                            : LocalDateTime.parse(joined).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
