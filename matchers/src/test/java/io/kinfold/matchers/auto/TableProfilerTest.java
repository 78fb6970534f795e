package io.kinfold.matchers.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

class TableProfilerTest {
    private static final List<String> GIVEN = List.of(
            "Anna", "Peter", "Zofia", "Oliver", "Ruth", "Marco", "Emily", "Yusuf", "Grace", "Ivan",
            "Lena", "Tomás", "Alice", "Henry", "Nadia", "Simon");
    private static final List<String> FAMILY = List.of(
            "Miller", "Okafor", "Walsh", "Nguyen", "Keller", "Rossi", "Barnes", "Petrov", "Silva",
            "Holm", "Dixon", "Tanaka", "Murphy", "Costa", "Weber");
    private static final List<String> TOWNS = List.of(
            "Northport",
            "Lake Vale",
            "Old Bridge",
            "Santa Rita",
            "Greenhill",
            "Port Ellis",
            "Eastwood",
            "Mount Clare",
            "Ashford",
            "New Haven",
            "Fort Gray",
            "Highbridge",
            "Westfield",
            "Oakvale",
            "South Bay",
            "Riverton");
    private static final List<String> STREETS = List.of(
            "12 Mill Lane",
            "7 Oak Avenue",
            "130 Station Road",
            "4b High Street",
            "88 Park Drive",
            "23 Church St.",
            "61 Harbour Way");

    /** Rows of an English shop; nobody in them is real. */
    private static List<List<String>> english(int rows) {
        Random random = new Random(7);
        List<List<String>> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String given = GIVEN.get(random.nextInt(GIVEN.size()));
            String family = FAMILY.get(random.nextInt(FAMILY.size()));
            table.add(List.of(
                    "r" + i,
                    given,
                    family,
                    String.format(
                            "%d-%02d-%02d",
                            1935 + random.nextInt(70),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28)),
                    "(212) 555-" + String.format("%04d", random.nextInt(10_000)),
                    given.toLowerCase(Locale.ROOT) + random.nextInt(90) + "@mail.example",
                    STREETS.get(random.nextInt(STREETS.size())),
                    TOWNS.get(random.nextInt(TOWNS.size())),
                    String.format("%05d", 10_000 + random.nextInt(40)),
                    random.nextBoolean() ? "female" : "male",
                    String.format("%d.%02d", random.nextInt(900), random.nextInt(100)),
                    String.format(
                            "2024-%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28))));
        }
        return table;
    }

    private static final List<String> ENGLISH_HEADER = List.of(
            "customer_key",
            "First Name",
            "lastName",
            "DOB",
            "Tel.",
            "E-Mail",
            "addr",
            "town",
            "zip",
            "sex",
            "total",
            "created_at");

    private static final List<String> SILENT_HEADER =
            List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");

    private static final List<ColumnKind> ENGLISH_KINDS = List.of(
            ColumnKind.ROW_ID,
            ColumnKind.GIVEN_NAME,
            ColumnKind.SURNAME,
            ColumnKind.BIRTH_DATE,
            ColumnKind.PHONE,
            ColumnKind.EMAIL,
            ColumnKind.STREET,
            ColumnKind.CITY,
            ColumnKind.POSTCODE,
            ColumnKind.GENDER,
            ColumnKind.NUMBER,
            ColumnKind.DATE);

    private static List<ColumnKind> kinds(TableProfile profile) {
        return profile.columns().stream().map(ColumnGuess::kind).toList();
    }

    private static TableProfile profile(List<String> header, List<List<String>> rows) {
        TableProfiler profiler = TableProfiler.create();
        TableProfiler.Rows file = profiler.rows("shop", header);
        rows.forEach(file::add);
        return profiler.profile();
    }

    @Test
    void profile_englishTable_tellsEachKind() {
        TableProfile profile = profile(ENGLISH_HEADER, english(300));

        assertThat(kinds(profile)).isEqualTo(ENGLISH_KINDS);
        assertThat(profile.rows()).isEqualTo(300);
    }

    @Test
    void profile_headerThatSaysNothing_tellsMostKindsFromContent() {
        List<ColumnKind> kinds = kinds(profile(SILENT_HEADER, english(300)));

        assertThat(kinds.subList(0, 6)).isEqualTo(ENGLISH_KINDS.subList(0, 6));
        assertThat(kinds.get(6)).isIn(ColumnKind.STREET, ColumnKind.ADDRESS);
        assertThat(kinds.get(7)).isIn(ColumnKind.CITY, ColumnKind.CATEGORY);
        assertThat(kinds.subList(8, 12)).isEqualTo(ENGLISH_KINDS.subList(8, 12));
    }

    @Test
    void profile_chineseTable_tellsEachKind() {
        List<List<String>> rows = chinese(200);

        TableProfile profile =
                profile(List.of("客戶編號", "姓名", "手機", "地址", "出生日期", "性別", "電子信箱"), rows);

        assertThat(kinds(profile))
                .containsExactly(
                        ColumnKind.ROW_ID,
                        ColumnKind.FULL_NAME,
                        ColumnKind.PHONE,
                        ColumnKind.ADDRESS,
                        ColumnKind.BIRTH_DATE,
                        ColumnKind.GENDER,
                        ColumnKind.EMAIL);
        assertThat(profile.columns().get(2).writing()).isEqualTo("TW");
    }

    @Test
    void profile_chineseTableWithSilentHeader_tellsTheSame() {
        List<List<String>> rows = chinese(200);

        assertThat(kinds(profile(SILENT_HEADER.subList(0, 7), rows)))
                .containsExactly(
                        ColumnKind.ROW_ID,
                        ColumnKind.FULL_NAME,
                        ColumnKind.PHONE,
                        ColumnKind.ADDRESS,
                        ColumnKind.BIRTH_DATE,
                        ColumnKind.GENDER,
                        ColumnKind.EMAIL);
    }

    private static List<List<String>> chinese(int rows) {
        Random random = new Random(3);
        List<List<String>> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String name =
                    pick("陳林黃張李王吳劉蔡楊", random) + pick("怡淑雅志俊家", random) + pick("君婷豪偉玲", random);
            String mobile = "09" + (10 + random.nextInt(80)) + "-" + (100 + random.nextInt(900))
                    + "-" + (100 + random.nextInt(900));
            table.add(List.of(
                    "C" + (10_000 + i),
                    name,
                    mobile,
                    "台北市大安區和平東路" + (1 + random.nextInt(3)) + "段" + random.nextInt(200) + "號",
                    (1950 + random.nextInt(50)) + "/" + (1 + random.nextInt(12)) + "/"
                            + (1 + random.nextInt(28)),
                    random.nextBoolean() ? "男" : "女",
                    "u" + random.nextInt(500) + "@shop.example"));
        }
        return table;
    }

    private static String pick(String characters, Random random) {
        int at = random.nextInt(characters.length());
        return characters.substring(at, at + 1);
    }

    @Test
    void profile_moreRowsThanTheSampleInAnyOrderAndFiles_isTheSame() {
        List<List<String>> rows = new ArrayList<>(english(TableProfiler.SAMPLE + 2_000));
        TableProfile expected = profile(ENGLISH_HEADER, rows);
        Collections.shuffle(rows, new Random(11));

        TableProfiler profiler = TableProfiler.create();
        TableProfiler.Rows first = profiler.rows("shop", ENGLISH_HEADER);
        TableProfiler.Rows second = profiler.rows("shop", ENGLISH_HEADER);
        for (int i = 0; i < rows.size(); i++) {
            (i % 3 == 0 ? first : second).add(rows.get(i));
        }

        assertThat(profiler.profile()).isEqualTo(expected);
    }

    @Test
    void profile_idThatRepeats_isNoKey() {
        List<List<String>> rows = english(100);
        List<List<String>> twice = new ArrayList<>(rows);
        twice.addAll(rows);

        assertThat(profile(ENGLISH_HEADER, twice).rowId()).isEmpty();
    }

    @Test
    void profile_idThatRepeatsInAnotherFile_isTheKey() {
        TableProfiler profiler = TableProfiler.create();
        for (String file : List.of("one", "two")) {
            TableProfiler.Rows rows = profiler.rows(file, ENGLISH_HEADER);
            english(100).forEach(rows::add);
        }

        assertThat(profiler.profile().rowId().orElseThrow().column()).isEqualTo("customer_key");
    }

    @Test
    void profile_groupOfAnotherProgram_isALabelAndNotCompared() {
        TableProfile profile = profile(
                List.of("id", "cluster", "source"),
                List.of(
                        List.of("1", "77", "a"),
                        List.of("2", "77", "a"),
                        List.of("3", "78", "a"),
                        List.of("4", "78", "b"),
                        List.of("5", "79", "a"),
                        List.of("6", "79", "a"),
                        List.of("7", "79", "a"),
                        List.of("8", "79", "a"),
                        List.of("9", "79", "b"),
                        List.of("10", "79", "a"),
                        List.of("11", "79", "a")));

        assertThat(kinds(profile))
                .containsExactly(ColumnKind.ROW_ID, ColumnKind.LABEL, ColumnKind.SOURCE);
        assertThat(ColumnKind.LABEL.isCompared()).isFalse();
    }

    @Test
    void profile_emptyAndConstantColumns_areConstant() {
        TableProfile profile = profile(
                List.of("id", "empty", "same"),
                List.of(List.of("1", "", "x"), List.of("2", " ", "x"), List.of("3", "", "x")));

        assertThat(kinds(profile))
                .containsExactly(ColumnKind.ROW_ID, ColumnKind.CONSTANT, ColumnKind.CONSTANT);
    }

    @Test
    void profile_noRows_hasNoKeyAndOnlyConstants() {
        TableProfile profile = profile(List.of("id", "name"), List.of());

        assertThat(profile.rowId()).isEmpty();
        assertThat(kinds(profile)).containsOnly(ColumnKind.CONSTANT);
    }

    @Test
    void profile_contentNobodyKnows_isTextAndStillCompared() {
        Random random = new Random(1);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(List.of(
                    Integer.toString(i),
                    "~" + random.nextInt(60) + " § lorem: " + random.nextInt(9)
                            + " % ipsum, dolor"));
        }

        TableProfile profile = profile(List.of("id", "zz"), rows);

        assertThat(profile.columns().get(1).kind().isCompared()).isTrue();
    }

    @Test
    void profile_longIdsAndBarcodes_areIdentityNumbers() {
        Random random = new Random(2);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(List.of(
                    Integer.toString(i),
                    String.format("U%016x%016x", random.nextLong(), random.nextInt(70) * 7919L),
                    String.format("/%07X", 31 * random.nextInt(90_000))));
        }

        assertThat(kinds(profile(List.of("id", "x", "y"), rows)))
                .containsExactly(
                        ColumnKind.ROW_ID, ColumnKind.IDENTITY_NUMBER, ColumnKind.IDENTITY_NUMBER);
    }

    @Test
    void profile_headerAgainstContent_contentWins() {
        List<List<String>> rows = english(100).stream()
                .map(row -> List.of(row.get(0), row.get(5)))
                .toList();

        assertThat(kinds(profile(List.of("id", "phone"), rows)))
                .containsExactly(ColumnKind.ROW_ID, ColumnKind.EMAIL);
    }

    @Test
    void kind_headersInSeveralLanguages_areRead() {
        Map<String, ColumnKind> headers = Map.of(
                "Vorname", ColumnKind.GIVEN_NAME,
                "apellidos", ColumnKind.SURNAME,
                "Date de naissance", ColumnKind.BIRTH_DATE,
                "郵遞區號", ColumnKind.POSTCODE,
                "聯絡電話", ColumnKind.PHONE,
                "氏名", ColumnKind.FULL_NAME,
                "PRIMARY_NAME_LAST", ColumnKind.SURNAME,
                "addressZip", ColumnKind.POSTCODE,
                "address2", ColumnKind.STREET,
                "soc_sec_id", ColumnKind.IDENTITY_NUMBER);

        assertThat(headers.keySet().stream()
                        .collect(Collectors.toMap(
                                header -> header,
                                header -> HeaderWords.kind(header).orElseThrow())))
                .isEqualTo(headers);
    }

    @Test
    void kind_headerThatSaysNothing_isEmpty() {
        assertThat(HeaderWords.kind("c17")).isEmpty();
        assertThat(HeaderWords.kind("")).isEmpty();
    }

    @Test
    void add_wrongNumberOfCells_saysBoth() {
        TableProfiler.Rows rows = TableProfiler.create().rows("f", List.of("a", "b"));

        assertThatThrownBy(() -> rows.add(List.of("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells")
                .hasMessageContaining("header 2");
    }
}
