package io.kinfold.graph;

import io.kinfold.config.Configuration;

import net.jqwik.api.PropertyDefaults;

import java.util.ArrayList;
import java.util.List;

/** The feed under guards, generic values, expiry, decisions, and other survivorship. */
@PropertyDefaults(tries = 3_000)
class FollowerPropertyTest extends FollowerSuite {
    FollowerPropertyTest() {
        super(Operations.ids(), Operations.fragments(), all());
    }

    private static List<Configuration> all() {
        List<Configuration> all = new ArrayList<>(Retailer.configurations());
        all.add(Retailer.otherSurvivorship());
        return all;
    }
}
