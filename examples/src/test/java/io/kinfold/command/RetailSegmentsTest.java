package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The segments in examples/segments, over a generated retailer. */
class RetailSegmentsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void generate() {
        Path data = folder.resolve("data");
        assertThat(CommandRun.of("generate", "--customers", 3_000, "--seed", 1, "--out", data)
                        .status())
                .isZero();
        assertThat(CommandRun.of(
                                "resolve",
                                "--input",
                                data.resolve("fragments.csv"),
                                "--config",
                                data.resolve("identity.yaml"),
                                "--out",
                                folder.resolve("results"))
                        .status())
                .isZero();
    }

    private static CommandRun segment(String... words) {
        Object[] all = {
            "segment",
            "--profiles",
            folder.resolve("results"),
            "--events",
            folder.resolve("data/events.csv"),
            "--as-of",
            "2026-06-30T08:00:00+08:00",
            "--zone",
            "Asia/Taipei"
        };
        Object[] args = Arrays.copyOf(all, all.length + words.length);
        System.arraycopy(words, 0, args, all.length, words.length);
        return CommandRun.of(args);
    }

    @Test
    void segment_bothForms_haveTheSameMembersAndEachHasSome() {
        CommandRun seg = segment("--file", "segments/retail.seg");
        CommandRun yaml = segment("--file", "segments/retail.yaml");

        assertThat(seg.status()).as(seg.err()).isZero();
        assertThat(yaml.out()).isEqualTo(seg.out());
        Matcher size = Pattern.compile("\"(\\w+)\":(\\d+)").matcher(seg.out());
        int segments = 0;
        while (size.find()) {
            assertThat(Integer.parseInt(size.group(2))).as(size.group(1)).isPositive();
            segments++;
        }
        assertThat(segments).isEqualTo(2 + 26);
    }

    @Test
    void validate_bothForms_areWithoutError() {
        for (String file : new String[] {"segments/retail.seg", "segments/retail.yaml"}) {
            CommandRun run = CommandRun.of(
                    "segment",
                    "validate",
                    file,
                    "--profiles",
                    folder.resolve("results"),
                    "--events",
                    folder.resolve("data/events.csv"));

            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.err()).contains(file + ": 0 errors, 0 warnings");
        }
    }

    @Test
    void segment_eachConditionOnItsOwn_countsWhatTheWholeDoes() {
        CommandRun whole =
                segment("--file", "segments/retail.seg", "--name", "vip", "--funnel", "--json");

        Matcher members = Pattern.compile("\"members\":(\\d+)").matcher(whole.out());
        assertThat(members.find()).isTrue();
        String first = members.group(1);
        assertThat(members.find()).as("those of the funnel").isTrue();
        assertThat(members.group(1)).isEqualTo(first);
    }
}
