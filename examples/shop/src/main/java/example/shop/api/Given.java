package example.shop.api;

import example.shop.http.Refusal;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.ProfileId;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Checks what clients gave. */
final class Given {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private Given() {}

    /** Requires a field of a body. */
    static void present(String field, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("the field '" + field + "' is missing; add it");
        }
    }

    /** Requires a text in a field of a body. */
    static void text(String field, String value) {
        present(field, value);
        if (value.isBlank()) {
            throw new IllegalArgumentException("the field '" + field + "' is empty; fill it in");
        }
    }

    /** Requires elements in the lists of a body. */
    static <T> List<T> list(String field, List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.contains(null)) {
            throw new IllegalArgumentException(
                    "the field '" + field + "' holds a null; leave it out");
        }
        return List.copyOf(values);
    }

    static FragmentId fragment(String text) {
        return checked(() -> FragmentId.parse(text));
    }

    static FragmentId fragment(String source, String key) {
        return checked(() -> FragmentId.of(source, key));
    }

    static ProfileId profile(String text) {
        return checked(() -> ProfileId.parse(text));
    }

    /** Refuses with what the library says of it: it quotes no value. */
    static <T> T checked(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    static Instant instant(String parameter, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(FIRST) && instant.isBefore(END)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // As any text that is no instant of these times.
        }
        throw Refusal.badRequest("the parameter '" + parameter
                + "' must be an instant with its offset, such as 2026-03-31T10:00:00+08:00");
    }

    static int number(String parameter, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As any number that is out of range.
        }
        throw Refusal.badRequest(
                "the parameter '" + parameter + "' must be a whole number from 1 to " + most);
    }

    /** Requires a namespace that there is: a misspelt one would be kept, and link nobody. */
    static void namespace(String place, String namespace, Set<String> known) {
        if (!known.contains(namespace)) {
            throw Refusal.badRequest(
                    place + " is no namespace of this shop; there are " + String.join(", ", known));
        }
    }

    /** Requires as many things in a body as one request may hold. */
    static void atMost(int most, List<?> things) {
        if (things.isEmpty() || things.size() > most) {
            throw Refusal.badRequest("the body holds " + things.size() + " things; send 1 to "
                    + most + " in one request");
        }
    }
}
