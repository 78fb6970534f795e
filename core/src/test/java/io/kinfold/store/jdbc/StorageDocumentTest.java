package io.kinfold.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.Operation;
import io.kinfold.store.PostgreSql;
import io.kinfold.store.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The payload and the queries of docs/storage.md are what they say. */
class StorageDocumentTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Fragment MEI = Fragment.builder("crm", "1001")
            .observedAt(DAY)
            .identifier(new Identifier("email", "", "mei@example.com", true))
            .identifier(Identifier.of("line", "shop", "U4af"))
            .attribute("name", "林美麗")
            .attribute("city", "Taipei")
            .build();

    @TempDir
    Path folder;

    private static List<String> blocks(String... languages) throws IOException {
        String document = Files.readString(Path.of("..", "docs", "storage.md"));
        return Pattern.compile("```(" + String.join("|", languages) + ")\n(.*?)```", Pattern.DOTALL)
                .matcher(document)
                .results()
                .map((MatchResult block) -> block.group(2).strip())
                .toList();
    }

    private static void fill(JdbcStore store) {
        store.replay(operation -> {});
        try (Turn turn = store.turn()) {
            turn.others();
            turn.apply(List.of(new Operation.Put(MEI, DAY)));
        }
    }

    /** Asks everything, and returns the first line of each answer that has one. */
    private static List<String> answers(Connection connection, String... languages)
            throws SQLException, IOException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String block : blocks(languages)) {
                for (String sql : block.split(";")) {
                    try (ResultSet rows = statement.executeQuery(sql)) {
                        if (rows.next()) {
                            answers.add(sql.strip() + " → " + rows.getString(1));
                        }
                    }
                }
            }
        }
        return answers;
    }

    private static void check(List<String> answers) {
        assertThat(answers).hasSize(5);
        assertThat(answers)
                .anyMatch(answer -> answer.contains("count(*)") && answer.endsWith("→ crm"));
        assertThat(answers)
                .anyMatch(answer -> answer.contains("'1001'") && answer.endsWith("→ 1001"));
        assertThat(answers).anyMatch(answer -> answer.contains("mei@") && answer.endsWith("→ crm"));
    }

    @Test
    void payload_ofTheExample_isAsWritten() throws IOException {
        Fragment.Builder builder = Fragment.builder("crm", "1001").observedAt(DAY);
        String payload = blocks("json").get(0);
        Payload.read(payload, builder);
        assertThat(builder.build()).isEqualTo(MEI);
        assertThat(Payload.write(MEI)).isEqualTo(payload);
    }

    @Test
    void queries_inSqlite_answer() throws SQLException, IOException {
        Path file = folder.resolve("customers.db");
        try (JdbcStore store = JdbcStore.sqlite(file);
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            fill(store);
            check(answers(connection, "sql", "sqlite"));
        }
    }

    @Test
    void queries_inPostgreSql_answer() throws SQLException, IOException {
        PostgreSql server = PostgreSql.shared();
        String schema = PostgreSql.newSchema();
        try (JdbcStore store = JdbcStore.builder()
                        .postgres(server.dataSource())
                        .schema(schema)
                        .build();
                Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            fill(store);
            statement.execute("SET search_path = " + schema);
            check(answers(connection, "sql", "psql"));
        }
    }
}
