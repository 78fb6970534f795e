package io.kinfold.graph;

import net.jqwik.api.PropertyDefaults;

/** Snapshots, with as many tries as a build has time for: each forces files to the disk. */
@PropertyDefaults(tries = 60)
class SnapshotPropertyTest extends SnapshotSuite {}
