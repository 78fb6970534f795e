package io.kinfold.segments.behaviour;

import io.kinfold.segments.behaviour.EventExplanation.Counted;
import io.kinfold.segments.predicate.Scratch;
import io.kinfold.segments.time.InstantRange;
import io.kinfold.segments.time.Span;

import java.util.ArrayList;
import java.util.List;

/**
 * There is a chain of events. Step by step it keeps the events that some chain can end with: since a later event
 * reaches further, an event continues a chain just when it lies within reach of the latest such event before it.
 * Cost: the events of the row, once for each step.
 */
final class SequenceLeaf extends EventLeaf {
    private final Scan first;
    private final List<Step> steps;
    private final Reach reach;
    private final long over;

    /**
     * A step, bound.
     *
     * @param absent whether there must be no such event
     * @param scan the events
     * @param within how long after the event before
     */
    record Step(boolean absent, Scan scan, Span within) {}

    SequenceLeaf(Scan first, List<Step> steps, Reach reach, long over) {
        this.first = first;
        this.steps = steps;
        this.reach = reach;
        this.over = over;
    }

    @Override
    public boolean test(int row) {
        return test(row, new Chain(), new Chain());
    }

    @Override
    public void keep(int from, long[] bits, int count, Scratch scratch) {
        Chain ends = new Chain();
        Chain next = new Chain();
        for (int word = 0; word < WORDS; word++) {
            long rest = bits[word];
            long kept = rest;
            for (; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                kept ^= test(from + (word << 6) + bit, ends, next) ? 0 : 1L << bit;
            }
            bits[word] = kept;
        }
    }

    private boolean test(int row, Chain ends, Chain next) {
        ends.read(first, row);
        Chain before = ends;
        Chain after = next;
        for (Step step : steps) {
            if (before.isEmpty()) {
                return false;
            }
            after.read(step.scan(), row);
            if (step.absent()) {
                return isUnanswered(before, after, step.within());
            }
            after.follow(before, at -> reach.last(step.within(), at));
            Chain spare = before;
            before = after;
            after = spare;
        }
        return !before.isEmpty();
    }

    /** Whether the period is over for some event, and nothing came in it. */
    private boolean isUnanswered(Chain ends, Chain answers, Span within) {
        int answer = 0;
        for (int i = 0; i < ends.size() && ends.at(i) <= over; i++) {
            while (answer < answers.size() && answers.at(answer) <= ends.at(i)) {
                answer++;
            }
            if (answer == answers.size() || answers.at(answer) > reach.last(within, ends.at(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public EventExplanation explain(int row) {
        int[] positions = first.positions(row);
        EventExplanation plain = explanation(first, positions, (long) positions.length, null);
        if (!test(row)) {
            return plain;
        }
        return new EventExplanation(
                plain.value(),
                plain.counted(),
                chain(row),
                new InstantRange(first.from, first.to),
                null);
    }

    /** Returns the events of a chain, in the order of the steps. */
    private List<Counted> chain(int row) {
        List<Chain> ends = new ArrayList<>();
        Chain before = new Chain();
        before.read(first, row);
        ends.add(before);
        for (Step step : steps) {
            Chain after = new Chain();
            after.read(step.scan(), row);
            if (step.absent()) {
                before.retain(at -> isUnanswered(Chain.of(at), after, step.within()));
                break;
            }
            after.follow(before, at -> reach.last(step.within(), at));
            ends.add(after);
            before = after;
        }
        return counted(ends);
    }

    // From the last step back: the latest event of the step before that is earlier reaches
    // furthest.
    private List<Counted> counted(List<Chain> ends) {
        List<Counted> result = new ArrayList<>();
        long bound = Long.MAX_VALUE;
        for (int i = ends.size() - 1; i >= 0; i--) {
            Chain chain = ends.get(i);
            int last = chain.size() - 1;
            while (chain.at(last) >= bound) {
                last--;
            }
            bound = chain.at(last);
            Scan scan = i == 0 ? first : steps.get(i - 1).scan();
            result.add(0, new Counted(scan.event, chain.position(last)));
        }
        return result;
    }
}
