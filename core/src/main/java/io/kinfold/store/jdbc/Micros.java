package io.kinfold.store.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970, which both databases keep and order as integers. */
final class Micros {
    private Micros() {}

    /** Returns the microseconds; the instant lies within 290,000 years of 1970. */
    static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000);
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
