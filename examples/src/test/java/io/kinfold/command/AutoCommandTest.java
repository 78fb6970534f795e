package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Bare files in, profiles and a configuration out; and training from a configuration. */
class AutoCommandTest {
    private static final List<String> RESULTS =
            List.of("assignments.csv", "profiles.jsonl", "links.csv");
    private static final String GIVEN =
            "anna peter zofia oliver ruth marco emily yusuf grace ivan lena"
                    + " alice henry nadia simon clara bruno edith hugo wanda";
    private static final String FAMILY =
            "miller okafor walsh nguyen keller rossi barnes petrov silva"
                    + " holm dixon tanaka murphy costa weber ahmed lindqvist moreau santos dvorak";
    private static final String STREET = "mill lane,oak avenue,station road,high street,park drive,"
            + "church street,harbour way,elm close,river walk,king street";

    @TempDir
    Path folder;

    private List<String> rows;

    /** 300 persons, of whom every second has a second record with an error; nobody in it is real. */
    @BeforeEach
    void writePersons() throws IOException {
        Random random = new Random(4);
        rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String[] person = {
                word(GIVEN, " ", random),
                word(FAMILY, " ", random),
                (1940 + random.nextInt(65)) + "-" + two(1 + random.nextInt(12)) + "-"
                        + two(1 + random.nextInt(28)),
                (1 + random.nextInt(180)) + " " + word(STREET, ",", random),
                Integer.toString(10_000 + 37 * random.nextInt(60)),
                Integer.toString(100_000_000 + random.nextInt(800_000_000))
            };
            rows.add("p" + i + "," + String.join(",", person));
            if (i % 2 == 0) {
                int wrong = random.nextInt(person.length);
                person[wrong] = wrong < 2 ? typed(person[wrong], random) : "";
                rows.add("q" + i + "," + String.join(",", person));
            }
        }
        Collections.shuffle(rows, random);
        write("persons.csv", rows);
    }

    private static String word(String list, String separator, Random random) {
        List<String> words = List.of(list.split(separator, -1));
        return words.get(random.nextInt(words.size()));
    }

    private static String two(int number) {
        return String.format("%02d", number);
    }

    private static String typed(String word, Random random) {
        int at = random.nextInt(word.length());
        return word.substring(0, at) + "x" + word.substring(at + 1);
    }

    private void write(String name, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(lines);
        all.add(0, "no,first name,last name,born,street,zip,ssn");
        Files.write(folder.resolve(name), all);
    }

    private CommandRun auto(String out, String... inputs) {
        List<Object> args = new ArrayList<>(List.of(
                "resolve", "--auto", "--out", folder.resolve(out), "--source", "shop", "--input"));
        for (String input : inputs) {
            args.add(folder.resolve(input));
        }
        return CommandRun.of(args.toArray());
    }

    private void assertSameResults(String one, String other) throws IOException {
        for (String name : RESULTS) {
            assertThat(folder.resolve(other).resolve(name))
                    .as(name)
                    .hasSameBinaryContentAs(folder.resolve(one).resolve(name));
        }
    }

    @Test
    void resolve_auto_joinsTheRecordsOfAPersonAndTellsWhatItDid() throws IOException {
        CommandRun run = auto("out", "persons.csv");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .containsPattern("no +row id")
                .containsPattern("first name +given name")
                .containsPattern("born +birth date .* date_of_birth")
                .contains("records are compared that share one of:")
                .contains("linked from 0.00 bits");
        List<String> assignments = Files.readAllLines(folder.resolve("out/assignments.csv"));
        long profiles = assignments.stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',')))
                .distinct()
                .count();
        assertThat(profiles).isBetween(295L, 305L);
    }

    @Test
    void resolve_withTheConfigurationThatAutoWrote_givesTheSameBytes() throws IOException {
        auto("out", "persons.csv");

        CommandRun again = CommandRun.of(
                "resolve",
                "--config",
                folder.resolve("out/identity.yaml"),
                "--source",
                "shop",
                "--out",
                folder.resolve("again"),
                "--input",
                folder.resolve("persons.csv"));

        assertThat(again.status()).as(again.err()).isZero();
        assertSameResults("out", "again");
    }

    @Test
    void resolve_autoWithRowsInAnotherOrderAndSeveralFiles_givesTheSameBytes() throws IOException {
        auto("out", "persons.csv");
        Collections.shuffle(rows, new Random(9));
        write("one.csv", rows.subList(0, 100));
        write("two.csv", rows.subList(100, rows.size()));

        auto("other", "two.csv", "one.csv");

        assertSameResults("out", "other");
        assertThat(folder.resolve("other/model.json"))
                .hasSameBinaryContentAs(folder.resolve("out/model.json"));
    }

    @Test
    void train_withTheConfigurationThatAutoWrote_writesTheSameModel() throws IOException {
        auto("out", "persons.csv");

        CommandRun train = CommandRun.of(
                "train",
                "--config",
                folder.resolve("out/identity.yaml"),
                "--model",
                folder.resolve("trained.json"),
                "--input",
                folder.resolve("persons.csv"));

        assertThat(train.status()).as(train.err()).isZero();
        assertThat(train.err())
                .containsPattern("comparison +level +m +u +bits")
                .contains("converged");
        assertThat(Files.readString(folder.resolve("trained.json")))
                .contains("\"blocking\"")
                .contains("\"comparisons\"");
    }

    @Test
    void explain_pairOfAFuzzyRule_showsTheWaterfall() throws IOException {
        auto("out", "persons.csv");

        CommandRun text = CommandRun.of("explain", "--out", folder.resolve("out"), "p0", "q0");
        CommandRun json =
                CommandRun.of("explain", "--json", "--out", folder.resolve("out"), "p0", "q0");

        assertThat(text.out())
                .contains("are in profile shop:p0")
                .containsPattern("prior +-\\d")
                .containsPattern("total +\\+\\d.* probability")
                .contains("enough for a link; links from 0.00, for review from -4.00");
        assertThat(json.out())
                .startsWith("{\"first\":\"shop:p0\"")
                .contains("\"together\":true")
                .contains("\"comparison\":\"prior\"");
    }

    @Test
    void explain_profileOfAFuzzyRule_saysWhatWouldSplitIt() throws IOException {
        auto("out", "persons.csv");

        CommandRun text = CommandRun.of("explain", "--out", folder.resolve("out"), "p0");
        CommandRun json = CommandRun.of("explain", "--json", "--out", folder.resolve("out"), "p0");

        assertThat(text.out())
                .contains("weakest link: ")
                .contains("would split without:")
                .contains("then these would leave:\n  shop:q0");
        assertThat(json.out())
                .contains("\"split\":{\"without\":")
                .contains("\"leaving\":[\"shop:q0\"]");
    }

    @Test
    void resolve_changedModel_isToldByExplain() throws IOException {
        auto("out", "persons.csv");
        Files.writeString(
                folder.resolve("out/model.json"),
                Files.readString(folder.resolve("out/model.json")) + "\n");

        CommandRun explain = CommandRun.of("explain", "--out", folder.resolve("out"), "p0");

        assertThat(explain.status()).isEqualTo(1);
        assertThat(explain.err()).contains("model.json: the file has changed since the run");
    }

    @Test
    void resolve_autoReport_showsPairsAsPictures() throws IOException {
        auto("out", "persons.csv");

        String report = Files.readString(folder.resolve("out/report.html"));

        assertThat(report).contains("How pairs were weighed").contains("class='waterfall'");
    }

    @Test
    void resolve_autoWithNothingToCompare_saysSo() throws IOException {
        Files.write(folder.resolve("empty.csv"), List.of("id,status", "1,new", "2,new", "3,old"));

        CommandRun run = auto("out", "empty.csv");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("no column that tells people apart");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void resolve_autoWithTwoRows_saysWhatIsMissing() throws IOException {
        write(
                "two.csv",
                List.of(
                        "1,anna,holm,1990-05-01,1 elm close,11111,123456789",
                        "2,anna,holm,1990-05-01,1 elm close,11111,123456788"));

        CommandRun run = auto("out", "two.csv");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("training needs at least 3 fragments, but there are 2");
    }

    @Test
    void train_ruleWithoutCompare_saysWhatToAdd() throws IOException {
        Files.writeString(folder.resolve("identity.yaml"), """
                id: no
                attributes:
                  born: {column: born, normalize: date}
                rules:
                  - fuzzy: model.json
                """);

        CommandRun run = CommandRun.of(
                "train",
                "--config",
                folder.resolve("identity.yaml"),
                "--model",
                folder.resolve("model.json"),
                "--input",
                folder.resolve("persons.csv"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("identity.yaml:5:12: the rule does not say what to compare");
    }

    @Test
    void resolve_bothAutoAndConfig_isMisuse() {
        CommandRun run =
                CommandRun.of("resolve", "--auto", "--config", "x", "--input", "a", "--out", "b");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("give one of --config=FILE and --auto");
    }
}
