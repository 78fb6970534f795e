package io.kinfold.command;

import io.kinfold.command.problem.WrongInputException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The kinfold command. Results go to standard output, everything else to standard error. */
@Command(
        name = "kinfold",
        description = "Unites identity fragments of customers into profiles.",
        mixinStandardHelpOptions = true,
        version = "kinfold 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ResolveCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            AccuracyCommand.class,
            GenerateCommand.class,
            SegmentCommand.class,
            DemoCommand.class,
            OnlineRetailCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Exit status: 0 done, 1 the input or configuration was wrong, 2 misuse."})
public final class Kinfold implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Kinfold() {}

    /** Runs the command and ends the JVM with its exit status. */
    public static void main(String[] args) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int status = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Files and keys may hold any character, whatever the terminal's locale says. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8),
                true);
    }

    /** Runs the command with streams of the caller, and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Kinfold())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Kinfold::path)
                .setExecutionExceptionHandler((e, commandLine, result) -> failed(err, e))
                .setParameterExceptionHandler((e, unused) -> misused(err, e));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return told(
                    err,
                    "the memory of " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB is too small for this input; give more by"
                            + " JAVA_TOOL_OPTIONS=-Xmx8g");
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    "the system cannot hold this file name; if its characters are right, set"
                            + " LANG=C.UTF-8");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int misused(PrintWriter err, ParameterException e) {
        err.println("kinfold: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println("kinfold: '" + command + " --help' shows how it is called");
        return ExitCode.MISUSE;
    }

    private static int failed(PrintWriter err, Exception e) throws Exception {
        Throwable cause =
                e instanceof UncheckedIOException unchecked && unchecked.getCause() != null
                        ? unchecked.getCause()
                        : e;
        if (cause instanceof WrongInputException wrong) {
            wrong.problems().forEach(problem -> err.println("kinfold: " + problem));
            return ExitCode.WRONG_INPUT;
        } else if (cause instanceof AccessDeniedException denied) {
            return told(err, denied.getFile() + ": access is denied");
        } else if (cause instanceof FileSystemException file) {
            return told(
                    err,
                    file.getFile() + ": "
                            + (file.getReason() == null ? "cannot be used" : file.getReason()));
        } else if (cause instanceof IOException) {
            return told(err, "a file cannot be read or written: " + cause.getMessage());
        }
        if (Boolean.getBoolean("kinfold.trace")) {
            throw e;
        }
        return told(
                err,
                "this is a fault of kinfold itself (" + e.getClass().getSimpleName()
                        + "); run again with JAVA_TOOL_OPTIONS=-Dkinfold.trace=true and"
                        + " report what it shows");
    }

    private static int told(PrintWriter err, String message) {
        err.println("kinfold: " + message);
        return ExitCode.WRONG_INPUT;
    }
}
