package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.jdbc.JdbcStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Snapshots of graphs over SQLite. */
class JdbcSnapshotTest {
    @TempDir
    private Path folder;

    private JdbcStore store() {
        return JdbcStore.sqlite(folder.resolve("customers.db"));
    }

    private static IdentityGraph open(JdbcStore store) {
        return IdentityGraph.builder()
                .configuration(Retailer.everything())
                .store(store)
                .build();
    }

    private static List<Fragment> customers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> crm(i).identifier("member", "M" + i / 3)
                        .identifier("phone", "09" + i / 2)
                        .attribute("name", "name " + i / 7)
                        .build())
                .toList();
    }

    private static void check(IdentityGraph graph, IdentityGraph never) {
        assertThat(graph.profiles().toList()).isEqualTo(never.profiles().toList());
        assertThat(graph.review()).isEqualTo(never.review());
        assertThat(graph.statistics().keys()).isEqualTo(never.statistics().keys());
    }

    @Test
    void start_afterAKillAndMoreChanges_answersAsNeverRestarted() {
        try (IdentityGraph never = IdentityGraph.of(Retailer.everything())) {
            try (IdentityGraph first = open(store())) {
                first.ingestAll(customers(0, 300));
                assertThat(first.snapshot()).isPresent();
                first.ingestAll(customers(300, 400));
                first.retract(id(17));
                first.join(id(20), id(200), "ann");
                try (IdentityGraph second = open(store())) {
                    second.ingestAll(customers(10, 20));
                    never.ingestAll(customers(0, 400));
                    never.join(id(20), id(200), "ann");
                    check(second, never);
                }
            }
        }
    }

    @Test
    void erase_thenStart_nothingOfHimIsInAnyFile() throws IOException {
        try (IdentityGraph graph = open(store())) {
            graph.ingestAll(customers(0, 30));
            graph.ingest(crm(77).identifier("email", "somebody@example.com").build());
            graph.ingest(crm(78).identifier("line", "Usomebody1234").build());
            assertThat(graph.snapshot()).isPresent();
            assertThat(files("Usomebody1234")).isNotEmpty();
            assertThat(graph.erase(profile(78)).orElseThrow().places())
                    .contains("customers.db.snapshot");
            assertThat(files("Usomebody1234")).isEmpty();
        }
        try (IdentityGraph graph = open(store())) {
            assertThat(graph.find(Identifier.of("line", "Usomebody1234"))).isEmpty();
        }
    }

    private List<Path> files(String text) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> holds(file, text)).toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
