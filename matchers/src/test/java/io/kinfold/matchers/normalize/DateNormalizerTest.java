package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

class DateNormalizerTest {
    private final DateNormalizer dates = DateNormalizer.ofDefaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990-05-07",
                "1990/5/7",
                "1990.05.07",
                "19900507",
                "1990年5月7日",
                "１９９０／０５／０７",
                "1990-05-07T12:30:00Z",
                "1990-05-07 00:00:00",
                "民國79年5月7日",
                "中華民國79年5月7日",
                "民國 79/05/07",
                "民79.5.7",
                "民國七十九年五月七日",
                "一九九〇年五月七日",
                "一九九零年五月七日",
                "7 May 1990",
                "May 7, 1990",
                "MAY 7th 1990",
                "7-MAY-1990",
                "7th May, 1990",
                "07May1990"
            })
    void normalize_anyForm_isIso(String raw) {
        assertThat(dates.normalize(raw)).isEqualTo("1990-05-07");
    }

    @Test
    void normalize_twoDigitsOfEachPart_isWhatThePatternsMakeOfIt() {
        for (int number = 0; number < 10_000; number++) {
            int year = number % 7 * 400;
            int month = number / 100;
            int day = number % 100;
            String iso = String.format("%04d-%02d-%02d", year, month, day);
            String expected = dates.normalize(iso.replace('-', '/'));
            assertThat(dates.normalize(iso)).as(iso).isEqualTo(expected);
            assertThat(dates.normalize(iso.replace("-", ""))).as(iso).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "19560409, 1956-04-09",
        "民國元年1月1日, 1912-01-01",
        "民國一百一十二年十二月三十一日, 2023-12-31",
        "二〇〇一年十月十日, 2001-10-10",
        "二千零一年十月廿五日, 2001-10-25",
        "17/5/1990, 1990-05-17",
        "5/17/1990, 1990-05-17",
        "5/5/1990, 1990-05-05",
        "12 Sept 2001, 2001-09-12",
        "12/31/1978 00:00:00, 1978-12-31",
        "2000-02-29, 2000-02-29"
    })
    void normalize_unambiguousDate_isIso(String raw, String expected) {
        assertThat(dates.normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "N/A",
                "5/7/1990",
                "07-05-1990",
                "79/5/7",
                "5/7/90",
                "1990-13-01",
                "1990-02-30",
                "0000-01-01",
                "民國0年1月1日",
                "十十年一月一日",
                "199005",
                "790507",
                "1990-05-07x",
                "7 Mai 1990",
                "31/31/1990"
            })
    void normalize_ambiguousOrNoDate_isEmpty(String raw) {
        assertThat(dates.normalize(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5/7/90, 1990-05-07",
        "5/7/69, 1969-05-07",
        "5/7/68, 2068-05-07",
        "5/7/00, 2000-05-07",
        "17/5/90, 1990-05-17",
        "7-May-90, 1990-05-07",
        "May 7 90, 1990-05-07",
        "5/7/1890, 1890-05-07",
        "90/5/7, ''",
        "5/7/9, ''"
    })
    void normalize_shortYear_isOfThe1900sFrom69(String raw, String expected) {
        DateNormalizer shortYears = DateNormalizer.ofMonthFirst().withShortYears();
        assertThat(shortYears.normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "5/7/1990, 1990-07-05, 1990-05-07",
        "05-07-1990, 1990-07-05, 1990-05-07",
        "12/11/1978, 1978-11-12, 1978-12-11",
        "5/17/1990, 1990-05-17, 1990-05-17",
        "17.5.1990, 1990-05-17, 1990-05-17",
        "1990-05-17, 1990-05-17, 1990-05-17",
        "31/31/1990, '', ''"
    })
    void normalize_yearLast_followsTheOrderWhereBothArePossible(
            String raw, String dayFirst, String monthFirst) {
        assertThat(DateNormalizer.ofDayFirst().normalize(raw)).isEqualTo(dayFirst);
        assertThat(DateNormalizer.ofMonthFirst().normalize(raw)).isEqualTo(monthFirst);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "79/05/07",
                "79.5.7",
                "79年5月7日",
                "079-05-07",
                "0790507",
                "790507",
                "民國79年5月7日",
                "七十九年五月七日",
                "1990-05-07",
                "19900507"
            })
    void normalize_ofRepublicYears_readsShortYearsAsSuch(String raw) {
        assertThat(DateNormalizer.ofRepublicYears().normalize(raw)).isEqualTo("1990-05-07");
    }

    @Test
    void normalize_everyDayOfACentury_comesBack() {
        for (LocalDate day = LocalDate.of(1912, 1, 1);
                day.getYear() < 2012;
                day = day.plusDays(1)) {
            String iso = day.toString();
            assertThat(dates.normalize(iso)).isEqualTo(iso);
            assertThat(dates.normalize(iso.replace("-", ""))).isEqualTo(iso);
            String republic = "民國" + (day.getYear() - 1911) + iso.substring(4);
            assertThat(dates.normalize(republic)).isEqualTo(iso);
        }
    }
}
