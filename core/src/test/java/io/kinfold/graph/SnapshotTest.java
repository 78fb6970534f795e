package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.snapshot.SnapshotFiles;
import io.kinfold.store.FragmentStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** When a snapshot is written, used, refused and deleted. */
class SnapshotTest {
    @TempDir
    private Path folder;

    private JournalStore.Journal journal;

    @BeforeEach
    void begin() {
        journal = new JournalStore.Journal(folder.resolve("graph.snapshot"));
    }

    private static Configuration configuration(Normalizer normalizer) {
        return Configuration.builder()
                .namespace(Namespace.builder("member")
                        .maxPerProfile(1)
                        .normalizer(normalizer)
                        .build())
                .namespace(Namespace.builder("phone").priority(200).build())
                .build();
    }

    private static Configuration plain() {
        return configuration(Normalizer.trimmed());
    }

    private IdentityGraph open(JournalStore store, Configuration configuration) {
        return IdentityGraph.builder()
                .configuration(configuration)
                .store(store)
                .erasureKey(new byte[16])
                .build();
    }

    private static List<Fragment> customers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> crm(i).identifier("member", "M" + i)
                        .identifier("phone", "P" + i / 2)
                        .build())
                .toList();
    }

    private void writeSnapshot(Configuration configuration, int fragments) {
        try (IdentityGraph graph = open(journal.open(), configuration)) {
            graph.ingestAll(customers(fragments));
            assertThat(graph.snapshot()).contains(journal.snapshots());
        }
    }

    /** Starts again, checks the answers, and returns how often all was replayed. */
    private int replays(Configuration configuration, int fragments) {
        JournalStore store = journal.open().lenient();
        try (IdentityGraph graph = open(store, configuration);
                IdentityGraph never = IdentityGraph.of(configuration)) {
            never.ingestAll(customers(fragments));
            assertThat(graph.profiles().toList()).isEqualTo(never.profiles().toList());
            assertThat(graph.review()).isEqualTo(never.review());
            assertThat(graph.statistics().keys()).isEqualTo(never.statistics().keys());
        }
        return store.replays();
    }

    @Test
    void start_withASnapshot_replaysNothing() {
        writeSnapshot(plain(), 100);
        assertThat(replays(plain(), 100)).isZero();
    }

    @Test
    void start_withoutASnapshot_replays() throws IOException {
        writeSnapshot(plain(), 100);
        Files.delete(journal.snapshots());
        assertThat(replays(plain(), 100)).isOne();
    }

    @Test
    void start_otherVersionText_replays() {
        writeSnapshot(plain(), 100);
        Configuration other = Configuration.builder()
                .namespace(plain().namespaces().get("member"))
                .namespace(plain().namespaces().get("phone"))
                .version("2")
                .build();
        assertThat(replays(other, 100)).isOne();
    }

    @Test
    void start_normalizerThatAnswersOtherwise_replays() {
        writeSnapshot(plain(), 100);
        assertThat(replays(configuration(Normalizer.text()), 100)).isOne();
    }

    @Test
    void start_normalizerThatAnswersOtherwiseToRealValuesOnly_replays() {
        writeSnapshot(plain(), 100);
        Normalizer odd = raw -> raw.matches("M\\d+") ? "m" + raw.substring(1) : raw.strip();
        assertThat(configuration(odd).fingerprint()).isEqualTo(plain().fingerprint());
        assertThat(replays(configuration(odd), 100)).isOne();
    }

    @Test
    void start_matcherThatWeighsRealPairsOtherwise_replays() {
        try (IdentityGraph graph = open(journal.open(), resembling(20))) {
            graph.ingestAll(lookalikes());
            graph.snapshot();
        }
        Configuration heavier = resembling(30);
        assertThat(heavier.fingerprint()).isEqualTo(resembling(20).fingerprint());
        JournalStore store = journal.open().lenient();
        open(store, heavier).close();
        assertThat(store.replays()).isOne();
    }

    private static List<Fragment> lookalikes() {
        return IntStream.range(0, 60)
                .mapToObj(i -> crm(i).attribute("code", "c" + i / 2).build())
                .toList();
    }

    private static Configuration resembling(double bits) {
        return Configuration.builder()
                .attribute(Attribute.of("code"))
                .rule(FuzzyRule.builder("same code")
                        .matcher(Matcher.of(
                                fragment -> List.of(fragment.attribute("code").orElse("")),
                                (a, b) ->
                                        a.attribute("code").orElse("").matches("c\\d+") ? bits : 1))
                        .build())
                .build();
    }

    @Test
    void start_otherStore_replays() throws IOException {
        writeSnapshot(plain(), 100);
        Path first = journal.snapshots();
        journal = new JournalStore.Journal(folder.resolve("other"));
        try (IdentityGraph graph = open(journal.open(), plain())) {
            graph.ingestAll(customers(50));
        }
        Files.copy(first, journal.snapshots());
        assertThat(replays(plain(), 50)).isOne();
    }

    @Test
    void start_storeThatForgotWhatChangedSince_replaysAndWritesAnother() {
        writeSnapshot(plain(), 100);
        try (IdentityGraph graph = open(journal.open(), plain())) {
            graph.ingestAll(customers(120));
        }
        journal.forgetHistory();
        assertThat(replays(plain(), 120)).isOne();
        assertThat(replays(plain(), 120)).isZero();
    }

    @Test
    void start_changedSince_takesInTheChanges() {
        writeSnapshot(plain(), 100);
        try (IdentityGraph graph = open(journal.open(), plain())) {
            graph.ingestAll(customers(200));
            graph.retract(id(7));
            graph.ingest(customers(8).get(7));
        }
        assertThat(replays(plain(), 200)).isZero();
    }

    @Test
    void load_keysOfFragmentsThatWereOnlyPrepared_areForgotten() throws IOException {
        Engine engine = engine();
        engine.prepare(customers(20));
        Engine loaded = engine();
        try (SnapshotFiles files = SnapshotFiles.claim(journal.snapshots()).orElseThrow()) {
            files.write(out -> EngineImage.save(out, engine));
            SnapshotFiles.read(files.file(), in -> {
                EngineImage.load(in, loaded);
                return loaded;
            });
        }
        assertThat(engine.components().keys().size()).isEqualTo(30);
        assertThat(loaded.components().keys().size()).isZero();
    }

    private static Engine engine() {
        return new Engine(
                plain(), FragmentStore.inMemory(), new Tombstones(new byte[16]), new Feed(), 1);
    }

    @Test
    void snapshot_storeWithoutAPlace_isNotWritten() {
        try (IdentityGraph graph = IdentityGraph.of(plain())) {
            assertThat(graph.snapshot()).isEmpty();
        }
    }

    @Test
    void snapshot_folderThatIsGone_isNotWrittenAndTheGraphGoesOn() {
        journal = new JournalStore.Journal(folder.resolve("absent").resolve("graph"));
        try (IdentityGraph graph = open(journal.open(), plain())) {
            assertThat(graph.snapshot()).isEmpty();
            graph.ingest(crm(1).build());
            assertThat(graph.profileId(id(1))).isPresent();
        }
    }

    @Test
    void snapshot_ofAClosedGraph_isRefused() {
        IdentityGraph graph = open(journal.open(), plain());
        graph.close();
        assertThatThrownBy(graph::snapshot)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the graph is closed");
    }

    @Test
    void close_muchChanged_writesASnapshot() {
        try (IdentityGraph graph = open(journal.open(), plain())) {
            graph.ingestAll(customers(10_000));
        }
        assertThat(replays(plain(), 10_000)).isZero();
    }

    @Test
    void close_littleChanged_writesNone() {
        try (IdentityGraph graph = open(journal.open(), plain())) {
            graph.ingestAll(customers(9_999));
        }
        assertThat(journal.snapshots()).doesNotExist();
    }

    @Test
    void start_afterReplayingMuch_writesASnapshot() throws IOException {
        writeSnapshot(plain(), 10_000);
        Files.delete(journal.snapshots());
        assertThat(replays(plain(), 10_000)).isOne();
        assertThat(journal.snapshots()).exists();
    }

    @Test
    void erase_deletesEverySnapshotAndWhatIsHalfWritten() throws IOException {
        writeSnapshot(plain(), 100);
        try (IdentityGraph first = open(journal.open(), plain());
                IdentityGraph second = open(journal.open(), plain())) {
            first.snapshot();
            second.snapshot();
            Files.writeString(folder.resolve("graph.snapshot.tmp"), "half");
            Files.writeString(folder.resolve("graph.snapshot.3"), "of a graph that is gone");
            first.erase(profile(4));
            assertThat(SnapshotFixtures.files(folder))
                    .allMatch(file -> file.toString().endsWith(".lock"));
        }
    }

    @Test
    void erase_byAnother_deletesTheSnapshotWhenItIsHeardOf() {
        writeSnapshot(plain(), 100);
        try (IdentityGraph mine = open(journal.open(), plain());
                IdentityGraph other = open(journal.open(), plain())) {
            other.erase(profile(4));
            mine.snapshot();
            mine.ingest(crm(500).build());
            assertThat(journal.snapshots()).doesNotExist();
            assertThat(mine.find(Identifier.of("member", "M4"))).isEmpty();
        }
    }

    @Test
    void snapshot_twoGraphsWithOnePlace_haveAFileEach() {
        try (IdentityGraph one = open(journal.open(), plain());
                IdentityGraph two = open(journal.open(), plain())) {
            assertThat(one.snapshot()).contains(folder.resolve("graph.snapshot"));
            assertThat(two.snapshot()).contains(folder.resolve("graph.snapshot.2"));
        }
    }
}
