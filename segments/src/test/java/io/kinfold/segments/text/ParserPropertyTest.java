package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.expression.ArbitraryExpressions;
import io.kinfold.segments.expression.Expression;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParserPropertyTest {
    @Property
    void print_anyTree_isReadAsEqualTree(@ForAll("trees") Expression tree) {
        String text = Printer.print(tree);

        assertThat(Parser.parse(text, ParseLimits.EXPRESSION).orThrow()).isEqualTo(tree);
    }

    @Property
    void print_treeReadFromText_isStable(@ForAll("trees") Expression tree, @ForAll boolean spaced) {
        String text = Printer.print(tree);
        String written = spaced ? " -- about\r\n(" + text + "\n)" : text;

        assertThat(Printer.print(Parser.parse(written, ParseLimits.EXPRESSION).orThrow()))
                .isEqualTo(text);
    }

    @Property
    void parse_hostileText_isProblemsOrATree(@ForAll long seed) {
        HostileTexts.check(new HostileTexts(seed).next());
    }

    @Property(tries = 2000)
    void parse_anyText_isProblemsOrATree(@ForAll String text) {
        HostileTexts.check(text);
    }

    @Provide
    Arbitrary<Expression> trees() {
        return ArbitraryExpressions.expressions();
    }
}
