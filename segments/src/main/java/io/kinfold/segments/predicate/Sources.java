package io.kinfold.segments.predicate;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.typing.Literals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Resolves the terms of a checked expression to where their values come from. */
public final class Sources {
    private final Schema schema;
    private final EvaluationContext context;
    private final Function<Term, Source> others;

    /**
     * Creates a resolver.
     *
     * @param schema knows the functions
     * @param context resolves literals
     * @param others resolves names and aggregates
     */
    public Sources(Schema schema, EvaluationContext context, Function<Term, Source> others) {
        this.schema = schema;
        this.context = context;
        this.others = others;
    }

    /** Returns where a term's value comes from. */
    public Source of(Term term) {
        if (term instanceof Term.DaysSince since) {
            return new Source.DaysSince(
                    of(since.term()), context.zone(), context.today().toEpochDay());
        }
        return term instanceof Term.Call call ? called(call) : others.apply(term);
    }

    private Source called(Term.Call call) {
        HostFunction function = schema.function(call.name())
                .orElseThrow(
                        () -> new IllegalArgumentException("the schema does not know the function '"
                                + call.name() + "'; check the expression first"));
        List<Source> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            ValueType type = function.parameters().get(i);
            arguments.add(
                    call.arguments().get(i) instanceof Term.Argument.OfTerm argument
                            ? of(argument.term())
                            : fixed((Term.Argument.OfLiteral) call.arguments().get(i), type));
        }
        return new Source.Called(function, arguments);
    }

    private Source fixed(Term.Argument.OfLiteral argument, ValueType type) {
        return new Source.Fixed(Literals.argument(argument.literal(), type, context));
    }
}
