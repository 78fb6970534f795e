package io.kinfold.segments.explain;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.explain.Tree.Twig;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.time.Span;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * When a profile's leaves, and its membership, change by time alone: nothing more happens, and what was ranked stays as it is.
 *
 * <p>A leaf over calendar periods can change only at a midnight of its zone, one over hours and minutes only where the period
 * ends of an event or a time that the profile has, a tag at whatever instant. So the leaves are evaluated at each of
 * these instants, midnights up to a horizon of two years more than the longest period; and where a tag is seen changed at a midnight
 * the instant is found by halves. Cost: the leaves times some hundreds of evaluations of one row.
 */
final class Changes {
    private static final int HORIZON_DAYS = 731;
    private static final long MOST_DAYS = 4_400;
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_INSTANTS = 20_000;
    private static final long DAY_MILLIS = 86_400_000L;

    private final CustomerTable table;
    private final int row;
    private final Tree tree;
    private final EvaluationContext context;
    private final Map<Twig, Boolean> now;
    private final List<Twig> moving = new ArrayList<>();
    private final Map<Twig, Instant> first = new HashMap<>();
    private Optional<Instant> membership = Optional.empty();

    private Changes(
            CustomerTable table,
            int row,
            Tree tree,
            EvaluationContext context,
            Map<Twig, Boolean> now) {
        this.table = table;
        this.row = row;
        this.tree = tree;
        this.context = context;
        this.now = now;
    }

    /** Searches for the changes after the context's instant, where the leaves are now as said. */
    static Changes of(
            CustomerTable table,
            int row,
            Tree tree,
            EvaluationContext context,
            Map<Twig, Boolean> now) {
        Changes changes = new Changes(table, row, tree, context, now);
        changes.search(changes.candidates());
        return changes;
    }

    /** Returns when a leaf changes next. */
    Optional<Instant> of(Twig twig) {
        return Optional.ofNullable(first.get(twig));
    }

    /** Returns when the membership changes next. */
    Optional<Instant> ofMembership() {
        return membership;
    }

    /** Returns when any leaf changes next. */
    Optional<Instant> ofAny() {
        return first.values().stream().min(Instant::compareTo);
    }

    /** Returns whether the profile would be a member at a later instant. */
    boolean memberAt(Instant instant) {
        return tree.holds(twig -> holds(twig, instant.toEpochMilli()));
    }

    private SortedSet<Long> candidates() {
        SortedSet<Long> candidates = new TreeSet<>();
        Set<ZoneId> zones = new LinkedHashSet<>();
        long days = HORIZON_DAYS;
        List<Twig> all = new ArrayList<>();
        tree.eachTwig(all::add);
        for (Twig twig : all) {
            Moment moment = Moment.of(twig.expression(), twig.segment().schema(), twig.zone());
            if (!moment.moves() || twig.expression() instanceof Expression.Top) {
                continue;
            }
            moving.add(twig);
            zones.add(twig.zone().zone());
            for (Span span : moment.spans()) {
                days = Math.max(days, HORIZON_DAYS + days(span, twig));
            }
            within(moment, candidates);
        }
        for (ZoneId zone : zones) {
            LocalDate today = context.now().atZone(zone).toLocalDate();
            for (int day = 1; day <= Math.min(days, MOST_DAYS); day++) {
                candidates.add(
                        today.plusDays(day).atStartOfDay(zone).toInstant().toEpochMilli());
            }
        }
        return candidates;
    }

    private static long days(Span span, Twig twig) {
        if (!span.isCalendar()) {
            return span.millis() / DAY_MILLIS;
        }
        long today = twig.zone().today().toEpochDay();
        return span.after(today) - today;
    }

    /** Adds where a time of the profile, or a period of hours before or after it, is reached. */
    private void within(Moment moment, Set<Long> candidates) {
        Set<Long> instants = new LinkedHashSet<>();
        moment.instants(table, row, MOST_EVENTS, instants);
        long after = context.now().toEpochMilli();
        for (long instant : instants) {
            add(candidates, instant, after);
            for (Span span : moment.spans()) {
                if (!span.isCalendar()) {
                    add(candidates, instant + span.millis(), after);
                    add(candidates, instant - span.millis(), after);
                }
            }
        }
    }

    private static void add(Set<Long> candidates, long instant, long after) {
        for (long at = instant - 1; at <= instant + 1; at++) {
            if (at > after && candidates.size() < MOST_INSTANTS) {
                candidates.add(at);
            }
        }
    }

    private void search(Set<Long> candidates) {
        boolean member = tree.holds(twig -> now.getOrDefault(twig, false));
        long before = context.now().toEpochMilli();
        for (long at : candidates) {
            Map<Twig, Boolean> then = new LinkedHashMap<>();
            moving.forEach(twig -> then.put(twig, holds(twig, at)));
            for (Map.Entry<Twig, Boolean> entry : then.entrySet()) {
                Twig twig = entry.getKey();
                if (!first.containsKey(twig) && !entry.getValue().equals(now.get(twig))) {
                    first.put(twig, halve(before, at, t -> holds(twig, t) == entry.getValue()));
                }
            }
            boolean later =
                    tree.holds(twig -> then.getOrDefault(twig, now.getOrDefault(twig, false)));
            if (membership.isEmpty() && later != member) {
                membership = Optional.of(halve(
                        before, at, t -> tree.holds(twig -> holds(twig, t)) == later));
            }
            if (membership.isPresent() && first.size() == moving.size()) {
                return;
            }
            before = at;
        }
    }

    /** Returns the first instant that is changed, where the first of a range is not and the last is. */
    private static Instant halve(long from, long to, LongPredicate changed) {
        long low = from;
        long high = to;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (changed.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Instant.ofEpochMilli(high);
    }

    private boolean holds(Twig twig, long at) {
        if (!moving.contains(twig)) {
            return now.getOrDefault(twig, false);
        }
        EvaluationContext then = new EvaluationContext(
                Instant.ofEpochMilli(at), twig.zone().zone(), twig.zone().parameters());
        return new Subject(table, then).bind(twig).test(row);
    }
}
