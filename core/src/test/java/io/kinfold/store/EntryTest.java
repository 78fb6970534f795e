package io.kinfold.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Identifier;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

class EntryTest {
    @Test
    void toString_eventOfACustomer_namesNoValue() {
        EventLog.Entry event = new EventLog.Entry.Tracked(
                "purchase",
                Optional.of("o-1"),
                Identifier.of("line", "U1"),
                "U1",
                Instant.EPOCH,
                "{\"city\":\"Tainan\"}");

        assertThat(event).hasToString("Tracked[purchase at 1970-01-01T00:00:00Z by line]");
    }
}
