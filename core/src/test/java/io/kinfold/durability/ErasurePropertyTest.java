package io.kinfold.durability;

import net.jqwik.api.PropertyDefaults;

/** Erasure by law, with as many histories as a build has time for. */
@PropertyDefaults(tries = 4)
class ErasurePropertyTest extends ErasureSuite {}
