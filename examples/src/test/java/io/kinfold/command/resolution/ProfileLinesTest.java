package io.kinfold.command.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.GoldenValue;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ProfileLinesTest {
    private static final String ODD = "a\"b\\c\n\t\u0001\u007f/ é 王 𝄞";

    @TempDir
    private Path folder;

    private String written(Profile... profiles) throws IOException {
        Path file = folder.resolve("profiles.jsonl");
        try (ProfileLines lines = ProfileLines.create(file)) {
            for (Profile profile : profiles) {
                lines.write(profile);
            }
        }
        return Files.readString(file);
    }

    @Test
    void write_plainProfile_isThisLine() throws IOException {
        FragmentId one = FragmentId.of("crm", "1");
        FragmentId two = FragmentId.of("pos", "2:3");
        Profile profile = new Profile(
                new ProfileId(one),
                List.of(one, two),
                List.of(
                        Identifier.of("line", "app", "U1").asVerified(),
                        Identifier.of("phone", "+886")),
                Map.of("name", new GoldenValue(List.of("Ann", "Anna"), List.of(two, one))));

        assertThat(written(profile))
                .isEqualTo("{\"profile_id\":\"crm:1\",\"fragments\":[\"crm:1\",\"pos:2:3\"],"
                        + "\"identifiers\":[{\"namespace\":\"line\",\"scope\":\"app\",\"value\":\"U1\","
                        + "\"verified\":true},{\"namespace\":\"phone\",\"value\":\"+886\","
                        + "\"verified\":false}],\"golden_record\":{\"name\":{\"value\":\"Ann\","
                        + "\"from\":\"pos:2:3\",\"more\":[{\"value\":\"Anna\",\"from\":\"crm:1\"}]}}}"
                        + "\n");
    }

    @Test
    void write_textsThatJsonEscapes_areReadBack() throws IOException {
        FragmentId odd = FragmentId.of("crm é", ODD);
        Profile profile = new Profile(
                new ProfileId(odd),
                List.of(odd),
                List.of(Identifier.of(ODD, ODD, ODD)),
                Map.of(ODD, new GoldenValue(List.of(ODD), List.of(odd))));

        String text = written(profile, profile);

        assertThat(text.lines()).hasSize(2);
        JsonNode json = new ObjectMapper().readTree(text.lines().findFirst().orElseThrow());
        assertThat(json.path("profile_id").asText()).isEqualTo("crm é:" + ODD);
        assertThat(json.path("fragments").path(0).asText()).isEqualTo("crm é:" + ODD);
        JsonNode identifier = json.path("identifiers").path(0);
        assertThat(identifier.path("namespace").asText()).isEqualTo(ODD);
        assertThat(identifier.path("scope").asText()).isEqualTo(ODD);
        JsonNode golden = json.path("golden_record").path(ODD);
        assertThat(golden.path("value").asText()).isEqualTo(ODD);
        assertThat(golden.path("from").asText()).isEqualTo("crm é:" + ODD);
    }

    @Test
    void write_valuesOfManyFragments_nameTheirOwn() throws IOException {
        List<FragmentId> ids = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(FragmentId.of("crm", Integer.toString(100 + i)));
            values.add("value " + i);
        }
        // Equal ids that are other objects are found too.
        ids.set(39, FragmentId.of("crm", "100"));
        Profile profile = new Profile(
                new ProfileId(ids.get(0)),
                ids,
                List.of(),
                Map.of("tags", new GoldenValue(values, ids)));

        JsonNode golden = new ObjectMapper()
                .readTree(written(profile))
                .path("golden_record")
                .path("tags");

        assertThat(golden.path("from").asText()).isEqualTo("crm:100");
        for (int i = 1; i < 40; i++) {
            JsonNode one = golden.path("more").path(i - 1);
            assertThat(one.path("value").asText()).isEqualTo("value " + i);
            assertThat(one.path("from").asText()).isEqualTo(ids.get(i).toString());
        }
    }
}
