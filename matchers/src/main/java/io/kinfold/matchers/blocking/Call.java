package io.kinfold.matchers.blocking;

import io.kinfold.matchers.blocking.BlockingFunction.Limit;

import java.util.List;
import java.util.function.Consumer;

/**
 * A function with its numbers, which have been checked.
 *
 * @param function the function
 * @param numbers what follows the value
 */
record Call(BlockingFunction function, List<Integer> numbers) {
    Call {
        numbers = List.copyOf(numbers);
        List<Limit> limits = function.limits();
        if (numbers.size() != limits.size()) {
            throw new IllegalArgumentException("write " + function.usage() + ": "
                    + count(limits.size()) + " behind the field, not " + numbers.size());
        }
        for (int i = 0; i < limits.size(); i++) {
            if (numbers.get(i) < 1 || numbers.get(i) > limits.get(i).most()) {
                throw new IllegalArgumentException("'" + limits.get(i).word() + "' of "
                        + function.usage() + " must be from 1 to "
                        + limits.get(i).most()
                        + ", but is " + numbers.get(i));
            }
        }
    }

    private static String count(int numbers) {
        return numbers == 0 ? "no number" : numbers == 1 ? "1 number" : numbers + " numbers";
    }

    int first() {
        return numbers.get(0);
    }

    int second() {
        return numbers.get(1);
    }

    void apply(String value, Consumer<String> results) {
        function.apply(value, this, results);
    }

    /** Writes the call around what it is applied to. */
    String around(String inner) {
        StringBuilder text = new StringBuilder(function.word()).append('(').append(inner);
        numbers.forEach(number -> text.append(", ").append(number));
        return text.append(')').toString();
    }
}
