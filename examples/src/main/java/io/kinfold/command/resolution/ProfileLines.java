package io.kinfold.command.resolution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.GoldenValue;
import io.kinfold.profile.Profile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes profiles.jsonl: a profile a line, each line ended by a line feed. */
final class ProfileLines implements Closeable {
    private final JsonGenerator json;

    private ProfileLines(JsonGenerator json) {
        this.json = json;
    }

    /** Returns a writer of a new file. */
    static ProfileLines create(Path file) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(Files.newOutputStream(file));
        json.setRootValueSeparator(new SerializedString(""));
        return new ProfileLines(json);
    }

    /** Writes a profile. */
    void write(Profile profile) throws IOException {
        json.writeStartObject();
        json.writeStringField("profile_id", profile.id().toString());
        json.writeArrayFieldStart("fragments");
        for (FragmentId fragment : profile.fragments()) {
            json.writeString(fragment.toString());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("identifiers");
        for (Identifier identifier : profile.identifiers()) {
            write(identifier);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("golden_record");
        for (Map.Entry<String, GoldenValue> entry : profile.goldenRecord().entrySet()) {
            json.writeFieldName(entry.getKey());
            write(entry.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void write(Identifier identifier) throws IOException {
        json.writeStartObject();
        json.writeStringField("namespace", identifier.namespace());
        if (!identifier.scope().isEmpty()) {
            json.writeStringField("scope", identifier.scope());
        }
        json.writeStringField("value", identifier.value());
        json.writeBooleanField("verified", identifier.verified());
        json.writeEndObject();
    }

    /** The winning value with its fragment; of a set, the further ones in a list. */
    private void write(GoldenValue golden) throws IOException {
        json.writeStartObject();
        json.writeStringField("value", golden.value());
        json.writeStringField("from", golden.sources().get(0).toString());
        if (golden.values().size() > 1) {
            json.writeArrayFieldStart("more");
            for (int i = 1; i < golden.values().size(); i++) {
                json.writeStartObject();
                json.writeStringField("value", golden.values().get(i));
                json.writeStringField("from", golden.sources().get(i).toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
