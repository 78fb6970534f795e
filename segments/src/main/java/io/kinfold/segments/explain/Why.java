package io.kinfold.segments.explain;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.TableAccess;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a profile is a member of a segment, or is not, as of an instant: every leaf of the segment with its result, what it looked
 * at, how far it is from the other result, and when that comes by time alone. Nothing is left out because something else has
 * decided already.
 *
 * <p>It holds values of the customer. {@link #text} and {@link #json} show them, {@link #toString} does not. Immutable and safe
 * for any thread.
 */
public final class Why {
    private final Segment segment;
    private final ProfileId profile;
    private final EvaluationContext context;
    private final Node root;
    private final Optional<Change> next;
    private final Optional<Instant> turns;

    Why(
            Segment segment,
            ProfileId profile,
            EvaluationContext context,
            Node root,
            Optional<Change> next,
            Optional<Instant> turns) {
        this.segment = segment;
        this.profile = profile;
        this.context = context;
        this.root = root;
        this.next = next;
        this.turns = turns;
    }

    /** A node of the segment's tree with what became of it. */
    public sealed interface Node permits Group, Leaf {
        /**
         * Returns what the author wrote, in its canonical form.
         *
         * @return one line
         */
        String text();

        /**
         * Returns whether it holds.
         *
         * @return the result, negation included
         */
        boolean result();
    }

    /** What joins the parts of a {@link Group}. */
    public enum Joint {
        /** All must hold. */
        AND,
        /** One must hold. */
        OR,
        /** The only part must not hold. */
        NOT,
        /** The only part is the tree of another segment. */
        SEGMENT
    }

    /**
     * A node with parts. Immutable.
     *
     * @param text what the author wrote
     * @param result whether it holds
     * @param joint what joins the parts
     * @param parts the parts, in the order of the source
     */
    public record Group(String text, boolean result, Joint joint, List<Node> parts)
            implements Node {
        /**
         * Copies the list.
         *
         * @param text what the author wrote
         * @param result whether it holds
         * @param joint what joins the parts
         * @param parts the parts
         */
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A condition that is not made of others, {@code not} in front of it included. Immutable.
     *
     * @param text what the author wrote
     * @param result whether it holds
     * @param blocking whether it is one of those that keep the profile out
     * @param value what it looked at: the value of its term or, of a behaviour, how many events counted; empty where that
     *     is missing, or where the condition has no value, such as {@code has identity}
     * @param missing whether it looked at something that is missing
     * @param cut of {@code top} the least value that is in; empty for all else, and where none is
     * @param bounds between which instants it looked; empty where it has no window
     * @param events the events that counted
     * @param distance of a comparison of numbers, and of {@code top} by a number, how much the value must grow to satisfy it,
     *     negative for less, 0 where it does; empty for all else
     * @param changes when its result changes if nothing happens but time; empty for not within some two years
     */
    public record Leaf(
            String text,
            boolean result,
            boolean blocking,
            Optional<Object> value,
            boolean missing,
            Optional<Object> cut,
            Optional<Bounds> bounds,
            Events events,
            Optional<Number> distance,
            Optional<Instant> changes)
            implements Node {
        /** Returns the condition and its result, never a value of the customer. */
        @Override
        public String toString() {
            return "Leaf[" + text + ", " + result + "]";
        }
    }

    /**
     * A stretch of time, both ends included.
     *
     * @param from its first instant; empty for ever
     * @param to its last instant; empty for ever
     */
    public record Bounds(Optional<Instant> from, Optional<Instant> to) {}

    /**
     * The events that counted. Immutable.
     *
     * @param counted how many
     * @param sample the newest of them, ten at most; of a sequence that holds, one for each step
     */
    public record Events(int counted, List<Counted> sample) {
        /**
         * Copies the list.
         *
         * @param counted how many
         * @param sample some of them
         */
        public Events {
            sample = List.copyOf(sample);
        }
    }

    /**
     * An event that counted. Immutable.
     *
     * @param event its kind
     * @param at when it happened
     * @param fields the values that it has, in the Java types of {@link io.kinfold.segments.schema.ValueType}
     */
    public record Counted(String event, Instant at, Map<String, Object> fields) {
        /**
         * Copies the map; keeps its order.
         *
         * @param event its kind
         * @param at when it happened
         * @param fields the values that it has
         */
        public Counted {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** Returns kind and time, never a value. */
        @Override
        public String toString() {
            return "Counted[" + event + ", " + at + "]";
        }
    }

    /**
     * A change by time alone.
     *
     * @param at when
     * @param member whether the profile is a member then
     */
    public record Change(Instant at, boolean member) {}

    /**
     * Explains a profile's membership. What {@code top} ranks is ranked as of the context's instant, also in what is said of later
     * ones. Cost: evaluating the segment's leaves for one row some hundreds of times, for the changes to come; with {@code top} also
     * over all profiles once.
     *
     * @param data the data
     * @param segment the segment, of the data's schema
     * @param profile the profile
     * @param context as of when and where, with the parameters
     * @return the explanation, empty where there is no such profile
     * @throws io.kinfold.segments.problem.SegmentException if a parameter is absent or does not fit
     */
    public static Optional<Why> of(
            CustomerData data, Segment segment, ProfileId profile, EvaluationContext context) {
        return TableAccess.read(data, table -> {
            int row = table.row(profile);
            return row < 0
                    ? Optional.empty()
                    : Optional.of(new Examination(table, row, segment, context).why());
        });
    }

    /**
     * Returns the segment.
     *
     * @return the segment
     */
    public Segment segment() {
        return segment;
    }

    /**
     * Returns the profile.
     *
     * @return its id
     */
    public ProfileId profile() {
        return profile;
    }

    /**
     * Returns as of when the membership was explained.
     *
     * @return the context, with the zone that the segment pins
     */
    public EvaluationContext context() {
        return context;
    }

    /**
     * Returns whether the profile is a member.
     *
     * @return the result of the whole
     */
    public boolean member() {
        return root.result();
    }

    /**
     * Returns the segment's tree with what became of it.
     *
     * @return its root
     */
    public Node root() {
        return root;
    }

    /**
     * Returns the leaves in the order of the source.
     *
     * @return the leaves, those of the segments that this one names included
     */
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        collect(root, leaves);
        return List.copyOf(leaves);
    }

    /**
     * Returns the leaves that keep the profile out: of {@code and} those that do not hold, of {@code or} all.
     *
     * @return the leaves; none of a member
     */
    public List<Leaf> blocking() {
        return leaves().stream().filter(Leaf::blocking).toList();
    }

    private static void collect(Node node, List<Leaf> into) {
        if (node instanceof Leaf leaf) {
            into.add(leaf);
        } else {
            ((Group) node).parts().forEach(part -> collect(part, into));
        }
    }

    /**
     * Returns the next change of any leaf if nothing happens but time.
     *
     * @return when, and whether the profile is a member then; empty for not within some two years
     */
    public Optional<Change> next() {
        return next;
    }

    /**
     * Returns when the membership lapses or, of a profile that is no member, begins, if nothing happens but time.
     *
     * @return when; empty for not within some two years
     */
    public Optional<Instant> turns() {
        return turns;
    }

    /**
     * Renders the explanation as text for people. Shows values of the customer.
     *
     * @return lines, without a line break at the end
     */
    public String text() {
        return WhyText.of(this);
    }

    /**
     * Renders the explanation as JSON. Shows values of the customer.
     *
     * @return one line: an object
     */
    public String json() {
        return WhyJson.of(this);
    }

    /** Returns profile, instant and result, never a value of the customer. */
    @Override
    public String toString() {
        return "Why[" + profile + ", " + context.now() + ", " + (member() ? "in" : "out") + "]";
    }
}
