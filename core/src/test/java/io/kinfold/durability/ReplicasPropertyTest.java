package io.kinfold.durability;

import net.jqwik.api.PropertyDefaults;

/** Several instances over one PostgreSQL, with as many histories as a build has time for. */
@PropertyDefaults(tries = 5)
class ReplicasPropertyTest extends ReplicasSuite {}
