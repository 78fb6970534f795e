package example.shop.customers;

import io.kinfold.store.EventLog;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.jdbc.JdbcStore;

import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * Where the shop keeps what it knows. The graph that is built on it closes it.
 *
 * @param fragments where it keeps fragments, decisions and what is left of erased customers
 * @param events where it keeps events and tags
 * @param folder the folder of this instance
 */
public record Storage(FragmentStore fragments, EventLog events, Path folder) {
    private static final String FILE = "customers.db";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private static Storage of(JdbcStore store, Path folder) {
        return new Storage(store, store.events(), folder);
    }

    /**
     * Returns what forgets everything with its JVM, for tests.
     *
     * @return empty storage
     */
    public static Storage inMemory() {
        return new Storage(FragmentStore.inMemory(), EventLog.inMemory(), Path.of(""));
    }

    /**
     * Opens a SQLite file, for one instance of the shop.
     *
     * @param folder the folder of the file; made where it is missing
     * @return the storage
     * @throws IOException if the folder cannot be made
     * @throws io.kinfold.store.StoreException if the file cannot be opened
     */
    public static Storage sqlite(Path folder) throws IOException {
        Files.createDirectories(folder);
        return of(JdbcStore.sqlite(folder.resolve(FILE)), folder);
    }

    /**
     * Opens a PostgreSQL, for any number of instances.
     *
     * @param url its JDBC address; may hold user and password, which else come from PGUSER and PGPASSWORD
     * @param folder the folder of this instance, for its snapshots; made where it is missing
     * @return the storage
     * @throws IOException if the folder cannot be made
     * @throws IllegalArgumentException if the address is none of PostgreSQL
     * @throws io.kinfold.store.StoreException if the database cannot be reached
     */
    public static Storage postgres(String url, Path folder) throws IOException {
        Files.createDirectories(folder);
        JdbcStore store =
                JdbcStore.builder().postgres(dataSource(url)).snapshots(folder).build();
        return of(store, folder);
    }

    /**
     * Copies everything that is kept, while it is read and written, into a file that opens as storage of SQLite.
     *
     * @param at what time it is; part of the file's name
     * @return the file
     * @throws io.kinfold.store.StoreException if it could not be written
     * @throws IllegalStateException if nothing is kept on disk
     */
    public Path backup(Instant at) {
        if (!(fragments instanceof JdbcStore store)) {
            throw new IllegalStateException("what is kept in memory only has no backup");
        }
        Path file = folder.resolve("backup-" + TIME.format(at) + ".db").toAbsolutePath();
        store.backup(file);
        return file;
    }

    /** The driver's own, and no pool: a store keeps its connections for as long as it is open. */
    private static PGSimpleDataSource dataSource(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        Map<String, String> environment = System.getenv();
        source.setUser(environment.get("PGUSER"));
        source.setPassword(environment.get("PGPASSWORD"));
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            // Its message would quote the address, and with it a password.
            throw new IllegalArgumentException(
                    "--postgres must be an address such as jdbc:postgresql://localhost/shop");
        }
        return source;
    }
}
