package io.kinfold.segments.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Writes maps, collections and values as one line of JSON. Numbers keep their exact decimals. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();
    private final ZoneId zone;

    private JsonText(ZoneId zone) {
        this.zone = zone;
    }

    /** Returns the JSON of a value; instants in the zone. An empty Optional within a map is left out. */
    static String of(Object value, ZoneId zone) {
        JsonText json = new JsonText(zone);
        json.write(value);
        return json.out.toString();
    }

    private void write(Object value) {
        if (value instanceof Optional<?> optional) {
            write(optional.isPresent() ? optional.get() : "");
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof java.util.Set<?> set) {
            array(new TreeSet<>(set));
        } else if (value instanceof Collection<?> collection) {
            array(collection);
        } else if (value instanceof BigDecimal number) {
            out.append(number.toPlainString());
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Instant instant) {
            text(Shown.instant(instant, zone));
        } else {
            text(Shown.plain(value, zone));
        }
    }

    private void object(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            if (!(value instanceof Optional<?> optional && optional.isEmpty())) {
                out.append(separator);
                text(String.valueOf(entry.getKey()));
                out.append(':');
                write(value);
                separator = ",";
            }
        }
        out.append(separator.equals("{") ? "{}" : "}");
    }

    private void array(Collection<?> values) {
        out.append('[');
        String separator = "";
        for (Object value : values) {
            out.append(separator);
            write(value);
            separator = ",";
        }
        out.append(']');
    }

    private void text(String text) {
        io.kinfold.json.JsonText.quote(out, text);
    }
}
