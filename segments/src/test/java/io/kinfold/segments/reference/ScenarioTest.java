package io.kinfold.segments.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.expression.Expression;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class ScenarioTest {
    @Test
    void of_manySeeds_everyKindOfNodeIsThereAndPartsTheCustomers() {
        Map<Class<?>, Integer> parting = new HashMap<>();
        for (long seed = 0; seed < 2_000; seed++) {
            Scenario scenario = Scenario.of(seed);
            ReferenceInterpreter reference = scenario.reference();
            int all = scenario.world().customers().size();
            for (Expression expression : scenario.expressions()) {
                int members = reference.members(expression).size();
                int parts = members > 0 && members < all ? 1 : 0;
                parting.merge(expression.getClass(), parts, Integer::sum);
            }
        }
        assertThat(parting.keySet()).contains(Expression.class.getPermittedSubclasses());
        assertThat(parting)
                .allSatisfy((node, times) ->
                        assertThat(times).as(node.getSimpleName()).isGreaterThan(10));
    }

    @Test
    void of_sameSeed_isEqual() {
        Scenario one = Scenario.of(42);
        Scenario other = Scenario.of(42);
        assertThat(one.world().customers()).isEqualTo(other.world().customers());
        assertThat(one.expressions()).isEqualTo(other.expressions());
    }
}
