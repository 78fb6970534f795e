package io.kinfold.segments.reference;

import net.jqwik.api.PropertyDefaults;

/** Law 8, with as many tries as a build has time for. */
@PropertyDefaults(tries = 200)
class AgreementPropertyTest extends AgreementSuite {}
