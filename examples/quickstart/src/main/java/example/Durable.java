package example;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.jdbc.JdbcStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What the README shows of a graph on disk. Each line that is printed stands in a comment after an arrow. */
public final class Durable {
    private Durable() {}

    public static void main(String[] args) throws IOException {
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.of("member"))
                .namespace(Namespace.builder("phone")
                        .normalizer(Normalizer.digits())
                        .build())
                .build();
        Fragment receipt = Fragment.builder("pos", "R-501")
                .observedAt(Instant.parse("2026-02-11T18:40:00Z"))
                .identifier("phone", "0912 345 678")
                .identifier("member", "A-1001")
                .attribute("name", "林美麗")
                .build();
        restart(configuration, receipt, Files.createTempDirectory("kinfold").resolve("customers.db"));
    }

    private static void restart(Configuration configuration, Fragment receipt, Path file) {
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(configuration)
                .store(JdbcStore.sqlite(file))
                .build()) {
            graph.ingest(receipt); // on disk when this returns
        }

        // after a restart, an upgrade, or a kill -9
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(configuration)
                .store(JdbcStore.sqlite(file))
                .build()) {
            ProfileId customer = graph.profileId(Identifier.of("phone", "0912345678")).orElseThrow();
            System.out.println(customer); // -> pos:R-501

            PersonalData all = graph.personalData(customer).orElseThrow(); // his right of access
            System.out.println(all.sections().get("golden_record"));
            // -> {name={values=[林美麗], from=[pos:R-501]}}

            graph.erase(customer); // gone from every file, and it stays away
            System.out.println(graph.ingest(receipt)); // -> Erased[fragment=pos:R-501]
        }
    }
}
