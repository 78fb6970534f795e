package io.kinfold.command.resolution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.GoldenValue;
import io.kinfold.profile.Profile;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** A line of profiles.jsonl. */
final class ProfileLine {
    private static final JsonFactory JSON = new JsonFactory();

    private ProfileLine() {}

    /** Returns the profile as one line of JSON. */
    static String of(Profile profile) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("profile_id", profile.id().toString());
            json.writeArrayFieldStart("fragments");
            for (FragmentId fragment : profile.fragments()) {
                json.writeString(fragment.toString());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("identifiers");
            for (Identifier identifier : profile.identifiers()) {
                write(json, identifier);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("golden_record");
            for (Map.Entry<String, GoldenValue> entry : profile.goldenRecord().entrySet()) {
                json.writeFieldName(entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Identifier identifier) throws IOException {
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
    private static void write(JsonGenerator json, GoldenValue golden) throws IOException {
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
