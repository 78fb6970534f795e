package io.kinfold.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Contribution;
import io.kinfold.fragment.FragmentId;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class EvidenceTest {
    private static final List<Contribution> PARTS =
            List.of(new Contribution("prior", "", -3), new Contribution("name", "exact", 9));

    private static Evidence.Resemblance evidence(List<Contribution> parts) {
        return new Evidence.Resemblance("names", FragmentId.of("crm", "1"), 6, 2, parts);
    }

    @Test
    void whenAsked_lookedAtSeveralTimes_isWorkedOutOnceAndNotBefore() {
        AtomicInteger asked = new AtomicInteger();
        Evidence.Resemblance late = evidence(Evidence.Resemblance.whenAsked(() -> {
            asked.incrementAndGet();
            return new ArrayList<>(PARTS);
        }));
        assertThat(late.bits()).isEqualTo(6);
        assertThat(asked).hasValue(0);

        assertThat(late.contributions()).isEqualTo(PARTS).hasSize(2);
        assertThat(late).isEqualTo(evidence(PARTS)).hasSameHashCodeAs(evidence(PARTS));
        assertThat(asked).hasValue(1);
    }

    @Test
    void whenAsked_functionThrows_throwsTooAndAsksAgain() {
        AtomicInteger asked = new AtomicInteger();
        List<Contribution> late = Evidence.Resemblance.whenAsked(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            return PARTS;
        });

        assertThatIllegalStateException().isThrownBy(late::size).withMessage("not now");
        assertThat(late).isEqualTo(PARTS);
    }

    @Test
    void contributions_ofEitherKind_cannotBeChanged() {
        List<Contribution> given = new ArrayList<>(PARTS);
        Evidence.Resemblance copied = evidence(given);
        given.clear();
        assertThat(copied.contributions()).isEqualTo(PARTS);
        for (List<Contribution> parts :
                List.of(copied.contributions(), Evidence.Resemblance.whenAsked(() -> PARTS))) {
            assertThatThrownBy(() -> parts.remove(0))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
