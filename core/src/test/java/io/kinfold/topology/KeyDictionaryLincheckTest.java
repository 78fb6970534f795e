package io.kinfold.topology;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

/** Look-ups and additions from several threads are linearizable, also while a table grows and hashes collide. */
public class KeyDictionaryLincheckTest {
    /** Keeps one bit of the hash, so that all keys share a table and half of them a tag. */
    private final KeyDictionary keys = new KeyDictionary(new KeyHash(1, 1L << 40));

    /** Whether the key is there; ids depend on the order, so they are checked by their values. */
    @Operation
    public boolean find(@Param(gen = IntGen.class, conf = "0:15") int key) {
        int id = keys.find(0, "k" + key);
        if (id != KeyDictionary.NONE && !keys.value(id).equals("k" + key)) {
            throw new IllegalStateException("another key's id");
        }
        return id != KeyDictionary.NONE;
    }

    /** The number of keys with this value under other ids than the one returned: always 0. */
    @Operation
    public int findOrAdd(@Param(gen = IntGen.class, conf = "0:15") int key) {
        int id = keys.findOrAdd(0, "k" + key);
        return keys.value(id).equals("k" + key) && keys.find(0, "k" + key) == id ? 0 : 1;
    }

    @Test
    void operations_underStress_areLinearizable() {
        new StressOptions()
                .iterations(10)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(8)
                .actorsBefore(8)
                .sequentialSpecification(Model.class)
                .check(KeyDictionaryLincheckTest.class);
    }

    /** The bytes of keys are left out: Lincheck 3.7 knows no views of byte arrays, and they change only unpublished. */
    @Test
    void operations_underModelChecking_areLinearizable() {
        new ModelCheckingOptions()
                .iterations(2)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(2)
                .addGuarantee(forClasses(
                                KeyHash.class.getName(),
                                KeyArena.class.getName(),
                                KeyBatch.class.getName(),
                                KeyCodec.class.getName(),
                                Blocks.class.getName())
                        .allMethods()
                        .ignore())
                .sequentialSpecification(Model.class)
                .check(KeyDictionaryLincheckTest.class);
    }

    /** The sequential truth. */
    public static class Model {
        private final Map<Integer, Boolean> keys = new HashMap<>();

        public boolean find(int key) {
            return keys.containsKey(key);
        }

        public int findOrAdd(int key) {
            keys.put(key, true);
            return 0;
        }
    }
}
