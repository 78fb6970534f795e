package io.kinfold.segments.sql;

import io.kinfold.segments.reference.Scenario;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Law 8 (docs/laws.md): exported SQL selects on PostgreSQL the members that the reference finds. No
 * part of the build, since a server takes ten seconds to start.
 */
class PostgreSqlSuite {
    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeContainer
    static void open() throws SQLException {
        try {
            server = EmbeddedPostgres.builder().start();
        } catch (IOException | IllegalStateException e) {
            throw new TestAbortedException("PostgreSQL cannot be started here", e);
        }
        database = Database.postgreSql(server.getPostgresDatabase().getConnection());
        database.run(
                List.of("SET TimeZone = 'America/St_Johns'", "SET client_min_messages = warning"));
    }

    @AfterContainer
    static void close() throws SQLException, IOException {
        if (database != null) {
            database.close();
            server.close();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void select_anyScenario_selectsTheMembersOfTheReference(@ForAll long seed) throws SQLException {
        SqlAgreement.check(database, Scenario.withoutFunctions(seed));
    }
}
