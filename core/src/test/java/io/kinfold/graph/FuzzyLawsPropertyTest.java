package io.kinfold.graph;

import net.jqwik.api.PropertyDefaults;

/** The laws under fuzzy rules, with as many tries as a build has time for. */
@PropertyDefaults(tries = 1_000)
class FuzzyLawsPropertyTest extends FuzzyLawsSuite {}
