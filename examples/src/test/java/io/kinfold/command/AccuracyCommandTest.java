package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On data of the form of the public ones, made up here; the configurations are those committed. */
class AccuracyCommandTest {
    @TempDir
    Path folder;

    @Test
    void accuracy_truthInAColumn_isKeptFromTheRunAndCompared() throws IOException {
        write(
                "fake_1000/fake_1000.csv",
                "unique_id,first_name,surname,dob,city,email,cluster",
                "0,Ann,Pell,1971-06-24,,ann@pell.example,7",
                "1,Anne,Pell,1971-05-24,,ann@pell.example,7",
                "2,Annie,Pell,,,,7",
                "3,Tom,Barr,1950-01-01,,ann@pell.example,8");

        String row = row("fake_1000", "config");

        assertThat(row).startsWith("| fake_1000 | config | 0.3333 | 0.3333 | 0.3333 | ");
        assertThat(folder.resolve("work/fake_1000/config/input/fake_1000.csv"))
                .content()
                .doesNotContain("cluster");
    }

    @Test
    void accuracy_truthInTheKey_isCompared() throws IOException {
        write(
                "febrl/dataset1.csv",
                "rec_id, given_name, surname, street_number, address_1, address_2, suburb,"
                        + " postcode, state, date_of_birth, soc_sec_id",
                "rec-1-org, ann, pell, 1, , , , , , 19710624, 1234567",
                "rec-1-dup-0, ann, bell, 1, , , , , , 19710624, 1234567",
                "rec-2-org, tom, barr, 1, , , , , , 19500101, 7654321");

        assertThat(row("febrl dataset1", "config"))
                .startsWith("| febrl dataset1 | config | 1.0000 | 1.0000 | 1.0000 | 1.0000 | ");
    }

    @Test
    void accuracy_labelledPairs_becomeRecordsOfWhichOnlyDecidedPairsCount() throws IOException {
        write(
                "name_pairs/cases_visible_nk.csv",
                "case_group,schema,name1,name2,is_match,quality,category,notes",
                "x,Person,Ann Pell,ann pell,true,,,",
                "x,Person,Ann Pell,Tom Barr,false,,,",
                "x,Person,Anna Pell,Tom Barr,true,,,",
                "x,Company,Pell Ltd,Pell Limited,unsure,,,");

        assertThat(row("name_pairs", "config"))
                .startsWith("| name_pairs | config | 1.0000 | 0.5000 | 0.6667 | – | ");
    }

    @Test
    void accuracy_matchFile_countsRecordsWithoutAMatchAsCustomers() throws IOException {
        String tables = "restaurants/fodors_zagats/";
        write(tables + "fodors.csv", "id,name,addr,city,phone,type", "5,pell,1 a st,x,1,y");
        write(
                tables + "zagats.csv",
                "id,name,addr,city,phone,type",
                "1,pell,1 a st,x,2,y",
                "2,barr,2 b st,x,1,y");
        write(
                tables + "match_fodors_zagats_more_attrs.csv",
                "_id,fodors_id,zagats_id,gold",
                "0,5,1,1");

        assertThat(row("restaurants, two tables", "config"))
                .contains("| config | 0.3333 | 1.0000 | 0.5000 | ");
    }

    @Test
    void accuracy_trainedConfiguration_isTrainedOnTheDataFirst() throws IOException {
        CommandRun.of(
                "generate",
                "--kind",
                "persons",
                "--customers",
                "300",
                "--seed",
                "7",
                "--out",
                folder.resolve("made"));
        Files.createDirectories(folder.resolve("persons"));
        Files.copy(folder.resolve("made/persons.csv"), folder.resolve("persons/persons_10k.csv"));

        assertThat(row("persons_10k", "trained"))
                .startsWith("| persons_10k | trained | 1.0000 | 1.0000 | 1.0000 | ");
        assertThat(folder.resolve("work/persons_10k/trained/model.json")).exists();
    }

    @Test
    void accuracy_cellsQuotedBehindSpaces_areRead() throws IOException {
        write(
                "restaurants/restaurant-nophone-training.csv",
                "name,address,city,cuisine,unique_id",
                "\"pell's\", \"1 a st, left\", \"x\", \"\", '0'",
                "\"pell's\", \"1 a st, left\", \"x\", \"pies\", '0'",
                "\"barr\", \"1 a st\", \"x\", \"\", '1'");

        assertThat(row("restaurants, one table", "config"))
                .contains("| config | 1.0000 | 1.0000 | 1.0000 | ");
    }

    @Test
    void accuracy_absentData_areToldAsSkipped() {
        CommandRun run = CommandRun.of("accuracy", "--data", folder, "--out", folder);

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().skip(2)).hasSize(10).allMatch(row -> row.contains("skipped"));
        assertThat(run.out())
                .contains("| skipped: there is no " + folder.resolve("febrl/dataset1.csv"));
    }

    @Test
    void accuracy_failingRun_isToldInItsRow() throws IOException {
        write("fake_1000/fake_1000.csv", "unique_id,first_name,cluster", "0,Ann,7");

        assertThat(row("fake_1000", "config"))
                .contains("| config | failed: kinfold: ")
                .contains("no input has a column");
    }

    @Test
    void accuracy_unknownName_tellsTheKnownOnes() {
        CommandRun run = CommandRun.of("accuracy", "--data", folder, "--only", "febrl");

        assertThat(run.status()).isEqualTo(ExitCode.MISUSE);
        assertThat(run.err()).contains("there is no data set 'febrl'; known are febrl dataset1; ");
    }

    @Test
    void accuracy_samples_areOfWholeCustomersWithoutTheTruth() throws IOException {
        CommandRun run = CommandRun.of(
                "accuracy",
                "--data",
                folder,
                "--out",
                folder.resolve("work"),
                "--samples",
                "60",
                "--seeds",
                "2",
                "--only",
                "persons made");

        assertThat(run.out().lines().skip(2))
                .singleElement()
                .asString()
                .startsWith("| persons made | 60 | 2 | 1.000 | ");
        Path made = folder.resolve("work/samples/persons_made");
        List<String> all = Files.readAllLines(made.resolve("input/without_truth/truth.csv"));
        List<String> one = Files.readAllLines(made.resolve("60_1/input/truth.csv"));
        List<String> other = Files.readAllLines(made.resolve("60_2/input/truth.csv"));
        assertThat(one).hasSizeBetween(61, 66).isSubsetOf(all).isNotEqualTo(other);
        List<String> customers = one.stream().map(AccuracyCommandTest::customer).toList();
        assertThat(all.stream().filter(row -> customers.contains(customer(row))))
                .hasSameSizeAs(one);
        assertThat(Files.readAllLines(made.resolve("60_1/input/persons.csv")))
                .hasSameSizeAs(one)
                .first()
                .asString()
                .doesNotContain("cluster");
    }

    @Test
    void accuracy_noSamples_isAMisuse() {
        CommandRun run =
                CommandRun.of("accuracy", "--data", folder, "--samples", "60", "--seeds", "0");

        assertThat(run.status()).isEqualTo(ExitCode.MISUSE);
        assertThat(run.err()).contains("--samples and --seeds must be at least 1");
    }

    private static String customer(String row) {
        return row.substring(row.lastIndexOf(',') + 1);
    }

    private void write(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, List.of(lines));
    }

    private String row(String name, String kind) {
        CommandRun run = CommandRun.of(
                "accuracy",
                "--data",
                folder,
                "--configs",
                ".",
                "--out",
                folder.resolve("work"),
                "--run",
                kind,
                "--only",
                name);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out().lines().skip(2).findFirst().orElse("no row");
    }
}
