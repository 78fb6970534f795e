package io.kinfold.segments.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.kinfold.segments.expression.ArbitraryExpressions;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.text.Parsed;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonFormPropertyTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012)
            .getSchema(JsonForm.schema());

    @Provide
    Arbitrary<Expression> trees() {
        return ArbitraryExpressions.expressions();
    }

    @Property
    void read_whatWasWritten_isTheSameTree(@ForAll("trees") Expression tree) {
        String json = JsonForm.write(tree);

        Parsed read = JsonForm.read(json);

        assertThat(read.problems()).isEmpty();
        assertThat(read.expression()).isEqualTo(tree);
        assertThat(JsonForm.write(read.orThrow())).isEqualTo(json);
    }

    @Property(tries = 1000)
    void schema_whatWasWritten_isAccepted(@ForAll("trees") Expression tree)
            throws JsonProcessingException {
        assertThat(SCHEMA.validate(MAPPER.readTree(JsonForm.write(tree)))).isEmpty();
    }
}
