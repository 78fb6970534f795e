package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The committed configurations on public data, which are not part of the project. */
class SharedDataTest {
    @TempDir
    Path folder;

    @Test
    void resolve_senzingTruthSet_joinsThreeSources() {
        Path data = data("senzing_truthset");
        CommandRun resolve = CommandRun.of(
                "resolve",
                "--config",
                "senzing_truthset/identity.yaml",
                "--out",
                folder,
                "--input",
                data.resolve("customers.csv"),
                data.resolve("reference.csv"),
                data.resolve("watchlist.csv"));
        assertThat(resolve.err()).contains("159 rows read, 0 rejected");

        CommandRun run = CommandRun.of(
                "evaluate",
                "--assignments",
                folder.resolve("assignments.csv"),
                "--truth",
                data.resolve("actual_truthset_key.csv"),
                "--truth-id",
                "RECORD_ID",
                "--truth-cluster",
                "CLUSTER_ID",
                "--truth-source",
                "DATA_SOURCE");

        assertThat(run.out()).contains("\"records\":159,\"customers\":85,\"missing\":0");
        double precision = Double.parseDouble(
                run.out().replaceAll("(?s).*\"pairwise\":\\{[^}]*\"precision\":([0-9.]+).*", "$1"));
        assertThat(precision).isGreaterThan(0.9);
    }

    @Test
    void resolve_fuzzyMatcherSample_readsEveryRow() {
        CommandRun run = CommandRun.of(
                "resolve",
                "--config",
                "fuzzy_matcher/identity.yaml",
                "--out",
                folder,
                "--input",
                data("fuzzy_matcher").resolve("Sample-Big-Data.csv"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("6,316 rows read, 0 rejected");
    }

    private static Path data(String name) {
        String place = Optional.ofNullable(System.getProperty("KINFOLD_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("KINFOLD_DATA")))
                .orElse("../../shared/data");
        Path data = Path.of(place, name);
        assumeTrue(
                Files.isDirectory(data),
                "skipped: there is no " + data + "; set KINFOLD_DATA to the folder of data");
        return data;
    }
}
