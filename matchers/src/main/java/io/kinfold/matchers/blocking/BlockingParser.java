package io.kinfold.matchers.blocking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of blocking rules by recursive descent. The first mistake in a rule ends that
 * rule; reading goes on with the next one.
 */
final class BlockingParser {
    private static final int MOST_PROBLEMS = 50;

    private final String text;
    private final Collection<String> fields;
    private final List<BlockingProblem> problems = new ArrayList<>();
    private int at;

    private BlockingParser(String text, Collection<String> fields) {
        this.text = text;
        this.fields = fields;
    }

    /** Returns the rules in the order of the text; throws with all problems if there are any. */
    static List<BlockingRule> parse(String text, Collection<String> fields) {
        BlockingParser parser = new BlockingParser(text, fields);
        List<BlockingRule> rules = parser.rules();
        if (!parser.problems.isEmpty()) {
            throw new BlockingSyntaxException(parser.problems);
        }
        return rules;
    }

    private List<BlockingRule> rules() {
        List<BlockingRule> rules = new ArrayList<>();
        while (at < text.length() && problems.size() < MOST_PROBLEMS) {
            skipSpace();
            if (atEnd()) {
                at++;
                continue;
            }
            try {
                rules.add(rule());
            } catch (Mistake mistake) {
                problems.add(problem(mistake));
                skipRule();
            }
        }
        if (rules.isEmpty() && problems.isEmpty()) {
            problems.add(problem(new Mistake(
                    text.length(), "there is no rule; write a field, such as " + anyField())));
        }
        return rules;
    }

    private BlockingRule rule() {
        int start = at;
        List<BlockingPart> parts = new ArrayList<>();
        parts.add(part(0));
        while (!atEnd()) {
            if (!skipIf(',') && !skipAnd()) {
                throw expected("'and', ',' or the end of the rule");
            }
            parts.add(part(0));
        }
        if (parts.size() > BlockingRule.MOST_PARTS) {
            throw new Mistake(
                    start,
                    "a rule has at most " + BlockingRule.MOST_PARTS + " parts, but this one has "
                            + parts.size());
        }
        return new BlockingRule(parts);
    }

    private BlockingPart part(int depth) {
        skipSpace();
        int start = at;
        if (at < text.length() && text.charAt(at) == '"') {
            return field(quoted(), start);
        }
        String word = word();
        if (word.isEmpty()) {
            throw expected("a field or a function");
        }
        skipSpace();
        if (!skipIf('(')) {
            if (word.equals("and")) {
                throw new Mistake(start, "expected a field or a function before 'and'");
            }
            return field(word, start);
        }
        if (depth == BlockingPart.MOST_CALLS) {
            throw new Mistake(
                    start,
                    "more than " + depth + " functions stand within each other; remove some");
        }
        return call(word, start, depth);
    }

    private BlockingPart field(String name, int start) {
        if (fields.contains(name)) {
            return BlockingPart.of(name);
        }
        Optional<BlockingFunction> function = BlockingFunction.named(name);
        throw new Mistake(
                start,
                "there is no field '" + name + "'"
                        + (function.isPresent()
                                ? "; write the function as " + function.get().usage()
                                : NearestName.hint(name, fields)));
    }

    private BlockingPart call(String word, int start, int depth) {
        Optional<BlockingFunction> function = BlockingFunction.named(word);
        if (function.isEmpty()) {
            throw new Mistake(
                    start,
                    "there is no function '" + word + "'"
                            + NearestName.hint(word, BlockingFunction.words()));
        }
        BlockingPart inner = part(depth + 1);
        skipSpace();
        List<Integer> numbers = new ArrayList<>();
        while (skipIf(',')) {
            numbers.add(number(function.get()));
            skipSpace();
        }
        if (!skipIf(')')) {
            throw expected("',' or ')'");
        }
        skipSpace();
        try {
            return inner.with(
                    function.get(), numbers.stream().mapToInt(Integer::intValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new Mistake(start, String.valueOf(e.getMessage()));
        }
    }

    private int number(BlockingFunction function) {
        skipSpace();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw expected("a whole number, as in " + function.usage());
        }
        return at - start > 9 ? Integer.MAX_VALUE : Integer.parseInt(text.substring(start, at));
    }

    private String word() {
        int start = at;
        if (at < text.length() && FieldName.startsWord(text.charAt(at))) {
            at++;
            while (at < text.length() && FieldName.continuesWord(text.charAt(at))) {
                at++;
            }
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = at++;
        StringBuilder name = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                skipSpace();
                return name.toString();
            }
            boolean escape = c == '\\' && at < text.length();
            name.append(escape ? text.charAt(at++) : c);
        }
        at = start + 1;
        throw new Mistake(start, "the quotation mark is never closed; put one behind the name");
    }

    private boolean skipAnd() {
        int start = at;
        if (word().equals("and")) {
            return true;
        }
        at = start;
        return false;
    }

    private boolean skipIf(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean atEnd() {
        return at >= text.length() || text.charAt(at) == ';' || text.charAt(at) == '\n';
    }

    /** Skips white space and a comment, but not the end of the line. */
    private void skipSpace() {
        while (at < text.length() && text.charAt(at) != '\n' && isSpace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            skipToLineEnd();
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private void skipToLineEnd() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void skipRule() {
        while (!atEnd()) {
            at++;
        }
    }

    private Mistake expected(String what) {
        String found = at >= text.length()
                ? "the end"
                : text.charAt(at) == '\n'
                        ? "the end of the line"
                        : "'" + Character.toString(text.codePointAt(at)) + "'";
        return new Mistake(at, "expected " + what + ", but found " + found);
    }

    private String anyField() {
        return fields.stream().findFirst().map(FieldName::written).orElse("surname");
    }

    private BlockingProblem problem(Mistake mistake) {
        int place = Math.min(mistake.place, text.length());
        int lineStart = text.lastIndexOf('\n', place - 1) + 1;
        int lineEnd = text.indexOf('\n', place);
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new BlockingProblem(
                line,
                place - lineStart + 1,
                String.valueOf(mistake.getMessage()),
                text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd));
    }

    /** The first thing wrong in a rule; never leaves the parser. */
    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int place;

        Mistake(int place, String message) {
            super(message, null, false, false);
            this.place = place;
        }
    }
}
