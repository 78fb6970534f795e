package io.kinfold.command.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.List;
import java.util.Random;

/** Against every pair, one by one. */
class AgreementPropertyTest {
    @Property
    void of_anyTwoPartitions_equalsBruteForce(
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> drawn, @ForAll Random random) {
        int[] profiles = drawn.stream().mapToInt(Integer::intValue).toArray();
        int[] clusters = new int[profiles.length];
        for (int i = 0; i < clusters.length; i++) {
            clusters[i] = random.nextInt(5);
        }

        Agreement agreement = Agreement.of(profiles, clusters);

        long both = 0;
        long profileOnly = 0;
        long clusterOnly = 0;
        double precision = 0;
        double recall = 0;
        for (int i = 0; i < profiles.length; i++) {
            int shared = 0;
            int inProfile = 0;
            int inCluster = 0;
            for (int j = 0; j < profiles.length; j++) {
                boolean together = profiles[i] == profiles[j];
                boolean same = clusters[i] == clusters[j];
                inProfile += together ? 1 : 0;
                inCluster += same ? 1 : 0;
                shared += together && same ? 1 : 0;
                if (i < j) {
                    both += together && same ? 1 : 0;
                    profileOnly += together && !same ? 1 : 0;
                    clusterOnly += !together && same ? 1 : 0;
                }
            }
            precision += (double) shared / inProfile / profiles.length;
            recall += (double) shared / inCluster / profiles.length;
        }
        assertThat(agreement.truePositives()).isEqualTo(both);
        assertThat(agreement.falsePositives()).isEqualTo(profileOnly);
        assertThat(agreement.falseNegatives()).isEqualTo(clusterOnly);
        if (profiles.length > 0) {
            assertThat(agreement.bCubed().precision()).isCloseTo(precision, within(1e-12));
            assertThat(agreement.bCubed().recall()).isCloseTo(recall, within(1e-12));
        }
        assertThat(agreement.pairwise().f1()).isBetween(0.0, 1.0);
    }
}
