package io.kinfold.benchmarks;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.graph.IdentityGraph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole graph, as a caller uses it: each record is a fragment with an id and a time, guards are on, values are
 * normalized, and the fragments are kept in memory. Making the fragments is part of the measured work.
 */
final class GraphStore implements IngestStore {
    private final IdentityGraph graph = IdentityGraph.of(configuration());

    private static Configuration configuration() {
        Configuration.Builder builder = Configuration.builder();
        for (int space = 0; space < IngestWorkload.SPACES; space++) {
            builder.namespace(Namespace.builder("n" + space)
                    .priority(space + 1)
                    .normalizer(Normalizer.exact())
                    .maxPerProfile(space == 0 ? 100 : Namespace.LARGEST_LIMIT)
                    .build());
        }
        return builder.build();
    }

    IdentityGraph graph() {
        return graph;
    }

    @Override
    public void ingest(IngestWorkload.Chunk chunk) {
        List<Fragment> fragments = new ArrayList<>(chunk.records);
        for (int record = 0; record < chunk.records; record++) {
            fragments.add(fragment(chunk, record));
        }
        graph.ingestAll(fragments);
    }

    /** Makes the fragment of a record of a chunk. */
    static Fragment fragment(IngestWorkload.Chunk chunk, int record) {
        int number = chunk.firstRecord + record;
        Fragment.Builder builder = Fragment.builder("pos", Integer.toString(number))
                .observedAt(Instant.ofEpochSecond(number));
        for (int i = 0; i < IngestWorkload.KEYS_PER_RECORD; i++) {
            int at = record * IngestWorkload.KEYS_PER_RECORD + i;
            builder.identifier("n" + chunk.spaces[at], chunk.values[at]);
        }
        return builder.build();
    }

    @Override
    public int identifiers() {
        return graph.statistics().keys();
    }

    @Override
    public int components() {
        return graph.statistics().profiles();
    }

    @Override
    public long heapBytesWithoutLinks() {
        return graph.statistics().topologyBytes();
    }
}
