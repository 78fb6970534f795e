package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class SlotTest {
    @Test
    void days_plainDate_areThoseOfTheCalendar() {
        for (String date : new String[] {"1970-01-01", "2000-02-29", "1946-04-01", "0000-01-01"}) {
            assertThat(Slot.days(date)).isEqualTo(LocalDate.parse(date).toEpochDay());
        }
        assertThat(Slot.days("1970-01-02T12:00:00")).isEqualTo(1.5);
    }

    @Test
    void days_ofWhatIsNoDate_areNone() {
        for (String date :
                new String[] {"2001-02-29", "1970-13-01", "1970-1-01", "1970/01/01", ""}) {
            assertThat(Slot.days(date)).isNaN();
        }
    }
}
