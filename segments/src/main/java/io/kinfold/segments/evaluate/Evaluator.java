package io.kinfold.segments.evaluate;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowSnapshot;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.plan.Plan;
import io.kinfold.segments.plan.Planner;
import io.kinfold.segments.predicate.Words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the profiles of segments. Safe for any thread; an evaluation sees the data as they are when
 * it begins, and whoever writes waits for it.
 *
 * <p>What segments share is decided once: conditions that several segments of one call have, or
 * that were asked for before, are kept as a bit for each row, as long as the data they look at stay
 * the same and the room lasts.
 */
public final class Evaluator {
    /** How many bytes of kept conditions there are unless said otherwise. */
    public static final long DEFAULT_CACHE_BYTES = 64L << 20;

    private final CustomerData data;
    private final LeafCache cache;

    private Evaluator(CustomerData data, long cacheBytes) {
        this.data = Objects.requireNonNull(data, "data");
        if (cacheBytes < 0) {
            throw new IllegalArgumentException(
                    "the bytes of kept conditions must be 0 or more, but are " + cacheBytes
                            + "; 0 keeps none");
        }
        this.cache = new LeafCache(cacheBytes);
    }

    /**
     * Returns an evaluator over data that keeps at most {@value #DEFAULT_CACHE_BYTES} bytes of
     * conditions.
     *
     * @param data the data; may go on changing
     * @return an evaluator
     */
    public static Evaluator of(CustomerData data) {
        return new Evaluator(data, DEFAULT_CACHE_BYTES);
    }

    /**
     * Returns an evaluator over data.
     *
     * @param data the data; may go on changing
     * @param cacheBytes how many bytes of conditions it keeps at most, a bit for each row and
     *     condition; 0 for none
     * @return an evaluator
     * @throws IllegalArgumentException if the bytes are negative
     */
    public static Evaluator of(CustomerData data, long cacheBytes) {
        return new Evaluator(data, cacheBytes);
    }

    /**
     * Finds the profiles of a segment.
     *
     * @param segment the segment, of the data's schema
     * @param context as of when and where, with the parameters
     * @return the profiles
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if the segment is of another schema
     */
    public Audience audience(Segment segment, EvaluationContext context) {
        return audiences(List.of(segment), context).get(0);
    }

    /**
     * Finds the profiles of many segments at once, as of one state of the data; what they share is
     * decided once.
     *
     * @param segments the segments, of the data's schema
     * @param context as of when and where, with the parameters
     * @return the profiles of each, in the order of the segments
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if a segment is of another schema
     */
    public List<Audience> audiences(List<Segment> segments, EvaluationContext context) {
        return evaluate(segments, context, false);
    }

    /**
     * Parts the profiles among segments: each profile goes to the first of the segments that it is
     * in, and to no other.
     *
     * @param segments the segments, of the data's schema, the most important first
     * @param context as of when and where, with the parameters
     * @return for each segment, in order, its profiles without those of the segments before it
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if a segment is of another schema
     */
    public List<Audience> waterfall(List<Segment> segments, EvaluationContext context) {
        return evaluate(segments, context, true);
    }

    /**
     * Returns whether a profile is in a segment.
     *
     * @param segment the segment, of the data's schema
     * @param id the profile
     * @param context as of when and where, with the parameters
     * @return whether; false where there is no such profile
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if the segment is of another schema
     */
    public boolean matches(Segment segment, ProfileId id, EvaluationContext context) {
        return !memberships(List.of(segment), id, context).isEmpty();
    }

    /**
     * Returns which of some segments a profile is in. For more than one profile, {@link #prepare}
     * once.
     *
     * @param segments the segments, of the data's schema
     * @param id the profile
     * @param context as of when and where, with the parameters
     * @return those it is in, in order; none where there is no such profile
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if a segment is of another schema
     */
    public List<Segment> memberships(
            List<Segment> segments, ProfileId id, EvaluationContext context) {
        return prepare(segments, context).of(id);
    }

    /**
     * Prepares to tell of single profiles which segments they are in.
     *
     * @param segments the segments, of the data's schema
     * @param context as of when and where, with the parameters
     * @return what tells it; sees later changes of the data, but stays at the context's instant
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     * @throws IllegalArgumentException if a segment is of another schema
     */
    public Memberships prepare(List<Segment> segments, EvaluationContext context) {
        Memberships memberships = new Memberships(data, segments, context);
        TableAccess.read(data, table -> {
            check(segments, table);
            return memberships.current(table);
        });
        return memberships;
    }

    /**
     * Returns how many bytes of conditions are kept now.
     *
     * @return at most what was allowed
     */
    public long cachedBytes() {
        return cache.bytes();
    }

    private static void check(List<Segment> segments, CustomerTable table) {
        for (Segment segment : segments) {
            if (!segment.schema().equals(table.schema())) {
                throw new IllegalArgumentException(
                        "the segment was checked against another schema than that of the data;"
                                + " read it with the data's schema");
            }
        }
    }

    private List<Audience> evaluate(
            List<Segment> segments, EvaluationContext context, boolean apart) {
        return TableAccess.read(data, table -> {
            check(segments, table);
            List<Plan> plans = segments.stream()
                    .map(segment -> Planner.of(segment, table, context))
                    .toList();
            return evaluate(plans, table, apart);
        });
    }

    private List<Audience> evaluate(List<Plan> plans, CustomerTable table, boolean apart) {
        Run run = new Run(table, cache);
        Map<Leaf, Integer> uses = new LinkedHashMap<>();
        plans.stream().flatMap(Plans::leaves).forEach(leaf -> uses.merge(leaf, 1, Integer::sum));
        run.share(uses);
        RowSnapshot rows = table.snapshot();
        List<Audience> audiences = new ArrayList<>();
        long[] open = run.live();
        for (Plan plan : plans) {
            long[] bits = open.clone();
            int size = run.narrow(plan, bits);
            if (apart) {
                Words.andNot(open, bits);
            }
            audiences.add(new Audience(data, rows, bits, size));
        }
        return audiences;
    }
}
