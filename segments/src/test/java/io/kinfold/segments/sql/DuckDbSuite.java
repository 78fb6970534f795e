package io.kinfold.segments.sql;

import io.kinfold.segments.reference.Scenario;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.opentest4j.TestAbortedException;

import java.sql.SQLException;

/** Law 8 (docs/laws.md): exported SQL selects on DuckDB the members that the reference finds. */
class DuckDbSuite {
    private static Database database;

    @BeforeContainer
    static void open() throws SQLException {
        try {
            database = Database.duckDb();
        } catch (LinkageError e) {
            throw new TestAbortedException("DuckDB's native library cannot be loaded here", e);
        }
    }

    @AfterContainer
    static void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void select_anyScenario_selectsTheMembersOfTheReference(@ForAll long seed) throws SQLException {
        SqlAgreement.check(database, Scenario.withoutFunctions(seed));
    }
}
