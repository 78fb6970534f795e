package io.kinfold.command;

import io.kinfold.command.retailer.Retailer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Makes a synthetic retailer. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes fragments.csv, events.csv, truth.csv and identity.yaml of a synthetic"
                + " Taiwanese retailer.",
        footer = {"", "Equal numbers and seeds give equal bytes. Nobody in the files is real."})
final class GenerateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--customers",
            required = true,
            paramLabel = "N",
            description = "How many customers.")
    long customers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Any number (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the files.")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        checkCustomers(spec, customers);
        PrintWriter err = spec.commandLine().getErr();
        Files.createDirectories(out);
        Retailer.of(customers, seed).write(out, new Progress(err, "customers written"));
        err.println(
                "kinfold: fragments.csv, events.csv, truth.csv and identity.yaml are in " + out);
        return ExitCode.DONE;
    }

    /** Throws a misuse where there is no retailer with so many customers. */
    static void checkCustomers(CommandSpec spec, long customers) {
        if (customers < 1 || customers > Retailer.MOST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--customers must be from 1 to " + Retailer.MOST + ", but is " + customers);
        }
    }
}
