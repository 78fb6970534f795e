package io.kinfold.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.store.PostgreSql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Law 6 (docs/laws.md): what was confirmed survives {@code kill -9}, and nothing is there in part. The system property
 * {@code kinfold.kills} says how many JVMs are killed for each store; docs/laws.md has the command for 1,000.
 */
class KillTest {
    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final int KILLS = Integer.getInteger("kinfold.kills", 25);
    /** How many JVMs one store outlives, before the next begins empty. */
    private static final int LIFE = 50;

    @TempDir
    private Path folder;

    /** Makes an empty place for a store. */
    private interface Locations {
        Location next(Path folder);
    }

    @Test
    void sqlite_killedAtAnyInstant_keepsWhatWasConfirmed() throws Exception {
        run("SQLite", own -> Location.sqlite(own.resolve("customers.db")));
    }

    @Test
    void postgreSql_killedAtAnyInstant_keepsWhatWasConfirmed() throws Exception {
        PostgreSql server = PostgreSql.shared();
        run("PostgreSQL", own -> Location.postgreSql(server.port(), PostgreSql.newSchema(), own));
    }

    private void run(String kind, Locations locations) throws Exception {
        long steps = 0;
        int whileStarting = 0;
        for (int killed = 0; killed < KILLS; killed += LIFE) {
            long seed = System.nanoTime();
            Path own = Files.createDirectory(folder.resolve("life" + killed));
            Path left = Files.createDirectory(folder.resolve("left" + killed));
            Kills kills = new Kills(locations.next(own), left, seed);
            for (int i = killed; i < Math.min(KILLS, killed + LIFE); i++) {
                try {
                    kills.killOne();
                } catch (Exception | AssertionError e) {
                    throw new AssertionError(
                            "kill " + (i - killed) + " of the store of seed " + seed, e);
                }
            }
            steps += kills.steps();
            whileStarting += kills.whileStarting();
            LOG.info(
                    "{}: {} JVMs killed, {} before their store was open; {} steps confirmed",
                    kind,
                    Math.min(KILLS, killed + LIFE),
                    whileStarting,
                    steps);
        }
        assertThat(steps).as("confirmed steps").isGreaterThan(KILLS);
    }
}
