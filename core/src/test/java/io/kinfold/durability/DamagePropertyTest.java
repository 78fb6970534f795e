package io.kinfold.durability;

import net.jqwik.api.PropertyDefaults;

/** Damaged files, as many as a build has time for. */
@PropertyDefaults(tries = 40)
class DamagePropertyTest extends DamageSuite {}
