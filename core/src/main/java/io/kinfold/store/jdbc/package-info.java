/** Keeps fragments in SQLite or PostgreSQL, through plain JDBC: the driver is the application's choice. */
@NullMarked
package io.kinfold.store.jdbc;

import org.jspecify.annotations.NullMarked;
