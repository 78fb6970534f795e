package io.kinfold.command.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.command.problem.WrongInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class EvaluationTest {
    private static final TruthColumns DEFAULTS =
            new TruthColumns("key", "customer", Optional.empty());

    @TempDir
    Path folder;

    @Test
    void toJson_smallExample_isExact() throws IOException {
        String json = evaluate(
                "source,key,profile_id\na,1,P\na,2,P\na,3,P\na,4,Q\na,9,Q\n",
                "source,key,customer\na,1,x\na,2,x\na,3,y\na,4,y\na,5,y\n",
                DEFAULTS);

        // Pairs: 12 is right, 13 and 23 are wrong, 34, 35 and 45 are missed.
        assertThat(json)
                .isEqualTo(
                        "{\"records\":5,\"customers\":2,\"missing\":1,"
                                + "\"missing_counted_as\":\"profiles of one"
                                + " record\",\"assigned_without_truth\":1,"
                                + "\"repeated_truth_rows\":0,\"unreadable_rows\":0,\"profiles\":3,"
                                + "\"pairwise\":{\"true_positives\":1,\"false_positives\":2,\"false_negatives\":3,"
                                + "\"precision\":0.3333333333333333,\"recall\":0.25,\"f1\":0.28571428571428575},"
                                + "\"b_cubed\":{\"precision\":0.7333333333333334,\"recall\":0.6,\"f1\":0.6599999999999999}}");
    }

    @Test
    void of_truthWithoutSource_goesByTheKeyAlone() throws IOException {
        TruthColumns columns = new TruthColumns("rec_id", "cluster", Optional.empty());

        String json = evaluate(
                "source,key,profile_id\na,1,P\nb,2,P\n", "rec_id,cluster\n1,x\n2,x\n", columns);

        assertThat(json).contains("\"true_positives\":1,\"false_positives\":0");
    }

    @Test
    void of_oneKeyInTwoSources_asksForTheColumnOfTheSource() {
        assertWrong(
                "source,key,profile_id\na,1,P\nb,1,P\n",
                "key,customer\n1,x\n",
                DEFAULTS,
                "assignments.csv:3: two sources have a record of this key; name the truth's"
                        + " column of the source by"
                        + " --truth-source");
    }

    @Test
    void of_wrongColumn_offersTheNearestName() {
        assertWrong(
                "source,key,profile_id\n",
                "source,key,custmer\n",
                DEFAULTS,
                "truth.csv: there is no column 'customer'; did you mean 'custmer'?");
    }

    @Test
    void of_twoTruthsForOneRecord_isWrongButARepetitionIsCounted() throws IOException {
        assertWrong(
                "source,key,profile_id\na,1,P\n",
                "source,key,customer\na,1,x\na,1,y\n",
                DEFAULTS,
                "truth.csv:3: the truth gives one record two customers; give it one");
        assertThat(evaluate(
                        "source,key,profile_id\na,1,P\n",
                        "source,key,customer\na,1,x\na,1,x\n",
                        DEFAULTS))
                .contains("\"repeated_truth_rows\":1");
    }

    @Test
    void of_rowsThatCannotBeRead_areCounted() throws IOException {
        assertThat(evaluate(
                        "source,key,profile_id\na,1\na,2,P\n",
                        "source,key,customer\na,2,x\na,,x\n",
                        DEFAULTS))
                .contains("\"records\":1,")
                .contains("\"unreadable_rows\":2");
    }

    @Test
    void of_nothing_claimsNothingWrong() throws IOException {
        assertThat(evaluate("source,key,profile_id\n", "source,key,customer\n", DEFAULTS))
                .contains("\"precision\":1.0,\"recall\":1.0,\"f1\":1.0");
    }

    @Test
    void ofLabels_smallExample_isExact() throws IOException {
        String json = compare(
                "source,key,profile_id\na,1,P\nb,2,P\nb,3,P\na,4,Q\n",
                "l,r,is\n1,2,true\n2,b:3,Not a Match\n1,4,0.9\n3,4,0\n1,3,Possible Match\n"
                        + "2,1,yes\n4,4,no\n4,9,1\n1,2,perhaps\n");

        assertThat(json)
                .isEqualTo("{\"labels\":7,\"missing\":1,"
                        + "\"missing_counted_as\":\"profiles of one record\","
                        + "\"undecided_labels\":1,\"repeated_labels\":1,"
                        + "\"contradicted_pairs\":0,\"pairs_of_one_record\":1,"
                        + "\"unreadable_rows\":1,"
                        + "\"pairwise\":{\"true_positives\":1,\"false_positives\":1,"
                        + "\"false_negatives\":2,\"precision\":0.5,"
                        + "\"recall\":0.3333333333333333,\"f1\":0.4,\"true_negatives\":1}}");
    }

    @Test
    void writeWrongPairs_ofClustersAndLabels_namesMissedAndJoined() throws IOException {
        String assignments = "source,key,profile_id\na,1,P\na,2,P\na,3,Q\n";
        Path wrong = folder.resolve("wrong.csv");

        evaluation(assignments, "key,customer\n1,x\n3,x\n2,y\n4,y\n", DEFAULTS)
                .writeWrongPairs(wrong);

        assertThat(wrong).hasContent("kind,left,right\nmissed,1,3\nmissed,2,4\njoined,1,2\n");
        comparison(assignments, "l,r,is\n1,2,no\n1,3,yes\n2,3,no\n").writeWrongPairs(wrong);
        assertThat(wrong).hasContent("kind,left,right\njoined,a:1,a:2\nmissed,a:1,a:3\n");
    }

    @Test
    void ofLabels_keyOfTwoSources_asksForTheSource() {
        assertThatThrownBy(() -> compare(
                        "source,key,profile_id\na,1,P\nb,1,P\nb,2,P\n", "l,r,is\n1,2,true\n"))
                .isInstanceOf(WrongInputException.class)
                .hasMessageEndingWith(
                        "truth.csv:2: two sources have a record of this key; write source:key");
    }

    private String compare(String assignments, String truth) throws IOException {
        return comparison(assignments, truth).toJson();
    }

    private LabelComparison comparison(String assignments, String truth) throws IOException {
        Path claimed = Files.writeString(folder.resolve("assignments.csv"), assignments);
        Path real = Files.writeString(folder.resolve("truth.csv"), truth);
        return LabelComparison.of(claimed, real, new LabelColumns("l", "r", "is"));
    }

    private String evaluate(String assignments, String truth, TruthColumns columns)
            throws IOException {
        return evaluation(assignments, truth, columns).toJson();
    }

    private Evaluation evaluation(String assignments, String truth, TruthColumns columns)
            throws IOException {
        Path claimed = Files.writeString(folder.resolve("assignments.csv"), assignments);
        Path real = Files.writeString(folder.resolve("truth.csv"), truth);
        return Evaluation.of(claimed, real, columns);
    }

    private void assertWrong(
            String assignments, String truth, TruthColumns columns, String message) {
        assertThatThrownBy(() -> evaluate(assignments, truth, columns))
                .isInstanceOf(WrongInputException.class)
                .hasMessageEndingWith(message);
    }
}
