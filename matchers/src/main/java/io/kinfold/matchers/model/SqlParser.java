package io.kinfold.matchers.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the SQL conditions that Splink writes for DuckDB and Spark: logic, comparisons, arithmetic,
 * calls, CASE, CAST, elements of arrays, lambdas. By recursive descent; for one use.
 */
final class SqlParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)|'((?:[^']|'')*)'|\"([^\"]+)\"|`([^`]+)`"
                    + "|([A-Za-z_][A-Za-z_0-9.]*)|(->|<=|>=|<>|!=|\\|\\||::|[-+*/=<>(),\\[\\]]))");
    private static final List<String> COMPARING = List.of("=", "<=", ">=", "<", ">", "<>", "!=");

    private enum Type {
        NUMBER,
        TEXT,
        QUOTED,
        WORD,
        SIGN,
        END
    }

    private record Token(Type type, String text) {}

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlParser(String sql) {
        int from = 0;
        String text = sql.strip();
        while (from < text.length()) {
            Matcher matcher = TOKEN.matcher(text).region(from, text.length());
            if (!matcher.lookingAt()) {
                throw new IllegalArgumentException("what begins with '" + text.charAt(from)
                        + "' is no SQL that is understood");
            }
            tokens.add(token(matcher));
            from = matcher.end();
        }
        tokens.add(new Token(Type.END, ""));
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Token(Type.NUMBER, matcher.group(1));
        } else if (matcher.group(2) != null) {
            return new Token(Type.TEXT, matcher.group(2).replace("''", "'"));
        } else if (matcher.group(3) != null) {
            return new Token(Type.QUOTED, matcher.group(3));
        } else if (matcher.group(4) != null) {
            return new Token(Type.QUOTED, matcher.group(4));
        } else if (matcher.group(5) != null) {
            return new Token(Type.WORD, matcher.group(5));
        }
        return new Token(Type.SIGN, matcher.group(6));
    }

    static Sql parse(String sql) {
        SqlParser parser = new SqlParser(sql);
        Sql condition = parser.or();
        if (parser.peek().type() != Type.END) {
            throw new IllegalArgumentException("'" + parser.peek().text() + "' is not understood");
        }
        return condition;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean take(String word) {
        Token token = peek();
        boolean found = (token.type() == Type.WORD || token.type() == Type.SIGN)
                && token.text().equalsIgnoreCase(word);
        at += found ? 1 : 0;
        return found;
    }

    private void need(String word) {
        if (!take(word)) {
            throw new IllegalArgumentException(
                    "'" + word + "' is expected in place of '" + peek().text() + "'");
        }
    }

    private Sql or() {
        List<Sql> parts = new ArrayList<>(List.of(and()));
        while (take("OR")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Sql(Sql.Kind.OPERATOR, "or", parts);
    }

    private Sql and() {
        List<Sql> parts = new ArrayList<>(List.of(not()));
        while (take("AND")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Sql(Sql.Kind.OPERATOR, "and", parts);
    }

    private Sql not() {
        return take("NOT") ? Sql.of(Sql.Kind.NOT, "not", not()) : comparison();
    }

    private Sql comparison() {
        Sql left = sum();
        if (take("IS")) {
            boolean negated = take("NOT");
            need("NULL");
            Sql isNull = Sql.of(Sql.Kind.IS_NULL, "is null", left);
            return negated ? Sql.of(Sql.Kind.NOT, "not", isNull) : isNull;
        }
        for (String operator : COMPARING) {
            if (take(operator)) {
                return Sql.of(
                        Sql.Kind.OPERATOR, operator.equals("!=") ? "<>" : operator, left, sum());
            }
        }
        return left;
    }

    private Sql sum() {
        Sql left = product();
        while (true) {
            if (take("+")) {
                left = Sql.of(Sql.Kind.OPERATOR, "+", left, product());
            } else if (take("-")) {
                left = Sql.of(Sql.Kind.OPERATOR, "-", left, product());
            } else if (take("||")) {
                left = Sql.of(Sql.Kind.OPERATOR, "||", left, product());
            } else {
                return left;
            }
        }
    }

    private Sql product() {
        Sql left = unary();
        while (true) {
            if (take("*")) {
                left = Sql.of(Sql.Kind.OPERATOR, "*", left, unary());
            } else if (take("/")) {
                left = Sql.of(Sql.Kind.OPERATOR, "/", left, unary());
            } else {
                return left;
            }
        }
    }

    private Sql unary() {
        return take("-") ? Sql.of(Sql.Kind.OPERATOR, "negative", unary()) : postfix();
    }

    private Sql postfix() {
        Sql value = primary();
        while (true) {
            if (take("[")) {
                Sql index = sum();
                need("]");
                value = Sql.of(Sql.Kind.INDEX, "element", value, index);
            } else if (take("::")) {
                value = Sql.of(Sql.Kind.CAST, type(), value);
            } else {
                return value;
            }
        }
    }

    private Sql primary() {
        if (take("(")) {
            Sql inner = or();
            need(")");
            return inner;
        } else if (take("[")) {
            return new Sql(Sql.Kind.CALL, "array", arguments("]"));
        } else if (take("CASE")) {
            return cases();
        } else if (take("CAST") || take("TRY_CAST")) {
            need("(");
            Sql value = or();
            need("AS");
            Sql cast = Sql.of(Sql.Kind.CAST, type(), value);
            need(")");
            return cast;
        }
        return atom(tokens.get(at++));
    }

    private String type() {
        return tokens.get(at++).text().toLowerCase(Locale.ROOT);
    }

    private Sql atom(Token token) {
        return switch (token.type()) {
            case NUMBER -> Sql.of(Sql.Kind.NUMBER, token.text());
            case TEXT -> Sql.of(Sql.Kind.TEXT, token.text());
            case QUOTED -> Sql.of(Sql.Kind.COLUMN, token.text());
            case WORD -> word(token.text());
            case SIGN, END ->
                throw new IllegalArgumentException("'" + token.text() + "' is not understood");
        };
    }

    private Sql word(String name) {
        if (take("(")) {
            return new Sql(Sql.Kind.CALL, name.toLowerCase(Locale.ROOT), arguments(")"));
        } else if (take("->")) {
            return Sql.of(Sql.Kind.LAMBDA, name, or());
        }
        return Sql.of(Sql.Kind.COLUMN, name);
    }

    private List<Sql> arguments(String end) {
        List<Sql> arguments = new ArrayList<>();
        if (take(end)) {
            return arguments;
        }
        do {
            arguments.add(or());
        } while (take(","));
        need(end);
        return arguments;
    }

    private Sql cases() {
        List<Sql> parts = new ArrayList<>();
        while (take("WHEN")) {
            parts.add(or());
            need("THEN");
            parts.add(or());
        }
        if (take("ELSE")) {
            parts.add(or());
        }
        need("END");
        return new Sql(Sql.Kind.CASE, "case", parts);
    }
}
