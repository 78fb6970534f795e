package io.kinfold.matchers.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameNormalizerTest {
    private final NameNormalizer names = NameNormalizer.ofDefaults();

    @ParameterizedTest
    @CsvSource({
        "王小明, 王小明",
        "'王 小明', 王小明",
        "'王　小　明', 王小明",
        "王小明先生, 王小明",
        "'陳怡君 小姐', 陳怡君",
        "'Ｍａｒｙ　Ｃｈｅｎ', mary chen",
        "'Mr. Mary  CHEN', mary chen",
        "'mrs chen', chen",
        "Missy, missy",
        "'王 Mary', '王 mary'"
    })
    void normalize_spacesCaseAndAddress_fallAway(String raw, String expected) {
        assertThat(names.normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'Chen, Mary', mary chen",
        "'CHEN, Mary-Ann', mary-ann chen",
        "'Smith, John, Jr.', john smith jr",
        "'John Smith, Jr.', john smith jr",
        "'Smith, Dr. John, Ph.D.', john smith",
        "'John Smith, MD', john smith",
        "'王,小明', 王小明",
        "'O’Brien, Pat', pat o'brien",
        "'J.R. Ewing', j r ewing",
        "'Prof. Dr. Müller', müller",
        "'瑪麗·陳', 瑪麗陳",
        "'김 민수 님', 김민수",
        "'田中様', 田中",
        "'たなか ゆうこ さん', たなか ゆうこ",
        "'王小明​', 王小明",
        "'Mary–Ann', mary-ann",
        "'Sir', ''",
        "'Robert Smith Sr', robert smith sr"
    })
    void normalize_orderTitlesAndMarks_areOneForm(String raw, String expected) {
        assertThat(names.normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "陳怡君, 陈怡君",
        "陈怡君, 陈怡君",
        "葉國華, 叶国华",
        "髙橋, 高桥",
        "'臺 灣', 台湾",
        "老師, ''",
        "王老師, 王",
        "'Mary 陳', 'mary 陈'"
    })
    void normalize_ofSimplified_isSimplified(String raw, String expected) {
        assertThat(NameNormalizer.ofSimplified().normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "王小明, wang xiaoming",
        "王小明先生, wang xiaoming",
        "陳怡君, chen yijun",
        "陈怡君, chen yijun",
        "曾國藩, zeng guofan",
        "曾, zeng",
        "單雄信, shan xiongxin",
        "歐陽修, ouyang xiu",
        "司馬懿, sima yi",
        "呂秀蓮, lu xiulian",
        "李安, li an",
        "김민수, kim minsu",
        "'김 민수', kim minsu",
        "박지성, park jiseong",
        "남궁민수, namgung minsu",
        "タナカ, tanaka",
        "たなか ゆうこ, tanaka yuuko",
        "Müller, muller",
        "'Hsiao-Ming Wang', hsiaoming wang",
        "'Wang, Hsiao-ming', hsiaoming wang",
        "Владимир, vladimir",
        "'O''Brien', obrien",
        "'王 Mary', wang mary"
    })
    void normalize_ofLatin_isRomanized(String raw, String expected) {
        assertThat(NameNormalizer.ofLatin().normalize(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王小明",
                "王 小明",
                "Wang Xiao-Ming",
                "Xiaoming WANG",
                "Wang, Xiaoming",
                "Mr. Xiaoming Wang"
            })
    void normalize_ofLatinSorted_isOneForAllOrders(String raw) {
        assertThat(NameNormalizer.ofLatinSorted().normalize(raw)).isEqualTo("wang xiaoming");
    }

    @Test
    void normalize_everyChineseCharacter_isIdempotentAndHasAReading() {
        int read = 0;
        for (int c = 0x4E00; c <= 0x9FA5; c++) {
            String latin = NameNormalizer.ofLatin().normalize(Character.toString(c));
            String simple = NameNormalizer.ofSimplified().normalize(Character.toString(c));
            assertThat(NameNormalizer.ofLatin().normalize(latin)).isEqualTo(latin);
            assertThat(NameNormalizer.ofSimplified().normalize(simple)).isEqualTo(simple);
            read += latin.chars().allMatch(l -> l >= 'a' && l <= 'z') ? 1 : 0;
        }
        assertThat(read).isGreaterThan(20_600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "123", "先生", "🌸"})
    void normalize_noName_isEmpty(String raw) {
        assertThat(names.normalize(raw)).isEmpty();
    }
}
