package io.kinfold.graph;

import net.jqwik.api.PropertyDefaults;

/** The feed where fuzzy rules decide nearly everything. */
@PropertyDefaults(tries = 500)
class FuzzyFollowerPropertyTest extends FollowerSuite {
    FuzzyFollowerPropertyTest() {
        super(Lookalikes.ids(), Lookalikes.fragments(), Lookalikes.configurations());
    }
}
