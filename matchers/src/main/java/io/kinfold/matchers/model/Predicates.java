package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** Compiles {@link Condition}s. */
final class Predicates {
    private final SlotTable slots;
    private final MeasureTable measures;

    Predicates(SlotTable slots, MeasureTable measures) {
        this.slots = slots;
        this.measures = measures;
    }

    /** Compares the texts of two present values. */
    @FunctionalInterface
    interface TextPredicate {
        boolean test(String a, String b);
    }

    /** Compares two present values. */
    @FunctionalInterface
    private interface ValuePredicate {
        boolean test(Value a, Value b);
    }

    /** Whether a similarity reaches a threshold. */
    private record Reaches(int left, int right, Measured measured, double atLeast)
            implements Predicate3 {
        @Override
        public int test(@Nullable Value[] a, @Nullable Value[] b, double[] memo) {
            Value x = a[left];
            Value y = b[right];
            return x == null || y == null
                    ? UNKNOWN
                    : measured.reaches(x, y, atLeast, memo) ? TRUE : FALSE;
        }
    }

    /** Whether a distance stays within a limit. */
    private record Within(int left, int right, Measured measured, int atMost)
            implements Predicate3 {
        @Override
        public int test(@Nullable Value[] a, @Nullable Value[] b, double[] memo) {
            Value x = a[left];
            Value y = b[right];
            return x == null || y == null
                    ? UNKNOWN
                    : measured.within(x, y, atMost, memo) ? TRUE : FALSE;
        }
    }

    /** Whether two values are equal. */
    private record Same(int left, int right) implements Predicate3 {
        @Override
        public int test(@Nullable Value[] a, @Nullable Value[] b, double[] memo) {
            Value x = a[left];
            Value y = b[right];
            return x == null || y == null ? UNKNOWN : equal(x, y) ? TRUE : FALSE;
        }
    }

    /** Whether two values are long enough. */
    private record LongEnough(int slot, int units) implements Predicate3 {
        @Override
        public int test(@Nullable Value[] a, @Nullable Value[] b, double[] memo) {
            Value x = a[slot];
            Value y = b[slot];
            return x == null || y == null
                    ? UNKNOWN
                    : length(x) >= units && length(y) >= units ? TRUE : FALSE;
        }
    }

    Predicate3 compile(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all(each(all.conditions()));
        } else if (condition instanceof Condition.Any any) {
            return any(each(any.conditions()));
        } else if (condition instanceof Condition.Not not) {
            Predicate3 inner = compile(not.condition());
            return (a, b, memo) -> {
                int outcome = inner.test(a, b, memo);
                return outcome == Predicate3.UNKNOWN ? outcome : 1 - outcome;
            };
        }
        return texts(condition);
    }

    private Predicate3[] each(List<Condition> conditions) {
        return conditions.stream().map(this::compile).toArray(Predicate3[]::new);
    }

    private static Predicate3 all(Predicate3[] parts) {
        return (a, b, memo) -> {
            int outcome = Predicate3.TRUE;
            for (Predicate3 part : parts) {
                int one = part.test(a, b, memo);
                if (one == Predicate3.FALSE) {
                    return one;
                }
                outcome = one == Predicate3.UNKNOWN ? one : outcome;
            }
            return outcome;
        };
    }

    private static Predicate3 any(Predicate3[] parts) {
        return (a, b, memo) -> {
            int outcome = Predicate3.FALSE;
            for (Predicate3 part : parts) {
                int one = part.test(a, b, memo);
                if (one == Predicate3.TRUE) {
                    return one;
                }
                outcome = one == Predicate3.UNKNOWN ? one : outcome;
            }
            return outcome;
        };
    }

    private Predicate3 texts(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return new Same(text(equal.left()), text(equal.right()));
        } else if (condition instanceof Condition.Similar similar) {
            return similar(similar);
        } else if (condition instanceof Condition.EditsWithin edits) {
            Measured measured = measures.edits(edits);
            return new Within(text(edits.left()), text(edits.right()), measured, edits.atMost());
        } else if (condition instanceof Condition.Contained contained) {
            int slot = text(contained.operand());
            TextPredicate test = contained(contained);
            return values(slot, slot, (x, y) -> anyPair(x, y, test));
        } else if (condition instanceof Condition.Shared shared) {
            int slot = text(shared.operand());
            return values(slot, slot, (x, y) -> ValueSets.shared(x, y) >= shared.atLeast());
        } else if (condition instanceof Condition.Subset subset) {
            int slot = text(subset.operand());
            return values(
                    slot,
                    slot,
                    (x, y) -> ValueSets.shared(x, y)
                            == Math.min(ValueSets.size(x), ValueSets.size(y)));
        }
        return presence(condition);
    }

    private Predicate3 similar(Condition.Similar similar) {
        double atLeast = similar.atLeast();
        if (similar.measure().equals(Measures.SHARED_WORDS)) {
            return values(
                    words(similar.left()),
                    words(similar.right()),
                    (x, y) -> ValueSets.sharedWords(x, y) >= atLeast);
        }
        Measured measured = measures.similarity(similar);
        boolean ofWords = MatchingWords.named(similar.measure()) != null;
        return new Reaches(
                ofWords ? words(similar.left()) : text(similar.left()),
                ofWords ? words(similar.right()) : text(similar.right()),
                measured,
                atLeast);
    }

    private int words(Operand operand) {
        return slots.index(operand, Slot.Kind.WORDS);
    }

    private static int length(Value value) {
        if (value.parts == null) {
            return value.units;
        }
        int longest = 0;
        for (String text : ValueSets.of(value)) {
            longest = Math.max(longest, text.length());
        }
        return longest;
    }

    private Predicate3 presence(Condition condition) {
        if (condition instanceof Condition.LengthAtLeast length) {
            return new LongEnough(text(length.operand()), length.units());
        } else if (condition instanceof Condition.Missing missing) {
            int slot = text(missing.operand());
            return (a, b, memo) -> Predicate3.of(a[slot] == null || b[slot] == null);
        } else if (condition instanceof Condition.Absent absent) {
            int slot = text(absent.operand());
            return absent.side() == Condition.Side.LEFT
                    ? (a, b, memo) -> Predicate3.of(a[slot] == null)
                    : (a, b, memo) -> Predicate3.of(b[slot] == null);
        } else if (condition instanceof Condition.Literal literal) {
            int slot = text(literal.operand());
            String text = literal.text();
            Function<@Nullable Value, Integer> is = value ->
                    value == null ? Predicate3.UNKNOWN : Predicate3.of(value.text.equals(text));
            return literal.side() == Condition.Side.LEFT
                    ? (a, b, memo) -> is.apply(a[slot])
                    : (a, b, memo) -> is.apply(b[slot]);
        }
        return numbers(condition);
    }

    private Predicate3 numbers(Condition condition) {
        if (condition instanceof Condition.DatesWithin dates) {
            double days = dates.days();
            return numeric(date(dates.operand()), (x, y) -> Math.abs(x.number - y.number) <= days);
        } else if (condition instanceof Condition.DateMistyped date) {
            int slot = date(date.operand());
            return date.mistake() == Condition.Mistake.ONE_DIGIT
                    ? numeric(slot, (x, y) -> DateMistakes.oneDigit(x.text, y.text))
                    : numeric(slot, (x, y) -> DateMistakes.dayAndMonthSwapped(x.text, y.text));
        } else if (condition instanceof Condition.NumbersWithin numbers) {
            double atMost = numbers.atMost();
            int slot = slots.index(numbers.operand(), Slot.Kind.NUMBER);
            return numeric(slot, (x, y) -> Math.abs(x.number - y.number) <= atMost);
        } else if (condition instanceof Condition.NumbersInProportion numbers) {
            double below = numbers.below();
            int slot = slots.index(numbers.operand(), Slot.Kind.NUMBER);
            return numeric(
                    slot,
                    (x, y) -> Math.abs(x.number - y.number) / Math.max(x.number, y.number) < below);
        }
        Condition.Nearby nearby = (Condition.Nearby) condition;
        int latitude = slots.index(nearby.latitude(), Slot.Kind.NUMBER);
        int longitude = slots.index(nearby.longitude(), Slot.Kind.NUMBER);
        return new GreatCircle(latitude, longitude, nearby.kilometres());
    }

    private int text(Operand operand) {
        return slots.index(operand, Slot.Kind.TEXT);
    }

    private int date(Operand operand) {
        return slots.index(operand, Slot.Kind.DATE);
    }

    private static Predicate3 values(int left, int right, ValuePredicate predicate) {
        return (a, b, memo) -> {
            Value x = a[left];
            Value y = b[right];
            return x == null || y == null
                    ? Predicate3.UNKNOWN
                    : Predicate3.of(predicate.test(x, y));
        };
    }

    private static Predicate3 numeric(int slot, ValuePredicate predicate) {
        return (a, b, memo) -> {
            Value x = a[slot];
            Value y = b[slot];
            return x == null || y == null || Double.isNaN(x.number + y.number)
                    ? Predicate3.UNKNOWN
                    : Predicate3.of(predicate.test(x, y));
        };
    }

    private static boolean equal(Value x, Value y) {
        return x.sameText(y)
                || ((x.parts != null || y.parts != null) && ValueSets.shared(x, y) > 0);
    }

    private static TextPredicate contained(Condition.Contained contained) {
        return (s, t) -> {
            String inner = s.length() <= t.length() ? s : t;
            String outer = s.length() <= t.length() ? t : s;
            return inner.length() >= contained.minimumLength()
                    && (contained.atStart() ? outer.startsWith(inner) : outer.contains(inner));
        };
    }

    private static boolean anyPair(Value x, Value y, TextPredicate predicate) {
        if (x.parts == null && y.parts == null) {
            return predicate.test(x.text, y.text);
        }
        for (String s : ValueSets.of(x)) {
            for (String t : ValueSets.of(y)) {
                if (predicate.test(s, t)) {
                    return true;
                }
            }
        }
        return false;
    }
}
