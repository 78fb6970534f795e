package example.shop.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says what is wrong with a body by its place. What Jackson says would quote the body. */
final class JsonProblems {
    private static final Map<Class<?>, String> NAMES = Map.of(
            String.class, "a text",
            Instant.class, "an instant with its offset, such as 2026-03-31T10:00:00+08:00",
            List.class, "a list",
            Map.class, "an object");

    private JsonProblems() {}

    static Refusal refusal(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !isBroken(mapping)) {
            return Refusal.badRequest(place(mapping) + " " + what(mapping));
        }
        return Refusal.badRequest(
                "the body is not well-formed JSON, or repeats a field" + at(e.getLocation()));
    }

    private static boolean isBroken(JsonMappingException e) {
        return e.getCause() instanceof StreamReadException
                || e.getCause() instanceof JsonMappingException cause && isBroken(cause);
    }

    private static String at(JsonLocation location) {
        return location == null
                ? ""
                : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String what(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            TreeSet<String> known = new TreeSet<>();
            unknown.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
            return "is no field here; there are " + String.join(", ", known);
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return "is wrong: " + e.getCause().getMessage();
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "must be " + name(mismatch.getTargetType());
        }
        return "cannot be read" + at(e.getLocation());
    }

    private static String name(Class<?> type) {
        return type.isEnum()
                ? "one of " + String.join(", ", names(type))
                : NAMES.getOrDefault(type, "an object");
    }

    private static List<String> names(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns the way to the place, such as {@code [3].observed_at}. */
    private static String place(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the body" : path.toString();
    }
}
