package io.kinfold.segments.sql;

import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.reference.Minimizer;
import io.kinfold.segments.reference.ReferenceInterpreter;
import io.kinfold.segments.reference.Scenario;
import io.kinfold.segments.reference.World;

import org.assertj.core.api.Assertions;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Whether a database selects the members that the reference finds. */
final class SqlAgreement {
    private final Database database;
    private final Scenario scenario;

    private SqlAgreement(Database database, Scenario scenario) {
        this.database = database;
        this.scenario = scenario;
    }

    static void check(Database database, Scenario scenario) throws SQLException {
        database.load(scenario.world());
        SqlAgreement agreement = new SqlAgreement(database, scenario);
        for (Expression expression : scenario.expressions()) {
            if (agreement.differs(scenario.world(), expression)) {
                agreement.fail(expression);
            }
        }
    }

    private boolean differs(World world, Expression expression) throws SQLException {
        Set<String> expected = new TreeSet<>();
        ReferenceInterpreter.of(world, scenario.context())
                .members(expression)
                .forEach(id -> expected.add(id.toString()));
        return !expected.equals(database.ids(select(expression)));
    }

    private String select(Expression expression) {
        return SqlExport.select(
                Database.source(scenario, expression),
                scenario.world().schema(),
                scenario.context(),
                database.dialect());
    }

    private void fail(Expression expression) {
        String minimal = Minimizer.minimal(scenario.world(), expression, (world, smaller) -> {
            try {
                database.load(world);
                return differs(world, smaller);
            } catch (SQLException e) {
                return false;
            }
        });
        Assertions.fail("Seed " + scenario.seed() + ", " + scenario.context()
                + scenario.context().parameters() + "\n" + minimal + "\nwas\n"
                + select(expression));
    }
}
