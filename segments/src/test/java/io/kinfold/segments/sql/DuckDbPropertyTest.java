package io.kinfold.segments.sql;

import net.jqwik.api.PropertyDefaults;

/** The agreement with DuckDB, with as many tries as a build has time for. */
@PropertyDefaults(tries = 100)
class DuckDbPropertyTest extends DuckDbSuite {}
