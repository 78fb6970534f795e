package io.kinfold.command.resolution;

import io.kinfold.command.table.CsvWriter;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which fragment is in which profile, in the order of the fragments. Profiles come in the order of
 * their founders, so founders are kept apart: what is sorted begins as one long run, and the others.
 */
final class AssignmentFile {
    private static final Comparator<Row> BY_FRAGMENT = Comparator.comparing(Row::fragment);

    private final List<Row> founders = new ArrayList<>();
    private final List<Row> others = new ArrayList<>();

    private record Row(FragmentId fragment, ProfileId profile) {}

    /** Takes a profile's fragments. */
    void add(Profile profile) {
        for (FragmentId fragment : profile.fragments()) {
            boolean founds = fragment.equals(profile.id().founder());
            (founds ? founders : others).add(new Row(fragment, profile.id()));
        }
    }

    /** Writes the file. */
    void write(Path file) throws IOException {
        List<Row> rows = new ArrayList<>(founders.size() + others.size());
        rows.addAll(founders);
        rows.addAll(others);
        rows.sort(BY_FRAGMENT);
        try (CsvWriter out = CsvWriter.create(file, "source", "key", "profile_id")) {
            for (Row row : rows) {
                out.row(
                        row.fragment().source(),
                        row.fragment().key(),
                        row.profile().toString());
            }
        }
    }
}
