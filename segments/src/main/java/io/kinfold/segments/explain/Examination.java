package io.kinfold.segments.explain;

import io.kinfold.segments.behaviour.EventExplanation;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.explain.Tree.Branch;
import io.kinfold.segments.explain.Tree.Twig;
import io.kinfold.segments.explain.Why.Bounds;
import io.kinfold.segments.explain.Why.Change;
import io.kinfold.segments.explain.Why.Counted;
import io.kinfold.segments.explain.Why.Events;
import io.kinfold.segments.explain.Why.Group;
import io.kinfold.segments.explain.Why.Joint;
import io.kinfold.segments.explain.Why.Leaf;
import io.kinfold.segments.explain.Why.Node;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.predicate.Source;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.text.Printer;
import io.kinfold.segments.time.Days;
import io.kinfold.segments.time.InstantRange;
import io.kinfold.segments.time.Instants;
import io.kinfold.segments.time.ZoneDays;
import io.kinfold.segments.typing.Types;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at every leaf of a segment for one row. */
final class Examination {
    private static final Events NO_EVENTS = new Events(0, List.of());

    private final CustomerTable table;
    private final int row;
    private final Segment segment;
    private final EvaluationContext context;
    private final Tree tree;
    private final IdentityHashMap<Twig, Boolean> results = new IdentityHashMap<>();
    private final Set<Twig> blocking = new HashSet<>();
    private final Changes changes;

    Examination(CustomerTable table, int row, Segment segment, EvaluationContext context) {
        this.table = table;
        this.row = row;
        this.segment = segment;
        this.context = segment.zone()
                .map(zone -> new EvaluationContext(context.now(), zone, context.parameters()))
                .orElse(context);
        this.tree = Tree.of(segment, this.context);
        tree.eachTwig(twig -> results.put(twig, subject(twig).bind(twig).test(row)));
        tree.eachBlocking(true, this::holds, blocking::add);
        this.changes = Changes.of(table, row, tree, this.context, results);
    }

    Why why() {
        Optional<Change> next = changes.ofAny().map(at -> new Change(at, changes.memberAt(at)));
        return new Why(segment, table.id(row), context, node(tree), next, changes.ofMembership());
    }

    private boolean holds(Twig twig) {
        return results.getOrDefault(twig, false);
    }

    private Subject subject(Twig twig) {
        return new Subject(table, twig.zone());
    }

    private Node node(Tree part) {
        if (part instanceof Twig twig) {
            return leaf(twig, twig.expression());
        }
        Branch branch = (Branch) part;
        if (branch.kind() == Tree.Kind.NOT && branch.parts().get(0) instanceof Twig twig) {
            return leaf(twig, branch.expression());
        }
        return new Group(
                Printer.print(branch.expression()),
                branch.holds(this::holds),
                Joint.valueOf(branch.kind().name()),
                branch.parts().stream().map(this::node).toList());
    }

    private Leaf leaf(Twig twig, Expression written) {
        boolean negated = written instanceof Expression.Not;
        Subject subject = subject(twig);
        Subject.Bound bound = subject.bind(twig);
        Optional<EventExplanation> events = bound.explain(row);
        Optional<Object> cut = bound.cut();
        Optional<Term> term = Tree.term(twig.expression());
        @Nullable
        Object value = term.isPresent()
                ? subject.reader(term.get()).value(row)
                : events.map(EventExplanation::value).orElse(null);
        return new Leaf(
                Printer.print(written),
                holds(twig) != negated,
                blocking.contains(twig),
                Optional.ofNullable(value),
                value == null && term.isPresent(),
                cut,
                events.isPresent() ? bounds(events.get().bounds()) : bounds(twig, term),
                events.map(this::events).orElse(NO_EVENTS),
                negated || !bound.positive()
                        ? Optional.empty()
                        : distance(twig, events, cut, value),
                changes.of(twig));
    }

    private static Optional<Number> distance(
            Twig twig,
            Optional<EventExplanation> events,
            Optional<Object> cut,
            @Nullable Object value) {
        if (cut.isPresent()) {
            return Distance.toReach(cut.get(), value);
        }
        Optional<Number> counted =
                events.flatMap(explanation -> Optional.ofNullable(explanation.distance()));
        return counted.isPresent()
                ? counted
                : Distance.of(twig.expression(), value, twig.segment().schema(), twig.zone());
    }

    /** The window of an attribute. */
    private static Optional<Bounds> bounds(Twig twig, Optional<Term> term) {
        if (term.isEmpty() || !(twig.expression() instanceof Expression.Within within)) {
            return Optional.empty();
        }
        ValueType type = Types.of(term.get(), twig.segment().schema());
        boolean instant = type instanceof ValueType.DateTime;
        EvaluationContext context = twig.zone();
        return bounds(
                instant
                        ? Instants.of(within.window(), context)
                        : ZoneDays.of(context.zone()).range(Days.of(within.window(), context)));
    }

    private static Optional<Bounds> bounds(InstantRange range) {
        return range.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bounds(instant(range.from()), instant(range.to())));
    }

    private static Optional<Instant> instant(long at) {
        boolean open = at < LongColumn.LEAST || at > LongColumn.GREATEST;
        return open ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    private Events events(EventExplanation explanation) {
        List<Counted> sample = new ArrayList<>();
        for (EventExplanation.Counted one : explanation.sample()) {
            sample.add(counted(one.event(), one.position()));
        }
        return new Events(explanation.counted(), sample);
    }

    private Counted counted(String event, int position) {
        EventTable events = table.events(event);
        Map<String, Object> fields = new LinkedHashMap<>();
        Schema schema = table.schema();
        Collection<AttributeDefinition> known = schema.event(event)
                .map(EventDefinition::fields)
                .map(Map::values)
                .orElse(List.of());
        for (AttributeDefinition field : known) {
            Column column = events.field(field.name());
            if (column != null) {
                Object value = new Source.Named(field.name(), field.type())
                        .bind(unused -> column)
                        .value(position);
                if (value != null) {
                    fields.put(field.name(), value);
                }
            }
        }
        return new Counted(event, Instant.ofEpochMilli(events.at()[position]), fields);
    }
}
