package io.kinfold.command.segmentation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Values of parameters as the command line gives them: {@code name=value}. True and false and numbers are taken as such, all else,
 * dates too, as text; single quotes make a text of anything. A name that is given several times is a list.
 */
public final class Parameters {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private Parameters() {}

    /**
     * Returns the values by name.
     *
     * @throws IllegalArgumentException if one has no name or no equals sign
     */
    public static Map<String, Object> of(List<String> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String one : given) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "--param must be name=value, such as --param city=Taipei");
            }
            String name = one.startsWith(":") ? one.substring(1, equals) : one.substring(0, equals);
            values.merge(name, value(one.substring(equals + 1)), Parameters::both);
        }
        return values;
    }

    private static Object both(Object before, Object next) {
        List<Object> list = new ArrayList<>();
        if (before instanceof Collection<?> several) {
            list.addAll(several);
        } else {
            list.add(before);
        }
        list.add(next);
        return list;
    }

    private static Object value(String text) {
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        } else if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    }
}
