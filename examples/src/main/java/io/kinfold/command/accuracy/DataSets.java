package io.kinfold.command.accuracy;

import io.kinfold.command.accuracy.DataSet.Peers;
import io.kinfold.command.accuracy.DataSet.Prepared;
import io.kinfold.command.evaluation.TruthColumns;
import io.kinfold.command.persons.Persons;
import io.kinfold.command.retailer.Retailer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All data sets. What others reach was measured for this project on a machine of the same kind
 * unless it says published: Splink 4.0.16, Duke 1.2, JedAI 3.1, fuzzy-matcher 1.2.1 and
 * recordlinkage's ECM, of which the best is named (docs/accuracy.md).
 */
final class DataSets {
    /** The customers of data that are made, and their seed. */
    private static final int MADE = 20_000;

    private static final long MADE_SEED = 21;

    private DataSets() {}

    /** Returns all, in the table's order. */
    static List<DataSet> all() {
        return List.of(
                febrl("dataset1", new Peers(".993 Splink", "1.000 recordlinkage")),
                febrl("dataset3", new Peers(".9938 Splink", ".9995 recordlinkage")),
                new DataSet(
                        "fake_1000",
                        List.of("fake_1000/fake_1000.csv"),
                        "fake_1000",
                        List.of("--id", "unique_id"),
                        new Peers(".848 JedAI", ".923 Splink"),
                        Preparation.clusterColumn("unique_id", "cluster")),
                persons("persons_10k.csv", new Peers(".988 JedAI", ".9973 recordlinkage")),
                persons("persons_100k.csv.gz", new Peers(".988 JedAI", ".9945 Duke")),
                new DataSet(
                        "senzing_truthset",
                        files(
                                "senzing_truthset",
                                "customers.csv",
                                "reference.csv",
                                "watchlist.csv",
                                "actual_truthset_key.csv"),
                        "senzing_truthset",
                        List.of("--id", "RECORD_ID", "--source", "DATA_SOURCE"),
                        new Peers(".972 published, Senzing", "–"),
                        Preparation.truthFile(new TruthColumns(
                                "RECORD_ID", "CLUSTER_ID", Optional.of("DATA_SOURCE")))),
                new DataSet(
                        "restaurants, two tables",
                        files(
                                "restaurants/fodors_zagats",
                                "fodors.csv",
                                "zagats.csv",
                                "match_fodors_zagats_more_attrs.csv"),
                        "restaurants",
                        List.of("--id", "id"),
                        new Peers("1.0 published, trained", "–"),
                        Preparation.matchFile("id", "fodors_id", "zagats_id")),
                new DataSet(
                        "restaurants, one table",
                        List.of("restaurants/restaurant-nophone-training.csv"),
                        "restaurants_nophone",
                        List.of("--id", "id"),
                        Peers.NONE,
                        Preparation::quotedCells),
                new DataSet(
                        "patients",
                        List.of("patients/pairs_visible_AIRA-A.csv"),
                        "patients",
                        List.of("--id", "id"),
                        Peers.NONE,
                        Preparation.sides(Sides.ofPrefixes("expect"))),
                new DataSet(
                        "name_pairs",
                        List.of("name_pairs/cases_visible_nk.csv"),
                        "name_pairs",
                        List.of("--id", "id"),
                        new Peers(".892 published, nomenklatura", "–"),
                        Preparation.sides(Sides.ofSuffixes(
                                List.of("schema", "name"), Set.of("schema"), "is_match"))));
    }

    /** Returns data that are made anew, of which samples are taken. */
    static List<DataSet> made() {
        return List.of(
                new DataSet(
                        "persons made",
                        List.of(),
                        "persons",
                        List.of("--id", "id", "--source", "source"),
                        Peers.NONE,
                        (files, folder) -> {
                            Persons.of(MADE, MADE_SEED).write(folder, count -> {});
                            return Preparation.clusterColumn("id", "cluster")
                                    .prepare(
                                            List.of(folder.resolve("persons.csv")), within(folder));
                        }),
                new DataSet(
                        "retailer made",
                        List.of(),
                        "shop",
                        List.of("--id", "key", "--source", "source"),
                        Peers.NONE,
                        (files, folder) -> {
                            Retailer.of(MADE, MADE_SEED).write(folder, count -> {});
                            return new Prepared(
                                    List.of(folder.resolve("fragments.csv")),
                                    new Truth.Clusters(
                                            folder.resolve("truth.csv"),
                                            new TruthColumns(
                                                    "key", "customer", Optional.of("source"))));
                        }));
    }

    private static Path within(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("without_truth"));
    }

    private static List<String> files(String folder, String... names) {
        return Arrays.stream(names).map(name -> folder + "/" + name).toList();
    }

    private static DataSet febrl(String name, Peers peers) {
        return new DataSet(
                "febrl " + name,
                List.of("febrl/" + name + ".csv"),
                "febrl",
                List.of("--id", "rec_id"),
                peers,
                Preparation.clusterInKey("rec_id", key -> key.split("-", -1)[1]));
    }

    private static DataSet persons(String file, Peers peers) {
        return new DataSet(
                file.substring(0, file.indexOf('.')),
                List.of("persons/" + file),
                "persons",
                List.of("--id", "id"),
                peers,
                Preparation.clusterColumn("id", "cluster"));
    }
}
