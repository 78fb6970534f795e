package io.kinfold.command.resolution;

import io.kinfold.command.mapping.FragmentMaker;
import io.kinfold.command.report.ReportData;
import io.kinfold.command.table.RejectSink;
import io.kinfold.command.table.Row;
import io.kinfold.command.table.TableReader;
import io.kinfold.command.table.Tables;
import io.kinfold.config.Configuration;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Brings the rows of all inputs into a graph. */
public final class Loader {
    private static final int BATCH = 8_192;

    private final Request request;
    private final RejectSink rejects;
    private final LongConsumer progress;
    private final Consumer<Fragment> watcher;
    private final List<ReportData.FileCount> files = new ArrayList<>();
    private final Map<String, Long> held = new TreeMap<>();
    private final List<Fragment> batch = new ArrayList<>(BATCH);
    private Instant latest = Instant.EPOCH;
    private long rows;

    /**
     * Creates a loader.
     *
     * @param progress is told the number of rows read, now and then
     * @param watcher sees each fragment
     */
    Loader(Request request, RejectSink rejects, LongConsumer progress, Consumer<Fragment> watcher) {
        this.request = request;
        this.rejects = rejects;
        this.progress = progress;
        this.watcher = watcher;
    }

    /** Returns a graph of all that can be read. */
    IdentityGraph load() throws IOException {
        IdentityGraph graph = IdentityGraph.of(request.mapping().configuration());
        try {
            read(fragment -> add(graph, fragment));
            flush(graph);
            graph.expireAsOf(asOf());
            return graph;
        } catch (IOException | RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /**
     * Returns all fragments of a request.
     *
     * @param progress is told the number of rows read, now and then
     */
    public static List<Fragment> fragments(Request request, LongConsumer progress)
            throws IOException {
        return new Loader(request, reject -> {}, progress, fragment -> {}).collect();
    }

    /** Returns all fragments that can be read. */
    List<Fragment> collect() throws IOException {
        List<Fragment> fragments = new ArrayList<>();
        read(fragments::add);
        progress.accept(rows);
        return fragments;
    }

    /** Returns a graph of fragments that were collected, under another configuration. */
    IdentityGraph load(Configuration configuration, List<Fragment> fragments) {
        IdentityGraph graph = IdentityGraph.of(configuration);
        try {
            fragments.forEach(fragment -> add(graph, fragment));
            flush(graph);
            graph.expireAsOf(asOf());
            return graph;
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private void read(Consumer<Fragment> sink) throws IOException {
        List<TableReader> readers = new ArrayList<>();
        try {
            for (Path input : request.inputs()) {
                readers.add(Tables.open(input));
            }
            InputSet set = new InputSet(request.mapping(), readers);
            set.check();
            for (int i = 0; i < readers.size(); i++) {
                read(sink, request.inputs().get(i), readers.get(i));
            }
            set.checkAtEnd();
        } finally {
            for (TableReader reader : readers) {
                reader.close();
            }
        }
    }

    private void read(Consumer<Fragment> sink, Path input, TableReader reader) throws IOException {
        long before = rows;
        long[] left = {0};
        RejectSink counting = reject -> {
            left[0]++;
            rejects.reject(reject);
        };
        String source = request.source().orElse(Tables.baseName(input));
        FragmentMaker maker = new FragmentMaker(request.mapping(), reader.file(), source);
        for (Optional<Row> row = reader.next(counting);
                row.isPresent();
                row = reader.next(counting)) {
            maker.make(row.get(), counting).ifPresent(fragment -> take(sink, fragment));
        }
        files.add(new ReportData.FileCount(reader.file(), rows - before, left[0]));
    }

    private void take(Consumer<Fragment> sink, Fragment fragment) {
        rows++;
        if (fragment.observedAt().isAfter(latest)) {
            latest = fragment.observedAt();
        }
        for (Identifier identifier : fragment.identifiers()) {
            held.merge(identifier.namespace(), 1L, Long::sum);
        }
        watcher.accept(fragment);
        sink.accept(fragment);
    }

    private void add(IdentityGraph graph, Fragment fragment) {
        batch.add(fragment);
        if (batch.size() == BATCH) {
            flush(graph);
        }
    }

    private void flush(IdentityGraph graph) {
        graph.ingestAll(batch);
        batch.clear();
        progress.accept(rows);
    }

    /**
     * Returns the instant as of which identifiers expire: what was asked for, or the latest
     * observed time.
     */
    Instant asOf() {
        return request.asOf().orElse(latest);
    }

    /** Returns the files with their counts. */
    List<ReportData.FileCount> files() {
        return List.copyOf(files);
    }

    /** Returns the identifiers that came in, by namespace. */
    Map<String, Long> held() {
        return held;
    }

    /** Returns the rows that became fragments. */
    long rows() {
        return rows;
    }
}
