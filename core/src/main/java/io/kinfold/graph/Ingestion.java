package io.kinfold.graph;

import io.kinfold.fragment.Fragment;
import io.kinfold.profile.Resolution;
import io.kinfold.store.Turn;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of fragments into the graph: prepared by the caller's thread, outside any lock, and written together with
 * what other callers have ready. Safe for any thread.
 */
final class Ingestion implements BulkLoad.Target {
    /** In memory a group takes microseconds, and to wake the next caller some tens of them. */
    private static final int GROUPS_IN_MEMORY = 16;

    private final Writing writing;
    private final Gauges gauges;
    private final Combiner combiner;

    Ingestion(Writing writing, Gauges gauges) {
        this.writing = writing;
        this.gauges = gauges;
        combiner = new Combiner(this::write, gauges, writing.isDurable() ? 1 : GROUPS_IN_MEMORY);
    }

    /** Takes one fragment in. */
    Resolution ingest(Fragment fragment) {
        writing.refuseListeners();
        long start = writing.nanos();
        Resolution resolution =
                combiner.write(List.of(prepare(List.of(fragment)))).get(0);
        gauges.ingestNanos.add(writing.nanos() - start);
        return resolution;
    }

    @Override
    public BulkLoad.Prepared prepare(List<Fragment> part) {
        Engine prepared = writing.engine();
        return new BulkLoad.Prepared(prepared, part, prepared.prepare(part));
    }

    @Override
    public List<Resolution> write(List<BulkLoad.Prepared> parts) {
        long start = writing.nanos();
        List<Resolution> resolutions = combiner.write(parts);
        gauges.ingestNanos.add(writing.nanos() - start);
        return resolutions;
    }

    @Override
    public void abandon(BulkLoad.Prepared part) {
        abandon(List.of(part));
    }

    private void abandon(List<BulkLoad.Prepared> parts) {
        writing.alone(current -> {
            current.abandon(parts.stream()
                    .filter(part -> part.engine() == current)
                    .map(BulkLoad.Prepared::chunk)
                    .toList());
            return parts;
        });
    }

    @Override
    public int partitioned() {
        return writing.engine().components().partitioned();
    }

    /** Waits for the ingests that have begun, and refuses others. */
    void close() {
        combiner.close();
    }

    /** Writes the parts of a group, in one turn of the store. */
    private List<Resolution> write(Combiner.Group group) {
        try {
            return writing.inTurn((current, turn) -> write(group, current, turn));
        } catch (RuntimeException e) {
            abandonUnplanned(group, e);
            throw e;
        }
    }

    /** Gathers only now, with the turn in hand, so that nobody waits who could come along. */
    private static List<Resolution> write(Combiner.Group group, Engine current, Turn turn) {
        List<Chunk> chunks = new ArrayList<>();
        for (BulkLoad.Prepared part : group.gather()) {
            chunks.add(part.chunkFor(current));
        }
        group.plan();
        return current.ingest(chunks, turn);
    }

    /** Leaves no key behind where it did not come to a plan, such as when the store gave no turn. */
    private void abandonUnplanned(Combiner.Group group, RuntimeException failure) {
        List<BulkLoad.Prepared> parts = group.gather();
        if (!group.isPlanned()) {
            try {
                abandon(parts);
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
