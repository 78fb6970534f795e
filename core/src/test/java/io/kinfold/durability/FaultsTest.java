package io.kinfold.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.store.Contents;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.PostgreSql;
import io.kinfold.store.StoreException;
import io.kinfold.store.StoreException.Outcome;
import io.kinfold.store.jdbc.JdbcStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Disks that are full or cannot be written, files that are none of ours, databases that are not there. */
class FaultsTest {
    private static final Shop SHOP = new Shop(11);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    private final Till model = new Till(SHOP, 0, Victim.KEY);

    private Path file() {
        return folder.resolve("customers.db");
    }

    private IdentityGraph open() {
        return open(JdbcStore.sqlite(file()));
    }

    private static IdentityGraph open(FragmentStore store) {
        return IdentityGraph.builder()
                .configuration(Shop.configuration(0))
                .store(store)
                .erasureKey(Victim.KEY)
                .build();
    }

    private void steps(IdentityGraph graph, int count) {
        for (int i = 0; i < count; i++) {
            int step = model.next();
            SHOP.step(0, step).run(graph);
            model.confirm(step);
        }
    }

    private void reopenAndCompare() {
        try (IdentityGraph graph = open()) {
            Answers.assertSame(graph, model.graph());
        }
    }

    @Test
    void ingest_onAFullDisk_saysSoAndGoesOnOnceThereIsRoom() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder, 4_000)) {
            try (IdentityGraph graph = open()) {
                steps(graph, 30);
                Path filler = disk.fill(100);
                StoreException full = untilItFails(graph);
                assertThat(full.outcome()).isEqualTo(Outcome.NOTHING);
                assertThat(full).hasMessageContaining("full").hasMessageContaining("othing was");
                Answers.assertSame(graph, model.graph());
                assertThatThrownBy(() -> SHOP.step(0, model.next()).run(graph))
                        .isInstanceOf(StoreException.class);
                Files.delete(filler);
                steps(graph, 30);
                Answers.assertSame(graph, model.graph());
            }
            reopenAndCompare();
        }
    }

    /** A graph that dies on a full disk, and is opened on it. */
    @Test
    void open_onAFullDisk_answersOrSaysSoAndLosesNothing() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder, 4_000)) {
            try (IdentityGraph graph = open()) {
                steps(graph, 60);
            }
            Path filler = disk.fill(0);
            try (IdentityGraph graph = open()) {
                Answers.assertSame(graph, model.graph());
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("disk").hasMessageContaining("othing was");
            }
            Files.delete(filler);
            reopenAndCompare();
        }
    }

    private StoreException untilItFails(IdentityGraph graph) {
        for (int i = 0; i < 5_000; i++) {
            try {
                SHOP.step(0, model.next()).run(graph);
            } catch (StoreException e) {
                return e;
            }
            model.confirm(model.next());
        }
        throw new AssertionError("the disk is larger than it says");
    }

    /** A limit on the size of files is like a full disk, and anybody can set one. */
    @Test
    void ingest_whereNoFileMayGrow_saysSoAndLosesNothing() throws Exception {
        Path left = Files.createDirectory(folder.resolve("left"));
        List<String> arguments = List.of("sqlite", file().toString(), "", "11", "0", "0", "0");
        int[] confirmed = {-1};
        try (ChildJvm child = ChildJvm.withLimit(600, Victim.class, left, arguments, line -> {
            if (line.startsWith("0 ")) {
                confirmed[0] = Integer.parseInt(line.substring(2));
            }
        })) {
            assertThat(child.await(60_000)).as("it failed in time").isTrue();
            child.kill();
        }
        assertThat(Files.readString(left.resolve("errors.txt")))
                .contains(StoreException.class.getName());
        assertThat(confirmed[0]).as("step 0, at least, came before").isNotNegative();
        model.confirm(confirmed[0]);
        try (FragmentStore store = JdbcStore.sqlite(file())) {
            assertThat(model.settle(Contents.of(store))).isEmpty();
        }
        reopenAndCompare();
    }

    @Test
    void open_ofAReadOnlyFile_saysSoAndLosesNothing() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder, 8_000)) {
            try (IdentityGraph graph = open()) {
                steps(graph, 30);
            }
            disk.readOnly(true);
            assertThatThrownBy(this::useReadOnly)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("customers.db")
                    .hasMessageContaining("to mend it");
            disk.readOnly(false);
            reopenAndCompare();
        }
    }

    /** The same for those who are not root, whom permissions bind. */
    @Test
    void open_ofAFileWithoutPermission_saysSoAndLosesNothing() throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            throw new TestAbortedException("skipped: permissions do not bind root");
        }
        try (IdentityGraph graph = open()) {
            steps(graph, 30);
        }
        assertThat(file().toFile().setReadOnly()).isTrue();
        assertThatThrownBy(this::useReadOnly).isInstanceOf(StoreException.class);
        assertThat(file().toFile().setWritable(true)).isTrue();
        reopenAndCompare();
    }

    private void useReadOnly() {
        try (IdentityGraph graph = open()) {
            Answers.assertSame(graph, model.graph());
            SHOP.step(0, model.next()).run(graph);
        }
    }

    @Test
    void open_ofWhatIsNoStore_saysSoAndChangesNothing() throws Exception {
        List<Path> strangers = new ArrayList<>();
        Path text = folder.resolve("text.db");
        Files.writeString(text, "name,phone\n".repeat(1_000));
        strangers.add(text);
        Path foreign = folder.resolve("foreign.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE meta(name TEXT, value TEXT)");
        }
        strangers.add(foreign);
        for (Path stranger : strangers) {
            byte[] before = Files.readAllBytes(stranger);
            assertThatThrownBy(() -> JdbcStore.sqlite(stranger))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(stranger.getFileName().toString());
            assertThat(Files.readAllBytes(stranger)).isEqualTo(before);
        }
        assertThatThrownBy(() -> JdbcStore.sqlite(folder)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> JdbcStore.sqlite(folder.resolve("missing/customers.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("folder");
    }

    @Test
    void open_ofALaterSchema_isRefusedAndChangesNothing() throws Exception {
        try (IdentityGraph graph = open()) {
            steps(graph, 20);
        }
        schemaVersion("999");
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> JdbcStore.sqlite(file()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("999")
                .hasMessageContaining("release");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        schemaVersion("1");
        reopenAndCompare();
    }

    private void schemaVersion(String version) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "UPDATE meta SET value = '" + version + "' WHERE name = 'schema'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void open_whereNoPostgreSqlListens_saysSo() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> JdbcStore.builder()
                        .postgres(PostgreSql.dataSource(port))
                        .build())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("PostgreSQL");
    }
}
