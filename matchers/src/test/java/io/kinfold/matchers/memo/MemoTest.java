package io.kinfold.matchers.memo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class MemoTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Memo<String> memo = new Memo<>(text -> {
        made.incrementAndGet();
        return text + "!";
    });

    @Test
    void of_moreTextsThanItKeeps_isTheFunction() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100_000; i++) {
                assertThat(memo.of("v" + i)).isEqualTo("v" + i + "!");
            }
        }
        // In the second round those come from the table that are alone at their place, a fifth.
        assertThat(made.get()).isLessThan(190_000);
    }

    @Test
    void of_textsOfOneHash_areToldApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        assertThat(memo.of("Aa")).isEqualTo("Aa!");
        assertThat(memo.of("BB")).isEqualTo("BB!");
        assertThat(memo.of("Aa")).isEqualTo("Aa!");
    }

    @Test
    void of_theTextBefore_isMadeOnce() {
        String first = memo.of("anne");

        assertThat(memo.of("anne")).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void of_aLongText_isNotKept() {
        String text = "x".repeat(65);

        assertThat(memo.of(text)).isEqualTo(memo.of(text));
        assertThat(made).hasValue(2);
    }
}
