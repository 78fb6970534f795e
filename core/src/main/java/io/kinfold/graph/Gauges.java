package io.kinfold.graph;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a graph does. Safe for any thread; what changes together is not read together. */
final class Gauges {
    final LongAdder ingests = new LongAdder();
    final LongAdder retractions = new LongAdder();
    final LongAdder erasures = new LongAdder();
    final LongAdder decisions = new LongAdder();
    final LongAdder reconfigurations = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder fragments = new LongAdder();
    final LongAdder groups = new LongAdder();
    final LongAdder combined = new LongAdder();
    final LongAdder ingestNanos = new LongAdder();
    final LongAdder commits = new LongAdder();
    final LongAdder changes = new LongAdder();
    final LongAdder storeNanos = new LongAdder();
    final LongAdder storeFailures = new LongAdder();
    final LongAdder taken = new LongAdder();

    private volatile long behind;
    private volatile long followFailures;
    private volatile @Nullable Instant upToDate;

    /** Notes how many changes of others wait; for one thread. */
    void looked(long stillBehind) {
        behind = stillBehind;
    }

    /** Notes that the graph holds everything up to an instant; returns whether it could not follow before. For one thread. */
    boolean upToDate(Instant asOf) {
        boolean again = followFailures > 0;
        behind = 0;
        followFailures = 0;
        upToDate = asOf;
        return again;
    }

    /** Notes that it could not follow; returns how many times in a row. For one thread. */
    long lookFailed() {
        long failures = followFailures + 1;
        followFailures = failures;
        return failures;
    }

    Activity activity() {
        return new Activity(
                new Activity.Operations(
                        ingests.sum(),
                        retractions.sum(),
                        erasures.sum(),
                        decisions.sum(),
                        reconfigurations.sum(),
                        failed.sum()),
                new Activity.Ingest(
                        fragments.sum(), groups.sum(), combined.sum(), nanos(ingestNanos)),
                new Activity.Storage(
                        commits.sum(), changes.sum(), nanos(storeNanos), storeFailures.sum()),
                new Activity.Following(
                        taken.sum(), behind, Optional.ofNullable(upToDate), followFailures));
    }

    private static Duration nanos(LongAdder sum) {
        return Duration.ofNanos(sum.sum());
    }
}
