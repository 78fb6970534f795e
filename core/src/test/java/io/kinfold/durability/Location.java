package io.kinfold.durability;

import io.kinfold.store.PostgreSql;
import io.kinfold.store.jdbc.JdbcStore;

import java.nio.file.Path;

/**
 * Where a store is, in words that may be handed to another JVM.
 *
 * @param kind {@code sqlite} or {@code postgresql}
 * @param place the path of the file, or the number of a port, a slash and the name of a schema
 * @param snapshots the folder of snapshots; only PostgreSQL needs one
 */
record Location(String kind, String place, String snapshots) {
    static Location sqlite(Path file) {
        return new Location("sqlite", file.toString(), "");
    }

    static Location postgreSql(int port, String schema, Path snapshots) {
        return new Location("postgresql", port + "/" + schema, snapshots.toString());
    }

    JdbcStore open() {
        if (kind.equals("sqlite")) {
            return JdbcStore.sqlite(Path.of(place));
        }
        int slash = place.indexOf('/');
        return JdbcStore.builder()
                .postgres(PostgreSql.dataSource(Integer.parseInt(place.substring(0, slash))))
                .schema(place.substring(slash + 1))
                .snapshots(Path.of(snapshots))
                .build();
    }
}
