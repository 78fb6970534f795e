package io.kinfold.command.segmentation;

import io.kinfold.command.problem.NearestName;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.resolution.FinishedRun;
import io.kinfold.command.table.CsvWriter;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.evaluate.Audience;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.explain.Funnel;
import io.kinfold.segments.explain.Why;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.sql.SqlDialect;
import io.kinfold.segments.sql.SqlExport;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Segments over customers as of an instant. */
public final class Selection {
    private final SegmentFile file;
    private final Customers customers;
    private final EvaluationContext context;
    private final Map<String, Segment> segments;

    private Selection(SegmentFile file, Customers customers, EvaluationContext context) {
        this.file = file;
        this.customers = customers;
        this.context = context;
        this.segments = file.segments(customers.schema());
    }

    /**
     * Returns the segments of a file over customers.
     *
     * @throws WrongInputException with every problem of every segment
     */
    public static Selection of(SegmentFile file, Customers customers, EvaluationContext context) {
        return new Selection(file, customers, context);
    }

    /** Returns the segments by name, in the order of the file. */
    public Map<String, Segment> segments() {
        return segments;
    }

    /** Returns lines that say what may not be meant as it is written. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        segments.values()
                .forEach(segment -> file.problems(segment.warnings())
                        .forEach(warning -> warnings.add(warning.toString())));
        return warnings;
    }

    /**
     * Returns a segment; without a name the only one.
     *
     * @throws WrongInputException if there is none of that name
     */
    public Optional<Segment> segment(Optional<String> name) {
        if (name.isEmpty()) {
            return segments.size() == 1
                    ? Optional.of(segments.values().iterator().next())
                    : Optional.empty();
        }
        return Optional.of(Optional.ofNullable(segments.get(name.get()))
                .orElseThrow(() -> WrongInputException.of(
                        file.file(),
                        "there is no segment '" + name.get() + "'"
                                + NearestName.hint(name.get(), segments.keySet()))));
    }

    /** Returns the members of a segment. */
    public Audience audience(Segment segment) {
        return told(() -> Evaluator.of(customers.data()).audience(segment, context));
    }

    /** Returns the members of all segments, in the order of the file. */
    public Map<String, Audience> audiences() {
        List<Audience> found = told(() ->
                Evaluator.of(customers.data()).audiences(List.copyOf(segments.values()), context));
        Map<String, Audience> audiences = new LinkedHashMap<>();
        int next = 0;
        for (String name : segments.keySet()) {
            audiences.put(name, found.get(next++));
        }
        return audiences;
    }

    /** Returns the way of all profiles through a segment. */
    public Funnel funnel(Segment segment) {
        return told(() -> Funnel.of(customers.data(), segment, context));
    }

    /** Returns a segment as SQL. */
    public String sql(Segment segment, SqlDialect dialect) {
        return told(() -> SqlExport.select(segment, context, dialect));
    }

    /** Returns why a profile is in a segment or not. */
    public Why why(Segment segment, ProfileId profile) {
        return told(() -> Why.of(customers.data(), segment, profile, context))
                .orElseThrow(() -> new IllegalStateException("a profile of the run is gone"));
    }

    /** A parameter that is missing or of a wrong type shows only when the segment is evaluated. */
    private <T> T told(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (SegmentException e) {
            throw new WrongInputException(file.problems(e.problems()));
        }
    }

    /** Returns how many profiles there are. */
    public long profiles() {
        return customers.data().statistics().profiles();
    }

    /**
     * Writes the ids of members in their order, one on each line; a .csv file has a header.
     */
    public static void write(Audience members, Path file) throws IOException {
        TreeSet<ProfileId> ids = new TreeSet<>();
        members.forEach(ids::add);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            try (CsvWriter out = CsvWriter.create(file, "profile_id")) {
                for (ProfileId id : ids) {
                    out.row(id.toString());
                }
            }
            return;
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (ProfileId id : ids) {
                out.write(id.toString());
                out.write('\n');
            }
        }
    }

    /**
     * Returns the profile of a record: {@code source:key}, or the key alone where one source has it.
     *
     * @throws WrongInputException if no record or several have the key
     */
    public static ProfileId profile(FinishedRun run, String key) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        try (TableReader reader = Tables.open(run.assignments())) {
            for (Optional<Row> row = reader.next(reject -> {});
                    row.isPresent();
                    row = reader.next(reject -> {})) {
                String id = row.get().value("source") + ":" + row.get().value("key");
                if (id.equals(key)) {
                    return ProfileId.parse(row.get().value("profile_id"));
                } else if (row.get().value("key").equals(key)) {
                    found.put(id, row.get().value("profile_id"));
                }
            }
        }
        if (found.isEmpty()) {
            throw WrongInputException.of(
                    run.assignments().toString(),
                    "no record has the key '" + key + "'; write source:key, or the key alone");
        } else if (found.size() > 1) {
            throw WrongInputException.of(
                    run.assignments().toString(),
                    "the key '" + key + "' stands for several records; write one of "
                            + String.join(", ", found.keySet()));
        }
        return ProfileId.parse(found.values().iterator().next());
    }
}
