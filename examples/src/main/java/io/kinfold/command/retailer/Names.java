package io.kinfold.command.retailer;

import io.kinfold.command.chance.Dice;

import java.util.List;
import java.util.Map;

/**
 * Chinese names as they are common in Taiwan, put together by chance, and the ways in which they
 * are written.
 */
final class Names {
    /**
     * Surnames by falling share, with their usual romanization; the first is borne by about one in
     * nine.
     */
    static final List<String> SURNAMES = List.of(
            "陳 chen",
            "林 lin",
            "黃 huang",
            "張 chang",
            "李 lee",
            "王 wang",
            "吳 wu",
            "劉 liu",
            "蔡 tsai",
            "楊 yang",
            "許 hsu",
            "鄭 cheng",
            "謝 hsieh",
            "洪 hung",
            "郭 kuo",
            "邱 chiu",
            "曾 tseng",
            "廖 liao",
            "賴 lai",
            "徐 hsu",
            "周 chou",
            "葉 yeh",
            "蘇 su",
            "莊 chuang",
            "呂 lu",
            "江 chiang",
            "何 ho",
            "蕭 hsiao",
            "羅 lo",
            "高 kao",
            "潘 pan",
            "簡 chien",
            "朱 chu",
            "鍾 chung",
            "游 yu",
            "彭 peng",
            "詹 chan",
            "胡 hu",
            "施 shih",
            "沈 shen");

    private static final List<String> FIRST_OF_WOMEN = List.of(
            "怡", "淑", "雅", "美", "佳", "欣", "婉", "詩", "筱", "惠", "麗", "秀", "品", "郁", "宜", "思", "靜",
            "玉", "曉", "心", "子", "芷", "采", "若", "珮", "慧", "素", "明", "亭", "語");
    private static final List<String> SECOND_OF_WOMEN = List.of(
            "君", "婷", "芬", "玲", "華", "涵", "萱", "如", "琪", "雯", "娟", "貞", "蓉", "瑜", "珊", "妤", "潔",
            "穎", "瑄", "卿", "庭", "嫻", "芸", "慈", "安", "晴", "樺", "宜", "恩", "芳");
    private static final List<String> FIRST_OF_MEN = List.of(
            "志", "俊", "家", "建", "冠", "宗", "明", "文", "柏", "承", "偉", "彥", "信", "國", "宇", "嘉", "振",
            "智", "政", "子", "哲", "育", "仁", "正", "永", "耀", "聖", "昱", "士", "奕");
    private static final List<String> SECOND_OF_MEN = List.of(
            "豪", "偉", "宏", "翰", "傑", "銘", "廷", "宇", "峰", "賢", "諺", "霖", "成", "龍", "榮", "勳", "達",
            "維", "軒", "毅", "祥", "儒", "瑋", "德", "凱", "安", "鴻", "恩", "樺", "祐");

    private static final List<String> ENGLISH = List.of(
            "Amy", "Kevin", "Jenny", "Jason", "Vivian", "Eric", "Emily", "Leo", "Grace", "Allen",
            "Peggy", "Howard", "Tina", "Ryan", "Sandy", "Ken", "Joyce", "Andy", "Nina", "Hank");

    /** How a name is misheard at a counter, or written in another form of the same character. */
    private static final Map<String, String> MISWRITTEN = Map.ofEntries(
            Map.entry("怡", "宜"),
            Map.entry("婷", "庭"),
            Map.entry("峰", "峯"),
            Map.entry("君", "均"),
            Map.entry("佳", "嘉"),
            Map.entry("雅", "亞"),
            Map.entry("俊", "竣"),
            Map.entry("惠", "慧"),
            Map.entry("玲", "伶"),
            Map.entry("芬", "芳"),
            Map.entry("宏", "弘"),
            Map.entry("偉", "瑋"),
            Map.entry("建", "健"),
            Map.entry("琪", "淇"),
            Map.entry("筱", "曉"),
            Map.entry("志", "智"),
            Map.entry("傑", "杰"),
            Map.entry("豪", "濠"),
            Map.entry("陳", "陈"),
            Map.entry("黃", "黄"),
            Map.entry("張", "张"),
            Map.entry("劉", "刘"),
            Map.entry("吳", "吴"),
            Map.entry("許", "许"));

    private Names() {}

    /** Returns a surname with its romanization. */
    static String surname(Dice dice) {
        double u = dice.unit();
        // A square puts more weight on the first names, about as the register of households does.
        return SURNAMES.get((int) (SURNAMES.size() * u * StrictMath.sqrt(u)));
    }

    /** Returns a given name of two characters. */
    static String given(Dice dice, boolean woman) {
        return woman
                ? dice.earlyOf(FIRST_OF_WOMEN) + dice.earlyOf(SECOND_OF_WOMEN)
                : dice.earlyOf(FIRST_OF_MEN) + dice.earlyOf(SECOND_OF_MEN);
    }

    /** Returns an English first name. */
    static String english(Dice dice) {
        return dice.of(ENGLISH);
    }

    /** Returns the name as a clerk or the customer typed it: mostly right. */
    static String typed(Dice dice, Customer customer) {
        String name = customer.name();
        double u = dice.unit();
        if (u < 0.90) {
            return name;
        } else if (u < 0.93) {
            return name + (customer.woman() ? "小姐" : "先生");
        } else if (u < 0.95) {
            return name.substring(0, 1) + "　" + name.substring(1);
        } else if (u < 0.98) {
            return miswritten(dice, name);
        }
        return english(dice) + " " + customer.romanSurname().toUpperCase(java.util.Locale.ROOT);
    }

    private static String miswritten(Dice dice, String name) {
        int at = dice.below(name.length());
        for (int i = 0; i < name.length(); i++) {
            int place = (at + i) % name.length();
            String other = MISWRITTEN.get(name.substring(place, place + 1));
            if (other != null) {
                return name.substring(0, place) + other + name.substring(place + 1);
            }
        }
        return name;
    }

    /** Returns what somebody calls himself in a chat. */
    static String nickname(Dice dice, Customer customer) {
        String last = customer.name().substring(2);
        return switch (dice.below(6)) {
            case 0 -> customer.name();
            case 1 -> last + last;
            case 2 -> "小" + last;
            case 3 -> "阿" + last;
            case 4 -> english(dice) + "🌸";
            default -> english(dice);
        };
    }
}
