package io.kinfold.segments.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.problem.SegmentProblem;
import io.kinfold.segments.text.ParseLimits;
import io.kinfold.segments.text.Parser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;

class JsonFormTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012)
            .getSchema(JsonForm.schema());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1}",
                "{\"v\":2,\"expr\":{\"tag\":\"a\"}}",
                "{\"v\":1,\"expr\":{\"tag\":\"a\"},\"name\":\"x\"}",
                "{\"v\":1,\"expr\":{\"tag\":\"a\",\"segment\":\"b\"}}",
                "{\"v\":1,\"expr\":{\"and\":[{\"tag\":\"a\"}]}}",
                "{\"v\":1,\"expr\":{\"cmp\":[{\"attr\":\"a\"},\"==\",1]}}",
                "{\"v\":1,\"expr\":{\"cmp\":[{\"attr\":\"a\"},\"=\",null]}}",
                "{\"v\":1,\"expr\":{\"cmp\":[{\"attr\":\"a\"},\"=\",1,2]}}",
                "{\"v\":1,\"expr\":{\"in\":[{\"attr\":\"a\"},[]]}}",
                "{\"v\":1,\"expr\":{\"did\":{\"event\":\"a\",\"window\":{\"last\":1,\"unit\":\"day\"}}}}",
                "{\"v\":1,\"expr\":{\"within\":[{\"attr\":\"a\"},{\"since\":\"2026-01-01\"}]}}",
                "{\"v\":1,\"expr\":{\"contains\":{\"term\":{\"attr\":\"a\"},\"any\":[1],\"all\":[1]}}}",
                "{\"v\":1,\"expr\":{\"isTrue\":{\"attr\":\"a\",\"agg\":\"count\"}}}",
                "{\"v\":1,\"expr\":{\"sequence\":{\"first\":{\"event\":\"a\"},\"then\":[]}}}"
            })
    void schemaAndReader_wrongForm_bothRefuse(String json) throws JsonProcessingException {
        assertThat(SCHEMA.validate(MAPPER.readTree(json))).isNotEmpty();
        assertThat(JsonForm.read(json).problems()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'v':1,'expr':{'tag':'a'}                      | 1:26 SEG-050 |",
                "{'v':1,'expr':{'tag':'a'}} x                   | 1:28 SEG-050 |",
                "[]                                             | SEG-054 |",
                "{'v':1,'expr':{'tag':'a','tag':'b'}}           | /expr/tag SEG-051 |",
                "{'v':1,'v':1,'expr':{'tag':'a'}}               | /v SEG-051 |",
                "{'v':1,'expr':{'tgg':'a'}}                     | /expr/tgg SEG-052 | did you mean 'tag'?",
                "{'v':1,'expr':{'tag':'a'},'note':1}            | /note SEG-052 | known are 'v', 'expr'",
                "{'v':1,'expr':{'isSet':{'attr':'a','x~/':1}}}  | /expr/isSet/x~0~1 SEG-052 | known are 'attr'",
                "{'v':1}                                        | /expr SEG-053 | missing",
                "{'v':3,'expr':{'tag':'a'}}                     | /v SEG-055 | must be 1",
                "{'v':1,'expr':{'tag':5}}                       | /expr/tag SEG-054 | expected a text, but found a number",
                "{'v':1,'expr':{'cmp':[{'attr':'a'},'=<',1]}}   | /expr/cmp/1 SEG-056 | use one of = != < <= > >=",
                "{'v':1,'expr':{'cmp':[{'attr':'a'},'=']}}      | /expr/cmp SEG-054 | found a list of 2",
                "{'v':1,'expr':{'isSet':{'agg':'total','event':'e'}}} | /expr/isSet/agg SEG-056 | use one of count,",
                "{'v':1,'expr':{'isSet':{'attr':null}}}         | /expr/isSet/attr SEG-054 | found null"
            })
    void read_wrongForm_namesPlaceAndRule(String json, String where, String words) {
        List<SegmentProblem> problems = JsonForm.read(json.replace('\'', '"')).problems();

        assertThat(problems).hasSize(1);
        SegmentProblem problem = problems.get(0);
        assertThat((problem.position() + " " + problem.code()).strip()).isEqualTo(where);
        assertThat(problem.message()).contains(words == null ? "" : words);
    }

    @Test
    void read_severalFaults_namesAll() {
        String json = "{\"v\":1,\"expr\":{\"and\":[{\"tag\":1},{\"cmp\":[{\"at\":\"a\"},\"~\",[]]},"
                + "{\"did\":{\"event\":\"e\",\"window\":{\"last\":1,\"unit\":\"dayz\"},\"x\":1}}]}}";

        assertThat(JsonForm.read(json).problems())
                .extracting(problem -> problem.position().path())
                .containsExactly(
                        "/expr/and/0/tag",
                        "/expr/and/1/cmp/0",
                        "/expr/and/1/cmp/1",
                        "/expr/and/1/cmp/2",
                        "/expr/and/2/did/x",
                        "/expr/and/2/did/window/unit");
    }

    @Test
    void read_absentStepBeforeTheLast_isRefused() {
        String step =
                "{\"event\":\"b\",\"within\":{\"amount\":1,\"unit\":\"days\"},\"absent\":true}";
        String json = "{\"v\":1,\"expr\":{\"sequence\":{\"first\":{\"event\":\"a\"},\"then\":["
                + step + "," + step + "]}}}";

        assertThat(JsonForm.read(json).problems())
                .extracting(SegmentProblem::message)
                .containsExactly("only the last step of a sequence may be absent");
    }

    @Test
    void read_nestedWithoutEnd_isRefusedWithoutOverflow() {
        String json = "{\"v\":1,\"expr\":" + "{\"not\":".repeat(100_000);

        assertThat(JsonForm.read(json).problems())
                .extracting(SegmentProblem::code)
                .containsExactly("SEG-502");
    }

    @Test
    void read_tooLong_isRefused() {
        assertThat(JsonForm.read(" ".repeat(JsonForm.LONGEST + 1)).problems())
                .extracting(SegmentProblem::code)
                .containsExactly("SEG-501");
    }

    @ParameterizedTest
    @CsvSource({
        "1.50,1.5",
        "1e3,1000",
        "1E-7,0.0000001",
        "-0.0,0",
        "12345678901234567890.123,12345678901234567890.123"
    })
    void write_number_isPlainAndExact(String read, String written) {
        String json = "{\"v\":1,\"expr\":{\"cmp\":[{\"attr\":\"a\"},\"=\",%s]}}";

        Expression tree = JsonForm.read(json.formatted(read)).orThrow();

        assertThat(tree)
                .isEqualTo(new Expression.Compare(
                        new Term.Named("a"),
                        Operator.EQUAL,
                        new Literal.Numeric(new BigDecimal(read))));
        assertThat(JsonForm.write(tree)).isEqualTo(json.formatted(written));
    }

    @Test
    void write_theFormOfTheDocumentation_isAsPublished() {
        Expression tree = Parser.parse(
                        "tier in ('gold','vip') and count(purchase where (channel = 'online') in last 90"
                                + " days) >= 3 and did not view in last 14 days",
                        ParseLimits.EXPRESSION)
                .orThrow();

        assertThat(JsonForm.write(tree))
                .isEqualTo(
                        "{\"v\":1,\"expr\":{\"and\":[{\"in\":[{\"attr\":\"tier\"},[\"gold\",\"vip\"]]},"
                                + "{\"cmp\":[{\"agg\":\"count\",\"event\":\"purchase\",\"where\":{\"cmp\":["
                                + "{\"attr\":\"channel\"},\"=\",\"online\"]},\"window\":{\"last\":90,\"unit\":"
                                + "\"days\"}},\">=\",3]},{\"not\":{\"did\":{\"event\":\"view\",\"window\":{\"last\":14,"
                                + "\"unit\":\"days\"}}}}]}}");
    }
}
