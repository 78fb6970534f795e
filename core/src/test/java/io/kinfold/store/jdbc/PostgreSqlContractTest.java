package io.kinfold.store.jdbc;

import io.kinfold.store.FragmentStore;
import io.kinfold.store.LastingStoreContract;
import io.kinfold.store.Place;
import io.kinfold.store.PostgreSql;

import net.jqwik.api.PropertyDefaults;

/** The store in PostgreSQL keeps the contract. */
@PropertyDefaults(tries = 5)
class PostgreSqlContractTest extends LastingStoreContract {
    @Override
    protected Place newPlace() {
        return new Schema(PostgreSql.shared(), PostgreSql.newSchema());
    }

    private record Schema(PostgreSql server, String name) implements Place {
        @Override
        public FragmentStore open() {
            return JdbcStore.builder()
                    .postgres(server.dataSource())
                    .schema(name)
                    .build();
        }

        @Override
        public void close() {
            // It goes with the server.
        }
    }
}
