package io.kinfold.benchmarks.persons;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.matchers.auto.TrainingResult;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file of persons, trains a model on it, resolves it, and prints what each stage took, the start of the
 * virtual machine included, and how good the result is by the file's own column {@code cluster}.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.kinfold.benchmarks.persons.PersonsRun persons.csv [assignments.csv]
 * }</pre>
 *
 * <p>The second file is written with the profile of each fragment, so that two states of the code can be compared.
 */
public final class PersonsRun {
    private PersonsRun() {}

    /**
     * Runs.
     *
     * @param args the file of persons, and perhaps the file to write
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Stages stages = new Stages();
        stages.end("start");
        PersonsFile file = PersonsFile.read(Path.of(args[0]));
        stages.end("read");
        PersonsRule rule = new PersonsRule();
        TrainingResult trained = rule.train(file.fragments());
        stages.end("train");
        try (IdentityGraph graph = IdentityGraph.of(rule.configuration(trained.rule()))) {
            graph.ingestAll(file.fragments());
            stages.end("resolve");
            List<String> profiles = profiles(graph, file.fragments());
            stages.end("assign");
            stages.total();
            System.out.println(graph.statistics());
            System.out.println(trained.report());
            System.out.println(trained.rule().settings());
            System.out.println(quality(file.customers(), profiles));
            if (args.length > 1) {
                write(Path.of(args[1]), file.fragments(), profiles);
            }
        }
    }

    private static List<String> profiles(IdentityGraph graph, List<Fragment> fragments) {
        List<String> profiles = new ArrayList<>(fragments.size());
        for (Fragment fragment : fragments) {
            FragmentId founder = graph.profileId(fragment.id()).orElseThrow().founder();
            profiles.add(founder.source() + '/' + founder.key());
        }
        return profiles;
    }

    private static String quality(List<String> customers, List<String> profiles) {
        Map<String, Long> together = new HashMap<>();
        for (int i = 0; i < profiles.size(); i++) {
            together.merge(customers.get(i) + ' ' + profiles.get(i), 1L, Long::sum);
        }
        double right = pairs(together);
        double precision = right / pairs(counts(profiles));
        double recall = right / pairs(counts(customers));
        return "pairs: precision " + precision + ", recall " + recall + ", F1 "
                + 2 * precision * recall / (precision + recall);
    }

    private static Map<String, Long> counts(List<String> names) {
        Map<String, Long> counts = new HashMap<>();
        names.forEach(name -> counts.merge(name, 1L, Long::sum));
        return counts;
    }

    private static double pairs(Map<String, Long> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
    }

    private static void write(Path path, List<Fragment> fragments, List<String> profiles)
            throws IOException {
        try (PrintWriter out =
                new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8))) {
            for (int i = 0; i < profiles.size(); i++) {
                out.println(fragments.get(i).id() + "," + profiles.get(i));
            }
        }
    }
}
