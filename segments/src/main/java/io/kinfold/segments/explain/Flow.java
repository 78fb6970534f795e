package io.kinfold.segments.explain;

import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.explain.Tree.Branch;
import io.kinfold.segments.explain.Tree.Twig;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.predicate.ValueReader;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.text.Printer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Sends the rows of a table through the conjuncts of a segment. */
final class Flow {
    private final CustomerTable table;
    private final List<Conjunct> conjuncts = new ArrayList<>();

    private Flow(CustomerTable table) {
        this.table = table;
    }

    static Funnel of(CustomerTable table, Segment segment, EvaluationContext context) {
        Flow flow = new Flow(table);
        Tree tree = Tree.of(segment, context);
        List<Tree> parts = tree instanceof Branch branch && branch.kind() == Tree.Kind.AND
                ? branch.parts()
                : List.of(tree);
        parts.forEach(part -> flow.conjuncts.add(new Conjunct(part, table)));
        flow.run();
        return new Funnel(
                table.size(), flow.conjuncts.stream().map(Conjunct::step).toList());
    }

    private void run() {
        long[] live = table.live();
        for (int word = 0; word < live.length; word++) {
            for (long left = live[word]; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                if (row < table.rows()) {
                    send(row);
                }
            }
        }
    }

    private void send(int row) {
        boolean in = true;
        for (Conjunct conjunct : conjuncts) {
            in = conjunct.take(row, in);
        }
    }

    /** A conjunct bound to the table, and what came through it so far. */
    private static final class Conjunct {
        private final Tree tree;
        private final IdentityHashMap<Twig, RowPredicate> leaves = new IdentityHashMap<>();
        private final List<ValueReader> terms = new ArrayList<>();
        private long in;
        private long out;
        private long alone;
        private long missing;

        Conjunct(Tree tree, CustomerTable table) {
            this.tree = tree;
            tree.eachTwig(twig -> {
                Subject subject = new Subject(table, twig.zone());
                leaves.put(twig, subject.bind(twig));
                // Who has no tags misses nothing.
                Tree.term(twig.expression())
                        .filter(term -> !term.equals(new Term.Named(Schema.TAGS)))
                        .map(subject::reader)
                        .ifPresent(terms::add);
            });
        }

        /** Returns whether the row goes on, if it came in at all. */
        boolean take(int row, boolean came) {
            boolean holds = tree.holds(twig -> {
                RowPredicate leaf = leaves.get(twig);
                return leaf != null && leaf.test(row);
            });
            alone += holds ? 1 : 0;
            if (!came) {
                return false;
            }
            in++;
            out += holds ? 1 : 0;
            missing += terms.stream().anyMatch(term -> term.value(row) == null) ? 1 : 0;
            return holds;
        }

        Funnel.Step step() {
            return new Funnel.Step(Printer.print(tree.expression()), in, out, alone, missing);
        }
    }
}
