package io.kinfold.segments.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calendar days of a time zone: from an instant to its day, and from a day to its first instant, in a few
 * nanoseconds for the years 1970 to 2099, and for all others by the zone's rules. Immutable.
 *
 * <p>A day lasts from its first instant to the first of the next, so that days follow one another without
 * overlap. Where the clocks go back over a midnight, as in St. John's until 2011, the hour that comes
 * again belongs to the day that has begun; everywhere else the day is that of the local date.
 */
public final class ZoneDays {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long FIRST = 0;
    private static final long LAST = LocalDate.of(2100, 1, 1).toEpochDay() * DAY;
    // Buckets of 2^29 milliseconds, six days: hardly ever does one see two transitions.
    private static final int BUCKET_BITS = 29;
    // As many as there are regions at most, since fixed offsets are not kept.
    private static final Map<ZoneId, ZoneDays> KNOWN = new ConcurrentHashMap<>();

    private final ZoneRules rules;
    private final ZoneId zone;
    // Piece i lasts from starts[i] up to starts[i + 1], and adds offsets[i] to get local time.
    private final long[] starts;
    private final long[] offsets;
    private final short[] pieceOfBucket;

    private ZoneDays(ZoneId zone) {
        this.zone = zone;
        rules = zone.getRules();
        List<Long> begins = new ArrayList<>(List.of(FIRST));
        List<Long> shifts = new ArrayList<>(List.of(offset(Instant.ofEpochMilli(FIRST))));
        Instant last = Instant.ofEpochMilli(LAST);
        for (ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(FIRST));
                next != null && next.getInstant().isBefore(last);
                next = rules.nextTransition(next.getInstant())) {
            begins.add(effective(next));
            shifts.add(next.getOffsetAfter().getTotalSeconds() * 1_000L);
        }
        begins.add(LAST);
        starts = begins.stream().mapToLong(Long::longValue).toArray();
        offsets = shifts.stream().mapToLong(Long::longValue).toArray();
        pieceOfBucket = new short[(int) (LAST >> BUCKET_BITS) + 1];
        int piece = 0;
        for (int bucket = 0; bucket < pieceOfBucket.length; bucket++) {
            while (starts[piece + 1] <= (long) bucket << BUCKET_BITS) {
                piece++;
            }
            pieceOfBucket[bucket] = (short) piece;
        }
    }

    /** Returns the days of a zone; computed once for each region. */
    public static ZoneDays of(ZoneId zone) {
        return zone.getRules().isFixedOffset()
                ? new ZoneDays(zone)
                : KNOWN.computeIfAbsent(zone, ZoneDays::new);
    }

    /** Returns the epoch day of an instant. */
    public long day(long at) {
        if (at < FIRST || at >= LAST) {
            return farDay(at);
        }
        int piece = pieceOfBucket[(int) (at >> BUCKET_BITS)];
        while (at >= starts[piece + 1]) {
            piece++;
        }
        return Math.floorDiv(at + offsets[piece], DAY);
    }

    /** Returns the first instant of a day; of a day that the zone skipped, the first of the next. */
    public long start(long day) {
        // Three days in from the ends, every instant that is looked at below has its piece.
        if (day * DAY < FIRST + 3 * DAY || day * DAY > LAST - 3 * DAY) {
            return farStart(day);
        }
        int piece = pieceOfBucket[(int) (((day - 2) * DAY) >> BUCKET_BITS)];
        while (true) {
            long start = Math.max(starts[piece], day * DAY - offsets[piece]);
            if (start < starts[piece + 1]) {
                return start;
            }
            piece++;
        }
    }

    /** Returns the last instant of a day; of a day that the zone skipped, the one before the next day. */
    public long end(long day) {
        return start(day + 1) - 1;
    }

    /** Returns the instants of some days. */
    public InstantRange range(DayRange days) {
        return days.isEmpty()
                ? InstantRange.NONE
                : new InstantRange(start(days.from()), end(days.to()));
    }

    private long offset(Instant at) {
        return rules.getOffset(at).getTotalSeconds() * 1_000L;
    }

    /** When the days are to be told by the offset after the transition. */
    private static long effective(ZoneOffsetTransition transition) {
        long at = transition.getInstant().toEpochMilli();
        LocalDate begun = transition.getDateTimeBefore().minusNanos(1).toLocalDate();
        if (!begun.isAfter(transition.getDateTimeAfter().toLocalDate())) {
            return at;
        }
        long shift = transition.getOffsetAfter().getTotalSeconds() * 1_000L;
        return Math.max(at, begun.toEpochDay() * DAY - shift);
    }

    private long farDay(long at) {
        long day = Math.floorDiv(at + offset(Instant.ofEpochMilli(at)), DAY);
        return at >= farStart(day + 1) ? day + 1 : day;
    }

    private long farStart(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
