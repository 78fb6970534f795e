package io.kinfold.command.segmentation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.resolution.FinishedRun;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Reads profiles.jsonl. It is the command's own file, so that anything wrong in it stops the run. */
final class ProfileFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Normalizer> dates;

    private ProfileFile(Path file, Map<String, Normalizer> dates) {
        this.file = file;
        this.dates = dates;
    }

    /**
     * Hands the profiles of a run over in the order of the file.
     *
     * @param progress is told the number of profiles read, now and then
     * @throws WrongInputException if the file is damaged
     */
    static void read(FinishedRun run, Consumer<ProfileRow> sink, LongConsumer progress)
            throws IOException {
        Map<String, Normalizer> dates = run.mapping().map(Mapping::dates).orElse(Map.of());
        new ProfileFile(run.profiles(), dates).read(sink, progress);
    }

    private void read(Consumer<ProfileRow> sink, LongConsumer progress) throws IOException {
        long line = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    sink.accept(row(JSON.readTree(text)));
                    progress.accept(line);
                }
            }
        } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException e) {
            // What the parser says may quote the line, and so a customer's values.
            throw new WrongInputException(List.of(new Problem(
                    file.toString(), line, 0, "this is no profile; run 'kinfold resolve' again")));
        }
    }

    private ProfileRow row(JsonNode node) {
        List<Identifier> identifiers = new ArrayList<>();
        for (JsonNode identifier : node.path("identifiers")) {
            identifiers.add(Identifier.of(
                    identifier.path("namespace").asText(),
                    identifier.path("scope").asText(),
                    identifier.path("value").asText()));
        }
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("golden_record").properties()) {
            List<String> values = values(entry.getKey(), entry.getValue());
            if (!values.isEmpty()) {
                attributes.put(entry.getKey(), values);
            }
        }
        return new ProfileRow(
                ProfileId.parse(node.path("profile_id").asText()), identifiers, attributes);
    }

    private List<String> values(String attribute, JsonNode golden) {
        List<String> values = new ArrayList<>();
        add(values, attribute, golden.path("value").asText());
        for (JsonNode more : golden.path("more")) {
            add(values, attribute, more.path("value").asText());
        }
        return values;
    }

    private void add(List<String> values, String attribute, String value) {
        Normalizer date = dates.get(attribute);
        String form = date == null ? value : date.normalize(value);
        if (!form.isEmpty()) {
            values.add(form);
        }
    }
}
