package io.kinfold.segments.json;

import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Expression.CameBack;
import io.kinfold.segments.expression.Expression.Did;
import io.kinfold.segments.expression.Expression.FirstTime;
import io.kinfold.segments.expression.Expression.Regularly;
import io.kinfold.segments.expression.Expression.Sequence;
import io.kinfold.segments.expression.Expression.Step;
import io.kinfold.segments.expression.Expression.Stopped;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Period;
import io.kinfold.segments.expression.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads conditions over events. Goes on after what is wrong; null stands for it. */
final class BehaviourReader {
    private final Complaints complaints;
    private final TermReader terms;

    BehaviourReader(Complaints complaints, TermReader terms) {
        this.complaints = complaints;
        this.terms = terms;
    }

    @Nullable
    Expression did(Place place) {
        @Nullable EventClause event = terms.event(place, List.of());
        return event == null ? null : new Did(event);
    }

    @Nullable
    Expression firstTime(Place place) {
        @Nullable EventClause event = terms.event(place, List.of());
        return event == null ? null : new FirstTime(event);
    }

    @Nullable
    Expression sequence(Place place) {
        if (!place.node().isObject()) {
            complaints.expected(place, "an object with \"first\" and \"then\"");
            return null;
        }
        complaints.unknownKeys(place, List.of("first", "then"));
        @Nullable EventClause first = terms.event(place.at("first"), List.of());
        Place then = place.at("then");
        if (!then.node().isArray() || then.node().isEmpty()) {
            complaints.expected(then, "a list of at least one step");
            return null;
        }
        List<Step> steps = new ArrayList<>();
        List<Place> items = then.items();
        for (int i = 0; i < items.size(); i++) {
            @Nullable Step step = step(items.get(i), i == items.size() - 1);
            if (step != null) {
                steps.add(step);
            }
        }
        return first == null || steps.size() != items.size() ? null : new Sequence(first, steps);
    }

    private @Nullable Step step(Place place, boolean last) {
        @Nullable EventClause event = terms.event(place, List.of("within", "absent"));
        @Nullable Period within = terms.period(place.at("within"), "amount");
        boolean absent = place.node().path("absent").booleanValue();
        if (place.has("absent") && !place.node().path("absent").isBoolean()) {
            complaints.expected(place.at("absent"), "true or false");
            return null;
        }
        if (absent && !last) {
            complaints.add(
                    "SEG-054",
                    place.at("absent"),
                    "only the last step of a sequence may be absent");
            return null;
        }
        return event == null || within == null
                ? null
                : terms.note(new Step(absent, event, within), place);
    }

    @Nullable
    Expression regularly(Place place) {
        @Nullable EventClause event = terms.event(place, List.of("times", "periods", "of", "unit"));
        if (event == null) {
            return null;
        }
        @Nullable Literal times = terms.value(place.at("times"));
        @Nullable Literal periods = terms.value(place.at("periods"));
        @Nullable Literal of = terms.value(place.at("of"));
        @Nullable Unit unit = terms.one(place.at("unit"), Unit.values(), Unit::word);
        return times == null || periods == null || of == null || unit == null
                ? null
                : new Regularly(event, times, periods, of, unit);
    }

    @Nullable
    Expression stopped(Place place) {
        @Nullable EventClause event = terms.event(place, List.of("idle", "lookBack"));
        @Nullable Period idle = terms.period(place.at("idle"), "amount");
        @Nullable
        Period lookBack =
                place.has("lookBack") ? terms.period(place.at("lookBack"), "amount") : null;
        return event == null || idle == null || (place.has("lookBack") && lookBack == null)
                ? null
                : new Stopped(event, idle, lookBack);
    }

    @Nullable
    Expression cameBack(Place place) {
        @Nullable EventClause event = terms.event(place, List.of("gap"));
        @Nullable Period gap = terms.period(place.at("gap"), "amount");
        return event == null || gap == null ? null : new CameBack(event, gap);
    }
}
