package example.shop.customers;

import io.kinfold.store.jdbc.JdbcStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the shop keeps what it knows. */
public final class Storage {
    private static final String FILE = "customers.db";

    private Storage() {}

    /**
     * Opens a SQLite file, for one instance of the shop.
     *
     * @param folder the folder of the file; made where it is missing
     * @return the store
     * @throws IOException if the folder cannot be made
     * @throws io.kinfold.store.StoreException if the file cannot be opened
     */
    public static JdbcStore sqlite(Path folder) throws IOException {
        Files.createDirectories(folder);
        return JdbcStore.sqlite(folder.resolve(FILE));
    }
}
