package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.profile.Profile;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** No byte of a snapshot may differ, be missing or too many: it is then not used, and the answers are right. */
class DamagedSnapshotPropertyTest {
    private Path folder;
    private JournalStore.Journal journal;
    private byte[] whole;
    private List<Profile> profiles;

    @BeforeProperty
    void write() throws IOException {
        folder = Files.createTempDirectory("damaged");
        journal = new JournalStore.Journal(folder.resolve("graph"));
        List<Fragment> fragments = Operations.fragments().list().ofSize(40).sample();
        try (IdentityGraph graph = open(journal.open())) {
            graph.ingestAll(fragments);
            graph.snapshot();
            profiles = graph.profiles().toList();
        }
        whole = Files.readAllBytes(journal.snapshots());
    }

    @AfterProperty
    void delete() throws IOException {
        SnapshotFixtures.delete(folder);
    }

    private static IdentityGraph open(JournalStore store) {
        return IdentityGraph.builder()
                .configuration(Retailer.everything())
                .store(store)
                .erasureKey(new byte[16])
                .build();
    }

    @Property(tries = 150)
    void start_anyByteDiffers_replays(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place,
            @ForAll @IntRange(min = 1, max = 255) int difference)
            throws IOException {
        byte[] damaged = whole.clone();
        damaged[place % whole.length] ^= (byte) difference;
        checkRefused(damaged);
    }

    @Property(tries = 60)
    void start_endIsMissing_replays(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place)
            throws IOException {
        checkRefused(Arrays.copyOf(whole, place % whole.length));
    }

    @Property(tries = 30)
    void start_somethingIsAppended_replays(@ForAll @IntRange(min = 1, max = 2_000_000) int more)
            throws IOException {
        checkRefused(Arrays.copyOf(whole, whole.length + more));
    }

    @Property(tries = 60)
    void start_aPartIsZero_replays(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place)
            throws IOException {
        byte[] other = whole.clone();
        int from = place % whole.length;
        Arrays.fill(other, from, Math.min(whole.length, from + 512), (byte) 0);
        if (!Arrays.equals(other, whole)) {
            checkRefused(other);
        }
    }

    private void checkRefused(byte[] damaged) throws IOException {
        Files.write(journal.snapshots(), damaged);
        JournalStore store = journal.open().lenient();
        try (IdentityGraph graph = open(store)) {
            assertThat(store.replays()).isOne();
            assertThat(graph.profiles().toList()).isEqualTo(profiles);
        }
    }
}
