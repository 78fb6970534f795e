package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.config.Guard;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Tells which guard two profiles of a contested component would violate as one. */
final class Guards {
    private Guards() {}

    /**
     * Returns the first guard violated: separations, then what must agree in the order of the configuration,
     * then limits by name and scope, then the number of fragments. Null if none is.
     */
    static @Nullable Guard refusal(
            Partition.Cluster a,
            Partition.Cluster b,
            List<KeySpace> limited,
            Components components) {
        if (isSeparated(a, b, components)) {
            return new Guard.Separated();
        }
        List<Guard.Agree> agreeing = components.summaries().agreeGuards();
        for (int i = 0; i < agreeing.size(); i++) {
            if (disagree(a.agree()[i], b.agree()[i])) {
                return agreeing.get(i);
            }
        }
        for (int i = 0; i < limited.size(); i++) {
            if (a.counts()[i] + b.counts()[i] > limited.get(i).limit()) {
                return limited.get(i).limitGuard();
            }
        }
        int most = components.summaries().maxFragments();
        return a.fragments().size() + b.fragments().size() > most ? Guard.maxFragments(most) : null;
    }

    static boolean disagree(int valueA, int valueB) {
        return valueA != valueB && valueA != AgreeValues.NONE && valueB != AgreeValues.NONE;
    }

    private static boolean isSeparated(
            Partition.Cluster a, Partition.Cluster b, Components components) {
        boolean first = a.fragments().size() <= b.fragments().size();
        IntArrayList few = first ? a.fragments() : b.fragments();
        Partition.Cluster other = first ? b : a;
        boolean[] found = new boolean[1];
        for (int i = 0; i < few.size() && !found[0]; i++) {
            components
                    .separations()
                    .each(few.get(i), end -> found[0] |= isIn(end, other, components));
        }
        return found[0];
    }

    private static boolean isIn(int fragment, Partition.Cluster cluster, Components components) {
        Partition partition = components.profiles().partitionOf(fragment);
        return partition != null && partition.of(fragment).founder() == cluster.founder();
    }
}
