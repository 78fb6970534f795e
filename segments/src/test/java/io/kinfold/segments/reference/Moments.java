package io.kinfold.segments.reference;

import io.kinfold.segments.expression.Unit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * Instants and dates where windows begin and end. The lengths of windows come from the same few
 * periods, so that an instant often lies exactly at an end, a millisecond before it, or one after.
 */
final class Moments {
    private final Dice dice;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    // Two lengths that come up more often than all others together.
    private final Unit calendarUnit;
    private final int calendarAmount;
    private final Unit clockUnit;
    private final int clockAmount;

    private Moments(Dice dice, Instant now, ZoneId zone) {
        this.dice = dice;
        this.now = now;
        this.zone = zone;
        today = now.atZone(zone).toLocalDate();
        calendarUnit = anyCalendarUnit();
        calendarAmount = anyAmount(calendarUnit);
        clockUnit = dice.of(Unit.MINUTES, Unit.HOURS);
        clockAmount = anyAmount(clockUnit);
    }

    /**
     * Returns the moments around an instant, such as a change of daylight saving, a month's end, a
     * leap day.
     */
    static Moments random(Dice dice) {
        ZoneId zone = ZoneId.of(dice.of(
                "Asia/Taipei",
                "Asia/Taipei",
                "UTC",
                "America/New_York",
                "Europe/Berlin",
                "Australia/Lord_Howe",
                "America/Sao_Paulo",
                "Asia/Kathmandu",
                "Africa/Cairo",
                "America/Havana",
                "Pacific/Apia"));
        LocalDate day = LocalDate.parse(dice.of(
                "2024-02-29",
                "2023-02-28",
                "2024-03-31",
                "2023-12-31",
                "2024-01-01",
                "2012-01-02",
                "2018-11-04",
                "2024-07-15"));
        Instant noon = day.atTime(12, 0).atZone(zone).toInstant();
        return new Moments(dice, nearby(dice, zone, noon), zone);
    }

    private static Instant nearby(Dice dice, ZoneId zone, Instant noon) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(noon);
        if (change != null && dice.chance(40)) {
            return change.getInstant()
                    .plus(Duration.ofHours(dice.of(-25, -1, 0, 1, 5, 30)))
                    .plusMillis(dice.between(-1, 1));
        }
        LocalDate day = noon.atZone(zone).toLocalDate();
        return switch (dice.below(4)) {
            case 0 -> day.atStartOfDay(zone).toInstant();
            case 1 -> day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
            default -> noon.plusMillis(dice.between(-40_000_000, 40_000_000));
        };
    }

    Instant now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    LocalDate today() {
        return today;
    }

    int amount(Unit unit) {
        if (unit == calendarUnit && dice.chance(80)) {
            return calendarAmount;
        }
        return unit == clockUnit && dice.chance(80) ? clockAmount : anyAmount(unit);
    }

    Unit calendarUnit() {
        return dice.chance(60) ? calendarUnit : anyCalendarUnit();
    }

    Unit unit() {
        return dice.chance(75) ? calendarUnit() : clockUnit();
    }

    private Unit clockUnit() {
        return dice.chance(70) ? clockUnit : dice.of(Unit.MINUTES, Unit.HOURS);
    }

    private int anyAmount(Unit unit) {
        return switch (unit) {
            case MINUTES -> dice.of(1, 30, 90);
            case HOURS -> dice.of(1, 2, 24, 36);
            case DAYS -> dice.of(0, 1, 2, 7, 30);
            case WEEKS -> dice.of(0, 1, 2);
            case MONTHS -> dice.of(0, 1, 2, 6);
            case YEARS -> dice.of(0, 1, 2);
        };
    }

    private Unit anyCalendarUnit() {
        return dice.of(Unit.DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS);
    }

    LocalDate date() {
        int sign = dice.chance(70) ? -1 : 1;
        return stepped(today, sign).plusDays(dice.of(-1, 0, 0, 0, 1));
    }

    Instant instant() {
        return switch (dice.below(10)) {
            case 0 -> now.plusMillis(dice.between(-1, 1));
            case 1 -> now.plus(clockTime(dice.chance(70) ? -1 : 1)).plusMillis(dice.between(-1, 1));
            case 2 -> change().plusMillis(dice.of(-3_600_000, -1, 0, 1, 1_800_000));
            case 3 -> now.plusSeconds(dice.between(-30_000_000, 500_000));
            default ->
                date().atStartOfDay(zone).toInstant().plusMillis(dice.of(-1, 0, 0, 1, 43_200_000));
        };
    }

    /** Returns an instant at which a period that began at another might end. */
    Instant after(Instant other) {
        Instant later = switch (dice.below(4)) {
            case 0 -> other;
            case 1 -> other.plus(clockTime(1));
            default ->
                stepped(other.atZone(zone).toLocalDate(), 1)
                        .plusDays(dice.below(2))
                        .atStartOfDay(zone)
                        .toInstant();
        };
        return later.plusMillis(dice.between(-1, 1));
    }

    private LocalDate stepped(LocalDate from, int sign) {
        Unit unit = calendarUnit();
        long amount = (long) sign * amount(unit);
        return switch (unit) {
            case WEEKS -> from.plusWeeks(amount);
            case MONTHS -> from.plusMonths(amount);
            case YEARS -> from.plusYears(amount);
            default -> from.plusDays(amount);
        };
    }

    private Duration clockTime(int sign) {
        Unit unit = clockUnit();
        long amount = (long) sign * amount(unit);
        return unit == Unit.HOURS ? Duration.ofHours(amount) : Duration.ofMinutes(amount);
    }

    private Instant change() {
        List<ZoneOffsetTransition> around = java.util.stream.Stream.of(
                        zone.getRules().previousTransition(now),
                        zone.getRules().nextTransition(now))
                .filter(java.util.Objects::nonNull)
                .filter(change ->
                        Duration.between(change.getInstant(), now).abs().toDays() < 800)
                .toList();
        return around.isEmpty() ? now : dice.of(around).getInstant();
    }
}
