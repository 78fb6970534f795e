package io.kinfold.command;

import io.kinfold.command.evaluation.Evaluation;
import io.kinfold.command.evaluation.TruthColumns;
import io.kinfold.command.mapping.MappingReader;
import io.kinfold.command.resolution.Request;
import io.kinfold.command.resolution.Resolver;
import io.kinfold.command.resolution.Summary;
import io.kinfold.command.retailer.Retailer;
import io.kinfold.matchers.evaluate.Scores;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** All of it on data made on the spot. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Generates a retailer, resolves its records, compares with the truth, finds"
                + " segments, and ends in a report.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many customers (default: ${DEFAULT-VALUE}).")
    long customers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Any number (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "kinfold-demo",
            description = "Folder for data and results (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        GenerateCommand.checkCustomers(spec, customers, GenerateCommand.Kind.RETAILER);
        PrintWriter err = spec.commandLine().getErr();
        Path data = out.resolve("data");
        Path results = out.resolve("results");
        Files.createDirectories(data);
        err.println(String.format(
                Locale.ROOT, "kinfold: generating %,d customers with seed %d", customers, seed));
        Retailer.of(customers, seed).write(data, new Progress(err, "customers written"));
        Path config = data.resolve("identity.yaml");
        Request request = new Request(
                List.of(data.resolve("fragments.csv")),
                MappingReader.folder(config),
                MappingReader.text(config),
                MappingReader.read(config),
                Optional.empty(),
                Optional.empty());
        err.println("kinfold: resolving " + data.resolve("fragments.csv"));
        Summary summary = Resolver.resolve(request, results, new Progress(err, "rows read"));
        Evaluation evaluation = Evaluation.of(
                results.resolve("assignments.csv"),
                data.resolve("truth.csv"),
                new TruthColumns("key", "customer", Optional.empty()));
        err.println("kinfold: finding segments");
        SegmentDemo segments = SegmentDemo.run(data, results);
        tell(spec.commandLine().getOut(), summary, evaluation);
        segments.tell(spec.commandLine().getOut());
        spec.commandLine()
                .getOut()
                .println("Open " + results.resolve("report.html").toAbsolutePath());
        return ExitCode.DONE;
    }

    private void tell(PrintWriter out, Summary summary, Evaluation evaluation) {
        Scores pairwise = evaluation.result().pairwise().scores();
        out.println(String.format(
                Locale.ROOT,
                "%,d records of %,d customers became %,d profiles; guards refused %,d links.",
                summary.fragments(),
                customers,
                summary.profiles(),
                summary.refused()));
        out.println(String.format(
                Locale.ROOT,
                "Against the truth, pairwise: precision %.4f, recall %.4f, F1 %.4f.",
                pairwise.precision(),
                pairwise.recall(),
                pairwise.f1()));
    }
}
