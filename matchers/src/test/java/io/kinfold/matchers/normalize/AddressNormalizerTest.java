package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressNormalizerTest {
    private final AddressNormalizer addresses = AddressNormalizer.ofDefaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "台北市信義區信義路5段7號3樓",
                "臺北市信義區信義路五段7號3樓",
                "110台北市信義區信義路五段七號三樓",
                "11049 臺北市 信義區 信義路五段 7 號 3F",
                "110204臺北市信義區信義路五段７號３樓",
                "台灣台北市信義區信義路五段7號3樓",
                "中華民國臺灣省台北市信義區信義路五段7號3樓",
                "台北市，信義區，信義路５段０７號３Ｆ",
                "台北市信義区信義路五段7号3楼"
            })
    void normalize_taiwanAddressInAnyForm_isOne(String raw) {
        assertThat(addresses.normalize(raw)).isEqualTo("台北市信義區信義路5段7號3樓");
    }

    @ParameterizedTest
    @CsvSource({
        "新北市板橋區文化路一段100巷十二弄5-1號, 新北市板橋區文化路1段100巷12弄5之1號",
        "新北市板橋區文化路一段一百巷12弄5號之1, 新北市板橋區文化路1段100巷12弄5之1號",
        "新北市板橋區文化路一段１００巷１２弄五之一號, 新北市板橋區文化路1段100巷12弄5之1號",
        "高雄市三民區九如一路二十一號十樓之三, 高雄市三民區九如一路21號10樓之3",
        "高雄市三民區九如一路21號10樓-3, 高雄市三民區九如一路21號10樓之3",
        "台中市西屯區台灣大道三段99號, 台中市西屯區台灣大道3段99號",
        "台灣大道三段99號, 台灣大道3段99號",
        "八德路四段１３８號B1, 八德路4段138號地下1樓",
        "八德路四段138號地下一樓, 八德路4段138號地下1樓",
        "花蓮縣秀林鄉富世村三鄰１２號, 花蓮縣秀林鄉富世村3鄰12號",
        "新北市永和區中正路廿三號, 新北市永和區中正路23號",
        "臺南市中西區民族路二段一〇五號, 台南市中西區民族路2段105號",
        "三民路, 三民路",
        "臺北市, 台北市",
        "台灣, 台灣",
        "'100', 100",
        "3樓, 3樓",
        "101號, 101號"
    })
    void normalize_taiwanAddress_writesNumbersOfUnitsOnly(String raw, String expected) {
        assertThat(addresses.normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 North Main Street, Apartment 5",
                "12 N. Main St. #5",
                "12 n main st apt 5",
                "12 N MAIN ST., Apt. # 5",
                "No. 12 North Main Str Apt 5"
            })
    void normalize_westernAddressInAnyForm_isOne(String raw) {
        assertThat(addresses.normalize(raw)).isEqualTo("12 n main st apt 5");
    }

    @ParameterizedTest
    @CsvSource({
        "'435 s. la cienega blv.', 435 s la cienega blvd",
        "'435 S. La Cienega Boulevard', 435 s la cienega blvd",
        "'P.O. Box 330, 284 Faucibus Ave', po box 330 284 faucibus ave",
        "'Ap #287-1662 Vehicula. Rd.', ap apt 287-1662 vehicula rd",
        "tullaroop street, tullaroop st",
        "goldfinch circuit, goldfinch cct",
        "O'Connell Ave, oconnell ave",
        "Hardenbergstraße 87, hardenbergstrasse 87",
        "'7, Sec. 5, Xinyi Rd.', 7 sec 5 xinyi rd",
        "First Avenue, 1st ave",
        "'12/34 Saint Kilda Road', 12/34 st kilda rd",
        "no fixed address, no fixed address"
    })
    void normalize_westernAddress_isAbbreviated(String raw, String expected) {
        assertThat(addresses.normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "、", "...", "(　)"})
    void normalize_noAddress_isEmpty(String raw) {
        assertThat(addresses.normalize(raw)).isEmpty();
    }
}
