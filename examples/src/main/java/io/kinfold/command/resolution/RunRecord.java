package io.kinfold.command.resolution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.MappingReader;
import io.kinfold.command.mapping.Named;
import io.kinfold.command.problem.WrongInputException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file run.json: what a run read, and how, so that it can be evaluated again. */
final class RunRecord {
    private RunRecord() {}

    /** Writes the record of a run. */
    static void write(Path file, Request request, Instant asOf, Summary summary)
            throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            Map<Path, String> inputs = new LinkedHashMap<>();
            for (Path input : request.inputs()) {
                inputs.put(input, digest(input));
            }
            writeFiles(json, "inputs", inputs);
            writeFiles(json, "models", request.mapping().fuzzy().models());
            writeOptional(json, "id", request.mapping().id().map(Named::name));
            writeOptional(json, "source_column", request.mapping().source().map(Named::name));
            writeOptional(json, "source", request.source());
            json.writeStringField("as_of", asOf.toString());
            json.writeStringField("folder", request.folder().toAbsolutePath().toString());
            json.writeStringField("configuration", request.configuration());
            json.writeNumberField("rows", summary.rows());
            json.writeNumberField("rejected", summary.rejected());
            json.writeNumberField("fragments", summary.fragments());
            json.writeNumberField("profiles", summary.profiles());
            json.writeNumberField("refused_links", summary.refused());
            json.writeEndObject();
        }
    }

    private static void writeFiles(JsonGenerator json, String name, Map<Path, String> files)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Map.Entry<Path, String> file : files.entrySet()) {
            json.writeStartObject();
            json.writeStringField("path", file.getKey().toAbsolutePath().toString());
            json.writeStringField("sha256", file.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeOptional(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    /**
     * Returns the request of the run whose results are in a folder.
     *
     * @throws WrongInputException if the folder holds no whole run, or an input has changed since
     */
    static Request read(Path folder) throws IOException {
        Path file = folder.resolve(OutputFolder.RUN);
        JsonNode run = tree(file)
                .orElseThrow(() -> WrongInputException.of(
                        folder.toString(),
                        "the folder holds no finished run; run 'kinfold resolve' with this --out"
                                + " first"));
        List<Path> inputs = new ArrayList<>();
        for (JsonNode input : run.path("inputs")) {
            Path path = Path.of(input.path("path").asText());
            unchanged(path, input.path("sha256").asText());
            inputs.add(path);
        }
        for (JsonNode model : run.path("models")) {
            unchanged(Path.of(model.path("path").asText()), model.path("sha256").asText());
        }
        String text = run.path("configuration").asText();
        Path models = Path.of(run.path("folder").asText());
        Mapping mapping = MappingReader.parse(file.toString(), text, models);
        Optional<String> id = text(run, "id");
        Mapping withId = id.isPresent() ? mapping.withId(id.get()) : mapping;
        return new Request(
                inputs,
                models,
                text,
                withId.withSource(text(run, "source_column")),
                text(run, "source"),
                text(run, "as_of").map(Instant::parse));
    }

    /**
     * Returns what the configuration of the run in a folder said, without its models; empty where the
     * folder holds no finished run.
     */
    static Optional<Mapping> mapping(Path folder) throws IOException {
        Path file = folder.resolve(OutputFolder.RUN);
        return tree(file)
                .map(run -> MappingReader.parseUntrained(
                        file.toString(), run.path("configuration").asText()));
    }

    private static Optional<JsonNode> tree(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new ObjectMapper().readTree(in));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw WrongInputException.of(
                    file.toString(), "the file is damaged; run 'kinfold resolve' again");
        }
    }

    private static Optional<String> text(JsonNode run, String name) {
        return Optional.ofNullable(run.get(name)).map(JsonNode::asText);
    }

    private static void unchanged(Path input, String sha256) throws IOException {
        if (!Files.isRegularFile(input)) {
            throw WrongInputException.of(
                    input.toString(), "the file of the run is gone; run 'kinfold resolve' again");
        } else if (!digest(input).equals(sha256)) {
            throw WrongInputException.of(
                    input.toString(),
                    "the file has changed since the run; run 'kinfold resolve' again");
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
