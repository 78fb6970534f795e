package io.kinfold.store.jdbc;

import io.kinfold.store.FragmentStore;
import io.kinfold.store.LastingStoreContract;
import io.kinfold.store.Place;
import io.kinfold.store.PostgreSql;

/** The store in PostgreSQL keeps the contract. */
class PostgreSqlContractTest extends LastingStoreContract {
    @Override
    protected Place newPlace() {
        PostgreSql server = PostgreSql.shared();
        return new Base(server, server.newDatabase());
    }

    private record Base(PostgreSql server, String name) implements Place {
        @Override
        public FragmentStore open() {
            return JdbcStore.builder().postgres(server.dataSource(name)).build();
        }

        @Override
        public void close() {
            server.drop(name);
        }
    }
}
