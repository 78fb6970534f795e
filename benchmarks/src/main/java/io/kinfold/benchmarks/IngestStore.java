package io.kinfold.benchmarks;

/** Something that ingests chunks of records, for {@link IngestBenchmark}. */
interface IngestStore {
    /** Takes the records in; from any thread where {@link IngestBenchmark} uses several. */
    void ingest(IngestWorkload.Chunk chunk);

    /** The distinct identifiers so far. */
    int identifiers();

    /** The components of the union-find that hold at least one identifier, to compare the stores by. */
    int components();

    /** The heap that the store says it takes without the fragments' links, or -1 if it does not know. */
    default long heapBytesWithoutLinks() {
        return -1;
    }
}
