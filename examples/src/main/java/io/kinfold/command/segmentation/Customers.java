package io.kinfold.command.segmentation;

import io.kinfold.command.mapping.DeclaredSchema;
import io.kinfold.command.problem.NearestName;
import io.kinfold.command.resolution.FinishedRun;
import io.kinfold.command.table.Reject;
import io.kinfold.command.table.RejectSink;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.DataStatistics;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.data.Tracked;
import io.kinfold.segments.schema.Schema;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** The profiles of a run with their events, as segments see them. */
public final class Customers {
    private static final int BATCH = 1_024;

    /** A column with more names that nobody knows holds something else, perhaps values of customers. */
    private static final int MOST_NAMESPACES = 20;

    private final FinishedRun run;
    private final Optional<Path> events;
    private final DeclaredSchema declared;
    private final DeclaredSchema said;
    private final CustomerData data;
    private final Map<String, Long> unknownNamespaces = new TreeMap<>();
    private long eventRows;

    private Customers(
            FinishedRun run, Optional<Path> events, DeclaredSchema said, DeclaredSchema declared) {
        this.run = run;
        this.events = events;
        this.said = said;
        this.declared = declared;
        this.data = CustomerData.builder(SchemaText.schema(declared))
                .zone(ZoneOffset.UTC)
                .build();
    }

    /**
     * Loads the profiles of a run, and events.
     *
     * @param said what is known of attributes and events; the rest is guessed by content
     * @param rejects gets the events that cannot be used
     * @param progress makes, of what is counted, what is told how far it is
     */
    public static Customers load(
            FinishedRun run,
            Optional<Path> events,
            DeclaredSchema said,
            RejectSink rejects,
            Function<String, LongConsumer> progress)
            throws IOException {
        Customers customers =
                new Customers(run, events, said, declared(run, events, said, progress));
        customers.fill(rejects, progress);
        return customers;
    }

    /** Returns what segments may speak of that are evaluated over a run. */
    public static Schema schema(FinishedRun run, Optional<Path> events, DeclaredSchema said)
            throws IOException {
        return schema(declared(run, events, said, words -> count -> {}));
    }

    /** Returns what segments may speak of by what is said alone. */
    public static Schema schema(DeclaredSchema said) {
        return SchemaText.schema(said);
    }

    private static DeclaredSchema declared(
            FinishedRun run,
            Optional<Path> events,
            DeclaredSchema said,
            Function<String, LongConsumer> progress)
            throws IOException {
        SchemaGuess guess = new SchemaGuess();
        ProfileFile.read(run, guess::add, progress.apply("profiles looked at"));
        if (events.isPresent()) {
            new EventFile(events.get(), run)
                    .read(guess::add, unused -> {}, progress.apply("events looked at"));
        }
        DeclaredSchema known = new DeclaredSchema(Map.of(), Map.of(), namespaces(run));
        return said.or(guess.guess()).or(known);
    }

    private static Set<String> namespaces(FinishedRun run) {
        return run.mapping()
                .map(mapping -> mapping.configuration().namespaces().keySet())
                .orElse(Set.of());
    }

    private void fill(RejectSink rejects, Function<String, LongConsumer> progress)
            throws IOException {
        ProfileFile.read(run, this::put, progress.apply("profiles read"));
        if (events.isPresent()) {
            EventFile file = new EventFile(events.get(), run);
            List<EventRow> batch = new ArrayList<>(BATCH);
            file.read(
                    row -> {
                        batch.add(row);
                        if (batch.size() == BATCH) {
                            track(batch, rejects);
                        }
                    },
                    rejects,
                    progress.apply("events read"));
            track(batch, rejects);
            eventRows = file.rows();
        }
    }

    private void put(ProfileRow profile) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        declared.attributes().forEach((name, value) -> {
            List<String> found = profile.attributes().get(value.from());
            if (found != null) {
                values.put(name, found);
            }
        });
        data.put(profile.id(), profile.identifiers(), values);
    }

    private void track(List<EventRow> batch, RejectSink rejects) {
        List<Tracked> results = data.trackAll(batch.stream().map(this::event).toList());
        for (int i = 0; i < batch.size(); i++) {
            if (results.get(i).outcome() == Tracked.Outcome.REJECTED) {
                rejects.reject(new Reject(
                        events.orElseThrow().toString(),
                        batch.get(i).cells().line(),
                        "",
                        String.valueOf(results.get(i).flaws())));
            }
        }
        batch.clear();
    }

    private Event event(EventRow row) {
        Event.Builder event =
                Event.builder(row.type()).identifier(row.identifier()).at(row.at());
        String id = row.cells().value(EventFile.ID);
        if (!id.isBlank()) {
            event.id(id);
        }
        if (!declared.identities().contains(row.identifier().namespace())) {
            unknownNamespaces.merge(row.identifier().namespace(), 1L, Long::sum);
        }
        declared.events().getOrDefault(row.type(), Map.of()).forEach((name, value) -> {
            List<String> cells = row.field(value.from());
            if (!cells.isEmpty()) {
                event.field(name, cells);
            }
        });
        return event.build();
    }

    /** Returns the profiles and events. */
    public CustomerData data() {
        return data;
    }

    /** Returns what segments may speak of. */
    public Schema schema() {
        return data.schema();
    }

    /** Returns lines that say what was taken for what, as a section that could be in a configuration. */
    public List<String> schemaLines() {
        return SchemaText.lines(declared);
    }

    /** Returns whether anything of the schema was guessed. */
    public boolean isGuessed() {
        return !said.attributes().keySet().containsAll(declared.attributes().keySet())
                || !said.events().keySet().containsAll(declared.events().keySet());
    }

    /** Returns what the user should know of the data: values and events that could not be used as they are. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        DataStatistics statistics = data.statistics();
        LongFunction<String> number = count -> String.format(java.util.Locale.ROOT, "%,d", count);
        if (events.isPresent()) {
            remarks.add(number.apply(eventRows) + " rows of events: "
                    + number.apply(statistics.attributed()) + " of profiles, "
                    + number.apply(statistics.waiting() + statistics.ofNobody())
                    + " on identifiers that no profile has, " + number.apply(statistics.repeated())
                    + " repeated");
        }
        if (unknownNamespaces.size() <= MOST_NAMESPACES) {
            unknownNamespaces.forEach((name, count) -> remarks.add("the run has no namespace '"
                    + name + "', which " + number.apply(count) + " events name"
                    + NearestName.hint(name, declared.identities())));
        } else {
            remarks.add("the column 'namespace' of the events has "
                    + number.apply(unknownNamespaces.size())
                    + " different values that are no namespace of the run");
        }
        statistics
                .badAttributes()
                .forEach((name, count) -> remarks.add("attribute '" + name
                        + "' counts as missing in " + number.apply(count)
                        + " profiles, where it is none of its type"));
        statistics
                .flaws()
                .forEach((flaw, count) -> remarks.add(number.apply(count) + " times: " + flaw));
        return new ArrayList<>(new LinkedHashSet<>(remarks));
    }
}
