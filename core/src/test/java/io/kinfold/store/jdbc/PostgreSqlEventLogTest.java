package io.kinfold.store.jdbc;

import io.kinfold.store.EventLog;
import io.kinfold.store.EventLogContract;
import io.kinfold.store.FragmentStore;
import io.kinfold.store.PostgreSql;

/** Events and tags in PostgreSQL keep the contract. */
class PostgreSqlEventLogTest extends EventLogContract {
    @Override
    protected Base newBase() {
        return new Schema(PostgreSql.shared(), PostgreSql.newSchema());
    }

    private record Schema(PostgreSql server, String name) implements Base {
        @Override
        public FragmentStore store() {
            return JdbcStore.builder()
                    .postgres(server.dataSource())
                    .schema(name)
                    .build();
        }

        @Override
        public EventLog log(FragmentStore store) {
            return ((JdbcStore) store).events();
        }

        @Override
        public void close() {
            // It goes with the server.
        }
    }
}
