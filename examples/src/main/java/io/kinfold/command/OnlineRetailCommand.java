package io.kinfold.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.kinfold.command.onlineretail.OnlineRetail;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/** The example of a real shop. */
@Command(
        name = "online-retail",
        hidden = true,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Cleans the data set Online Retail of UCI, scores its customers, and finds"
                + " their segments.")
final class OnlineRetailCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "The raw lines as CSV; .gz too.")
    Path input = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for rejects.csv, customers.csv and members.csv.")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Progress progress = new Progress(spec.commandLine().getErr(), "lines read");
        OnlineRetail.Figures figures = OnlineRetail.run(input, out, progress);
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("rows", figures.rows());
            write(json, "rejected", figures.rejected());
            json.writeNumberField("lines", figures.lines());
            json.writeNumberField("customers", figures.customers());
            json.writeNumberField("orders", figures.orders());
            json.writeNumberField("revenue", figures.revenue());
            write(json, "segments", figures.segments());
            json.writeEndObject();
        }
        spec.commandLine().getOut().println(line);
        return ExitCode.DONE;
    }

    private static void write(JsonGenerator json, String name, Map<String, Long> counts)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }
}
