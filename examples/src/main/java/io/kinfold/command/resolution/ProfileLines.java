package io.kinfold.command.resolution;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import io.kinfold.command.table.Utf8Output;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.GoldenValue;
import io.kinfold.profile.Profile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes profiles.jsonl: a profile a line, each line ended by a line feed. A fragment's id stands behind each value that
 * comes from it, so it is written once and copied where it comes again.
 */
final class ProfileLines implements Closeable {
    /** Of so many fragments of a profile it is noted where the id was written. */
    private static final int NOTED = 16;

    private final Utf8Output out;
    private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();
    private final int[] starts = new int[NOTED];
    private final int[] ends = new int[NOTED];
    private List<FragmentId> noted = List.of();

    private ProfileLines(Utf8Output out) {
        this.out = out;
    }

    /** Returns a writer of a new file. */
    static ProfileLines create(Path file) throws IOException {
        return new ProfileLines(Utf8Output.create(file));
    }

    /** Writes a profile. */
    void write(Profile profile) throws IOException {
        out.text("{\"profile_id\":");
        id(profile.id().founder());
        out.text(",\"fragments\":[");
        fragments(profile.fragments());
        out.text("],\"identifiers\":[");
        char before = 0;
        for (Identifier identifier : profile.identifiers()) {
            before = comma(before);
            write(identifier);
        }
        out.text("],\"golden_record\":{");
        before = 0;
        for (Map.Entry<String, GoldenValue> entry : profile.goldenRecord().entrySet()) {
            before = comma(before);
            string(entry.getKey());
            out.ascii(':');
            write(entry.getValue());
        }
        out.text("}}");
        out.end();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private char comma(char before) {
        if (before != 0) {
            out.ascii(before);
        }
        return ',';
    }

    private void fragments(List<FragmentId> fragments) throws IOException {
        noted = fragments;
        for (int i = 0; i < fragments.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            int start = out.size();
            id(fragments.get(i));
            if (i < NOTED) {
                starts[i] = start;
                ends[i] = out.size();
            }
        }
    }

    private void id(FragmentId id) throws IOException {
        out.ascii('"');
        characters(id.source());
        out.ascii(':');
        characters(id.key());
        out.ascii('"');
    }

    /** Writes the id of a fragment of the profile, as it was written among them if it is the same object. */
    @SuppressWarnings("ReferenceEquality")
    private void from(FragmentId id) throws IOException {
        for (int i = 0, n = Math.min(NOTED, noted.size()); i < n; i++) {
            if (noted.get(i) == id) {
                out.again(starts[i], ends[i]);
                return;
            }
        }
        id(id);
    }

    private void string(String text) throws IOException {
        out.ascii('"');
        characters(text);
        out.ascii('"');
    }

    private void characters(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
                byte[] quoted = encoder.quoteAsUTF8(text);
                out.bytes(quoted, quoted.length);
                return;
            }
        }
        out.text(text);
    }

    private void write(Identifier identifier) throws IOException {
        out.text("{\"namespace\":");
        string(identifier.namespace());
        if (!identifier.scope().isEmpty()) {
            out.text(",\"scope\":");
            string(identifier.scope());
        }
        out.text(",\"value\":");
        string(identifier.value());
        out.text(identifier.verified() ? ",\"verified\":true}" : ",\"verified\":false}");
    }

    /** The winning value with its fragment; of a set, the further ones in a list. */
    private void write(GoldenValue golden) throws IOException {
        out.ascii('{');
        valueFrom(golden, 0);
        if (golden.values().size() > 1) {
            out.text(",\"more\":[");
            for (int i = 1; i < golden.values().size(); i++) {
                out.text(i == 1 ? "{" : ",{");
                valueFrom(golden, i);
                out.ascii('}');
            }
            out.ascii(']');
        }
        out.ascii('}');
    }

    private void valueFrom(GoldenValue golden, int i) throws IOException {
        out.text("\"value\":");
        string(golden.values().get(i));
        out.text(",\"from\":");
        from(golden.sources().get(i));
    }
}
