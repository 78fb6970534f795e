package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class KinfoldTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | a command is missing",
                "reslove | Did you mean: kinfold resolve?",
                "resolve | Missing required options",
                "resolve --input a --out b | give one of --config=FILE and --auto",
                "resolve --input a --out b --auto --config c | give one of --config=FILE and",
                "resolve --input a --out b --config c --as-of today | --as-of must be an instant",
                "resolve --input a --out b --config c --nonsense | Unknown option",
                "evaluate --truth t | Missing required option",
                "explain --out x | Missing required parameter",
                "explain --out x 1 2 3 | explain takes one key or two, not 3",
                "generate --customers none --out x | Invalid value for option '--customers'",
                "generate --customers 0 --out x | --customers must be from 1 to 80000000, but is 0",
                "demo --customers -5 | --customers must be from 1 to 80000000, but is -5",
                "train --input x --config y | Missing required option",
                "segment --where y | Missing required option: '--profiles=DIR'",
            })
    void run_misuse_isToldWithStatusTwo(String words, String message) {
        Object[] args = words.isEmpty() ? new Object[0] : (Object[]) words.split(" ");

        CommandRun run = CommandRun.of(args);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void run_impossibleFileName_isMisuse() {
        CommandRun run = CommandRun.of("resolve", "--input", "a\0b", "--config", "c", "--out", "d");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("the system cannot hold this file name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "help",
                "help resolve",
                "resolve --help",
                "evaluate -h"
            })
    void run_help_isDone(String words) {
        CommandRun run = CommandRun.of((Object[]) words.split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("kinfold");
    }

    @Test
    void run_help_listsOnlyWhatThereIs() {
        assertThat(CommandRun.of("--help").out())
                .contains("resolve", "evaluate", "explain", "segment", "generate", "demo");
    }

    @Test
    void demo_endsInAReportAndItsPath() throws IOException {
        CommandRun run = CommandRun.of("demo", "--customers", 300, "--out", folder.resolve("demo"));

        assertThat(run.status()).as(run.err()).isZero();
        Path report = folder.resolve("demo/results/report.html");
        assertThat(run.out())
                .contains("customers became")
                .contains("precision 1.0")
                .contains("Segments, by retail.seg:")
                .endsWith("Open " + report + "\n");
        assertThat(Files.readString(report))
                .contains("<h2>Segments</h2>", "<h2>The way through", "<h2>Why ")
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("<script");
    }

    @Test
    void evaluate_generatedRetailer_isPreciseDespiteFamiliesTabletAndPlaceholders() {
        Path data = folder.resolve("data");
        assertThat(CommandRun.of("generate", "--customers", 10_000, "--seed", 5, "--out", data)
                        .status())
                .isZero();
        CommandRun resolve = CommandRun.of(
                "resolve",
                "--input",
                data.resolve("fragments.csv"),
                "--config",
                data.resolve("identity.yaml"),
                "--out",
                folder.resolve("out"));
        assertThat(resolve.status()).as(resolve.err()).isZero();

        CommandRun run = CommandRun.of(
                "evaluate",
                "--assignments",
                folder.resolve("out/assignments.csv"),
                "--truth",
                data.resolve("truth.csv"));

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("{\"records\":")
                .endsWith("}\n")
                .contains("\"missing\":0,");
        double precision = Double.parseDouble(
                run.out().replaceAll("(?s).*\"pairwise\":\\{[^}]*\"precision\":([0-9.]+).*", "$1"));
        assertThat(precision).isGreaterThanOrEqualTo(0.999);
    }
}
