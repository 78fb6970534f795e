package io.kinfold.segments.time;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

class ZoneDaysTest {
    private static final List<String> ZONES = List.of(
            "Asia/Taipei",
            "UTC",
            "America/New_York",
            "Europe/London",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "Africa/Casablanca",
            "America/Havana",
            "Pacific/Kwajalein",
            "+05:45");

    /** The first instants are what the zones' laws and tzdata say, written by hand. */
    @ParameterizedTest
    @CsvSource({
        // no daylight saving
        "Asia/Taipei, 2026-03-01, 2026-02-28T16:00:00Z, 24.0",
        "UTC, 2024-02-29, 2024-02-29T00:00:00Z, 24.0",
        "Asia/Kathmandu, 2026-01-01, 2025-12-31T18:15:00Z, 24.0",
        // Kathmandu went from +05:30 to +05:45 with the year 1986
        "Asia/Kathmandu, 1986-01-01, 1985-12-31T18:30:00Z, 23.75",
        // spring forward and fall back
        "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z, 23.0",
        "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z, 25.0",
        "Europe/London, 2026-03-29, 2026-03-29T00:00:00Z, 23.0",
        "Europe/London, 2026-10-25, 2026-10-24T23:00:00Z, 25.0",
        // by half an hour
        "Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, 24.5",
        "Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z, 23.5",
        // the day that was skipped, and its neighbours
        "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 24.0",
        "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, 0.0",
        "Pacific/Apia, 2011-12-31, 2011-12-30T10:00:00Z, 24.0",
        // at midnight: the day begins at 01:00, and another lasts until it was 23:00 twice
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 23.0",
        "America/Sao_Paulo, 2018-02-17, 2018-02-17T02:00:00Z, 25.0",
        // the first hour comes twice
        "America/Havana, 2026-11-01, 2026-11-01T04:00:00Z, 25.0",
        // where one minute of the next day had begun when it became 23:01 again
        "America/St_Johns, 2010-11-06, 2010-11-06T02:30:00Z, 24.0",
        "America/St_Johns, 2010-11-07, 2010-11-07T02:30:00Z, 25.0",
        // beyond the years that are kept
        "Europe/London, 1969-06-01, 1969-05-31T23:00:00Z, 24.0",
        "America/New_York, 2126-07-04, 2126-07-04T04:00:00Z, 24.0",
    })
    void start_dayOfAZone_isItsFirstInstant(
            String zone, LocalDate day, Instant first, double hours) {
        ZoneDays days = ZoneDays.of(ZoneId.of(zone));
        long epochDay = day.toEpochDay();

        assertThat(Instant.ofEpochMilli(days.start(epochDay))).isEqualTo(first);
        assertThat((days.end(epochDay) + 1 - days.start(epochDay)) / 3_600_000.0)
                .isEqualTo(hours);
        if (hours > 0) {
            assertThat(days.day(days.start(epochDay))).isEqualTo(epochDay);
            assertThat(days.day(days.end(epochDay))).isEqualTo(epochDay);
        }
        assertThat(days.day(days.start(epochDay) - 1)).isLessThan(epochDay);
    }

    @Test
    void range_noDays_isEmpty() {
        assertThat(ZoneDays.of(ZoneOffset.UTC).range(new DayRange(5, 4)).isEmpty())
                .isTrue();
    }

    @Property
    void day_randomInstant_isTheLocalDate(
            @ForAll("zones") ZoneId zone, @ForAll("instants") long at) {
        LocalDate expected = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
        assertThat(ZoneDays.of(zone).day(at)).isEqualTo(expected.toEpochDay());
    }

    @Property
    void day_aroundATransition_isTheLocalDate(
            @ForAll("zones") ZoneId zone, @ForAll("instants") long near, @ForAll("offs") long off) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochMilli(near));
        long at = (next == null ? near : next.getInstant().toEpochMilli()) + off;
        LocalDate expected = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
        assertThat(ZoneDays.of(zone).day(at)).isEqualTo(expected.toEpochDay());
    }

    @Property
    void start_randomDay_isAtStartOfDay(@ForAll("zones") ZoneId zone, @ForAll("days") long day) {
        ZonedDateTime expected = LocalDate.ofEpochDay(day).atStartOfDay(zone);
        assertThat(ZoneDays.of(zone).start(day)).isEqualTo(expected.toInstant().toEpochMilli());
    }

    /** Also of zones in which the local date went back: days follow one another. */
    @Property
    void day_anyZone_liesBetweenItsStartAndTheNext(
            @ForAll("allZones") ZoneId zone, @ForAll("instants") long at) {
        ZoneDays days = ZoneDays.of(zone);
        long day = days.day(at);
        assertThat(days.start(day)).isLessThanOrEqualTo(at);
        assertThat(days.start(day + 1)).isGreaterThan(at);
        assertThat(days.end(day)).isGreaterThanOrEqualTo(at);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    @Provide
    Arbitrary<ZoneId> allZones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Long> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("1950-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("2150-01-01T00:00:00Z").toEpochMilli());
    }

    @Provide
    Arbitrary<Long> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1950, 1, 1).toEpochDay(),
                        LocalDate.of(2150, 1, 1).toEpochDay());
    }

    @Provide
    Arbitrary<Long> offs() {
        return Arbitraries.longs().between(-90_000_000, 90_000_000);
    }
}
