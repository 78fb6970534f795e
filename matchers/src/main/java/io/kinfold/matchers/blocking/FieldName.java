package io.kinfold.matchers.blocking;

/** How a rule writes a field's name: bare where it is a plain word, else in double quotes. */
final class FieldName {
    private FieldName() {}

    static String written(String name) {
        if (isBare(name)) {
            return name;
        }
        StringBuilder quoted = new StringBuilder(name.length() + 2).append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static boolean isBare(String name) {
        if (name.equals("and") || name.isEmpty() || !startsWord(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!continuesWord(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWord(char c) {
        return c == '_' || Character.isLetter(c);
    }

    static boolean continuesWord(char c) {
        return startsWord(c) || Character.isDigit(c) || c == '.' || c == '-';
    }
}
