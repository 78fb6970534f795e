package io.kinfold.command;

import io.kinfold.command.persons.Persons;
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
import java.util.Locale;
import java.util.concurrent.Callable;

/** Makes synthetic data. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes fragments.csv, events.csv, truth.csv and identity.yaml of a synthetic"
                + " Taiwanese retailer, or persons.csv and truth.csv of persons recorded"
                + " several times with errors.",
        footer = {"", "Equal numbers and seeds give equal bytes. Nobody in the files is real."})
final class GenerateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    /** What can be made. */
    enum Kind {
        RETAILER(Retailer.MOST, "fragments.csv, events.csv, truth.csv and identity.yaml"),
        PERSONS(Persons.MOST, "persons.csv and truth.csv");

        private final long most;
        private final String files;

        Kind(long most, String files) {
            this.most = most;
            this.files = files;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "retailer",
            description = "What to make: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Kind kind = Kind.RETAILER;

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
        checkCustomers(spec, customers, kind);
        PrintWriter err = spec.commandLine().getErr();
        Files.createDirectories(out);
        Progress progress = new Progress(err, "customers written");
        switch (kind) {
            case RETAILER -> Retailer.of(customers, seed).write(out, progress);
            case PERSONS -> Persons.of(customers, seed).write(out, progress);
        }
        err.println("kinfold: " + kind.files + " are in " + out);
        return ExitCode.DONE;
    }

    /** Throws a misuse where so many customers cannot be made. */
    static void checkCustomers(CommandSpec spec, long customers, Kind kind) {
        if (customers < 1 || customers > kind.most) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--customers must be from 1 to " + kind.most + ", but is " + customers);
        }
    }
}
