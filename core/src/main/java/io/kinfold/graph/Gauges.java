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

    /** Notes how a look at what others changed went. */
    void looked(long stillBehind, @Nullable Instant complete) {
        behind = stillBehind;
        followFailures = 0;
        if (complete != null) {
            upToDate = complete;
        }
    }

    /** Notes that a look failed; one thread only. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the follower's thread counts
    long lookFailed() {
        followFailures++;
        return followFailures;
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
