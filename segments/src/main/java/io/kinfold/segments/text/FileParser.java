package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.text.Token.Kind;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the definitions of a file one by one, and goes on with the next after a wrong one. */
final class FileParser {
    /** A small file must not fill the memory with the bodies of its macros. */
    private static final int MOST_NODES = 250_000;

    private final TokenStream tokens;
    private final Problems problems;
    private final ExpressionParser expressions;
    /** By name; empty where the definition is wrong, so that its calls are not wrong once more. */
    private final Map<String, Optional<Macro>> macros = new HashMap<>();

    private final List<SegFile.Definition> segments = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    FileParser(String source, ParseLimits limits, Problems problems) {
        this.problems = problems;
        this.tokens = new TokenStream(new Lexer(source, problems).tokens(), limits, problems);
        this.expressions = new ExpressionParser(tokens);
    }

    SegFile file() {
        while (tokens.peek().kind() != Kind.END && !problems.isFull()) {
            definition();
        }
        List<SegFile.Definition> definitions = macros.isEmpty() ? segments : expanded();
        return new SegFile(definitions, tokens.positions(), problems.inOrder());
    }

    private void definition() {
        tokens.startExpression();
        try {
            if (tokens.atWord("define")) {
                macro();
            } else if (tokens.atWord("segment")) {
                segment();
            } else {
                throw tokens.fail(
                        "SEG-040",
                        "expected 'segment' or 'define'" + tokens.butFound()
                                + ", as in: segment vip := tier = 'gold';");
            }
        } catch (SyntaxError e) {
            skip();
        }
    }

    /** Skips to the next definition. */
    private void skip() {
        do {
            if (tokens.next().isSymbol(";")) {
                return;
            }
        } while (tokens.peek().kind() != Kind.END && !tokens.atDefinition());
    }

    private void macro() {
        String example = "define active(d) := did purchase in last :d days;";
        tokens.next();
        Token name = name("define", example);
        if (macros.containsKey(name.text())) {
            problems.add(
                    "SEG-030",
                    name.position(),
                    "the macro '" + name.text()
                            + "' is defined already: give this one another name");
        }
        macros.putIfAbsent(name.text(), Optional.empty());
        List<String> parameters = parameters(example);
        Expression body = body(name, example);
        if (!isWrong(name)) {
            macros.put(name.text(), Optional.of(new Macro(name.text(), parameters, body)));
        }
    }

    private List<String> parameters(String example) {
        List<String> parameters = new ArrayList<>();
        tokens.expectSymbol("(", example);
        if (!tokens.atSymbol(")")) {
            do {
                parameters.add(parameter(parameters, example));
            } while (tokens.acceptSymbol(","));
        }
        tokens.expectSymbol(")", example);
        return List.copyOf(parameters);
    }

    private String parameter(List<String> others, String example) {
        Token token = tokens.peek();
        if (!token.isName() && token.kind() != Kind.PARAMETER) {
            throw tokens.fail("expected the name of a parameter, as in: " + example);
        }
        if (others.contains(token.text())) {
            throw tokens.fail("SEG-031", "the parameter '" + token.text() + "' is there already");
        }
        return tokens.next().text();
    }

    private void segment() {
        String example = "segment vip := tier = 'gold';";
        tokens.next();
        Token name = name("segment", example);
        ZoneId zone = zone();
        Expression expression = body(name, example);
        if (!names.add(name.text())) {
            problems.add(
                    "SEG-041",
                    name.position(),
                    "the segment '" + name.text()
                            + "' is defined already: give this one another name");
        }
        if (!isWrong(name)) {
            segments.add(new SegFile.Definition(name.text(), zone, expression, name.position()));
        }
    }

    private boolean isWrong(Token name) {
        return problems.anyWithin(name.offset(), tokens.last().end());
    }

    private Token name(String keyword, String example) {
        Token token = tokens.peek();
        if (!token.isName() && (token.kind() != Kind.STRING || keyword.equals("define"))) {
            throw tokens.fail(
                    "SEG-040",
                    "expected a name after '" + keyword + "'" + tokens.butFound() + ", as in: "
                            + example);
        }
        if (token.text().isEmpty()) {
            throw tokens.fail("SEG-003", "a name must not be empty");
        }
        return tokens.next();
    }

    private @Nullable ZoneId zone() {
        boolean joined = tokens.peek().kind() == Kind.PARAMETER
                && tokens.peek().text().toLowerCase(Locale.ROOT).equals("zone");
        if (joined) {
            tokens.next();
        } else if (tokens.acceptSymbol(":")) {
            tokens.expectWord("zone", "segment vip: zone 'Asia/Taipei' := tier = 'gold';");
        } else {
            return null;
        }
        Token token = tokens.peek();
        if (token.kind() != Kind.STRING) {
            throw tokens.fail("expected a time zone in single quotes, such as 'Asia/Taipei'");
        }
        tokens.next();
        return zone(token);
    }

    private @Nullable ZoneId zone(Token token) {
        try {
            return ZoneId.of(token.text());
        } catch (DateTimeException e) {
            String nearest = Nearest.of(token.text(), new TreeSet<>(ZoneId.getAvailableZoneIds()))
                    .map(known -> "; did you mean '" + known + "'?")
                    .orElse("; zones are named like 'Asia/Taipei' or 'UTC'");
            problems.add(
                    "SEG-043",
                    token.position(),
                    "there is no time zone '" + token.text() + "'" + nearest);
            return null;
        }
    }

    private Expression body(Token name, String example) {
        tokens.expectSymbol(":=", example);
        Expression expression = expressions.expression();
        if (tokens.atSymbol(")")) {
            throw tokens.fail(
                    "SEG-007", "this ')' closes nothing: take it out, or open it with '(' before");
        }
        if (!tokens.acceptSymbol(";")) {
            problems.add(
                    "SEG-042",
                    tokens.last().position(),
                    "expected ';' after the last condition of '" + name.text() + "'");
        }
        return expression;
    }

    /** Leaves out the segments that cannot be expanded. */
    private List<SegFile.Definition> expanded() {
        List<SegFile.Definition> expanded = new ArrayList<>();
        int nodes = 0;
        for (SegFile.Definition segment : segments) {
            MacroExpander expander = new MacroExpander(tokens, macros);
            try {
                Expression expression = expander.expand(segment.expression());
                nodes += expander.nodes();
                if (nodes > MOST_NODES) {
                    throw tokens.tooMuch(
                            "SEG-024",
                            segment.position(),
                            "with its macros expanded the file"
                                    + " has more than " + MOST_NODES
                                    + " conditions and terms: part it into several files");
                }
                expanded.add(new SegFile.Definition(
                        segment.name(), segment.zone(), expression, segment.position()));
            } catch (SyntaxError e) {
                if (nodes > MOST_NODES) {
                    break;
                }
            }
        }
        return expanded;
    }
}
