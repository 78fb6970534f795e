package io.kinfold.benchmarks;

import java.util.Random;

/**
 * Pairs of made-up values of one kind: every second pair is a value and the same with one or two
 * typing errors, the others are two values. In groups of {@link #GROUP} with the same first value,
 * as candidates come from blocking.
 */
final class StringPairs {
    static final int PAIRS = 1024;
    static final int GROUP = 64;

    private static final String[] GIVEN = {
        "maria",
        "james",
        "jennifer",
        "wei",
        "alexander",
        "anna",
        "christopher",
        "lin",
        "elizabeth",
        "robert",
        "yuki",
        "margaret",
        "daniel",
        "sofia",
        "benjamin",
        "charlotte"
    };
    private static final String[] FAMILY = {
        "chen",
        "fitzgerald",
        "smith",
        "wang",
        "johnson",
        "montgomery",
        "garcia",
        "lee",
        "anderson",
        "thompson",
        "huang",
        "rodriguez",
        "tanaka",
        "williams",
        "o'brien",
        "kowalski"
    };
    private static final String[] DOMAINS = {
        "gmail.com", "yahoo.com.tw", "hotmail.com", "example.co.uk", "mail.ntu.edu.tw", "icloud.com"
    };
    private static final String[] STREETS = {
        "zhongshan north road",
        "church street",
        "king george avenue",
        "minsheng east road",
        "victoria terrace",
        "old mill lane"
    };
    private static final String HAN_FAMILY = "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐";
    private static final String HAN_GIVEN = "怡君雅婷淑芬美玲志明俊傑家豪建宏宗翰冠宇欣彥柏承恩子晴";
    private static final String[] HAN_PLACES = {
        "臺北市大安區", "新北市板橋區", "臺中市西屯區", "高雄市前鎮區", "桃園市中壢區", "臺南市東區"
    };
    private static final String[] HAN_ROADS = {"忠孝東路四段", "中山北路二段", "民生路", "文化路一段", "復興街"};
    private static final String LATIN = "abcdefghijklmnopqrstuvwxyz0123456789";

    final String[] left = new String[PAIRS];
    final String[] right = new String[PAIRS];
    private final Random random;
    private final String kind;

    StringPairs(String kind, long seed) {
        this.kind = kind;
        this.random = new Random(seed);
        for (int i = 0; i < PAIRS; i++) {
            left[i] = i % GROUP == 0 ? value() : left[i - 1];
            right[i] = i % 2 == 0 ? withTypos(left[i]) : value();
        }
    }

    private String value() {
        return switch (kind) {
            case "name" -> of(GIVEN) + " " + of(FAMILY);
            case "email" -> of(GIVEN) + "." + of(FAMILY) + number(1000) + "@" + of(DOMAINS);
            case "address" -> number(400) + " " + of(STREETS) + " " + number(99999);
            case "han-name" -> hanName() + "、" + hanName() + (random.nextBoolean() ? "公司" : "");
            case "han-address" ->
                of(HAN_PLACES) + of(HAN_ROADS) + number(300) + "巷" + number(90) + "弄" + number(200)
                        + "號" + number(20) + "樓之" + number(9);
            default -> throw new IllegalArgumentException("no kind " + kind);
        };
    }

    private String hanName() {
        return of(HAN_FAMILY) + of(HAN_GIVEN) + of(HAN_GIVEN);
    }

    private String withTypos(String value) {
        StringBuilder typed = new StringBuilder(value);
        String letters = kind.startsWith("han") ? HAN_GIVEN : LATIN;
        for (int typos = 1 + random.nextInt(2); typos > 0; typos--) {
            int at = random.nextInt(typed.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> typed.insert(at, of(letters));
                case 1 -> typed.deleteCharAt(at);
                case 2 -> typed.replace(at, at + 1, of(letters));
                default -> typed.insert(at, typed.charAt(at + 1)).deleteCharAt(at + 2);
            }
        }
        return typed.toString();
    }

    private String of(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private String of(String letters) {
        return String.valueOf(letters.charAt(random.nextInt(letters.length())));
    }

    private String number(int bound) {
        return Integer.toString(1 + random.nextInt(bound));
    }
}
