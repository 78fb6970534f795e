package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class ResolveCommandTest {
    private static final String YAML = """
            id: key
            source: source
            observed_at: at
            identifiers:
              member: {column: member, priority: 1, max_per_profile: 1}
              phone:  {column: phone, priority: 2, normalize: phone, block: ["0900000000"]}
              email:  {column: email, priority: 3, normalize: email}
            attributes:
              name: {column: name, normalize: name, survivorship: [most_frequent, most_recent]}
            """;
    private static final String HEADER = "source,key,at,member,phone,email,name\n";
    private static final String ROWS = """
            crm,1,2026-01-01,m1,0912-345-678,,王小明
            web,2,2026-01-02T10:00:00Z,,+886912345678,amy@x.tw,
            crm,3,2026-01-03,m2,,AMY@x.tw,王小民
            web,4,2026-01-04,,0900000000,,
            web,5,2026-01-05,,0900000000,,
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeConfiguration() throws IOException {
        write("identity.yaml", YAML);
    }

    @Test
    void resolve_smallFile_writesWhatTheContractSays() throws IOException {
        write("in.csv", HEADER + ROWS);

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("5 rows read, 0 rejected; 5 fragments in 4 profiles, 1 links refused");
        assertThat(result("assignments.csv"))
                .isEqualTo(
                        "source,key,profile_id\ncrm,1,crm:1\ncrm,3,crm:3\nweb,2,crm:1\nweb,4,web:4\nweb,5,web:5\n");
        assertThat(result("profiles.jsonl").lines().findFirst())
                .contains(
                        "{\"profile_id\":\"crm:1\",\"fragments\":[\"crm:1\",\"web:2\"],\"identifiers\":["
                                + "{\"namespace\":\"email\",\"value\":\"amy@x.tw\",\"verified\":false},"
                                + "{\"namespace\":\"member\",\"value\":\"m1\",\"verified\":false},"
                                + "{\"namespace\":\"phone\",\"value\":\"+886912345678\",\"verified\":false}],"
                                + "\"golden_record\":{\"name\":{\"value\":\"王小明\",\"from\":\"crm:1\"}}}");
        assertThat(result("links.csv").lines())
                .anyMatch(line ->
                        line.matches("crm:1,web,2,accepted,phone,,[0-9a-f]{16},\\+8•••78,2,,"))
                .anyMatch(line ->
                        line.matches(".*,refused,email,,[0-9a-f]{16},a•••@•••.tw,3,,at most 1"
                                + " member per profile"));
        assertThat(result("rejects.csv")).isEqualTo("file,line,column,reason\n");
        assertThat(result("report.html")).startsWith("<!DOCTYPE html>").doesNotContain("http");
    }

    @Test
    void resolve_rowsInAnotherOrderAndFiles_givesTheSameBytes() throws IOException {
        write("in.csv", HEADER + ROWS);
        CommandRun.resolve(folder, "in.csv");
        List<String> before =
                List.of(result("assignments.csv"), result("profiles.jsonl"), result("links.csv"));
        List<String> rows = ROWS.lines().toList();
        write("one.csv", HEADER + rows.get(4) + "\n" + rows.get(1) + "\n");
        write(
                "two.csv",
                HEADER + rows.get(3) + "\n" + rows.get(2) + "\n" + rows.get(0) + "\n" + rows.get(2)
                        + "\n");

        CommandRun run = CommandRun.resolve(folder, "one.csv", "two.csv");

        assertThat(run.err()).contains("1 rows repeat the source and key of another");
        assertThat(List.of(
                        result("assignments.csv"), result("profiles.jsonl"), result("links.csv")))
                .isEqualTo(before);
    }

    @Test
    void resolve_sameRunTwice_givesTheSameReportAndRecord() throws IOException {
        write("in.csv", HEADER + ROWS);
        CommandRun.resolve(folder, "in.csv");
        String before = result("report.html") + result("run.json");

        CommandRun.resolve(folder, "in.csv");

        assertThat(result("report.html") + result("run.json")).isEqualTo(before);
    }

    @Test
    void resolve_badRows_areRejectedWithLineAndReasonAndNoValue() throws IOException {
        Path in = folder.resolve("in.csv");
        Files.write(
                in,
                (HEADER + "crm,1,2026-01-01,m1,,,secret1\n"
                                + "crm,2,2026-01-01,m2\n"
                                + "crm,3,2026-01-01,m3,,,secret3,extra\n"
                                + "crm,4,secret-day,m4,,,\n"
                                + "crm,,2026-01-01,m5,,,\n"
                                + ",6,2026-01-01,m6,,,\n"
                                + "crm,7,2026-01-01,m7,,,\"secret open\n"
                                + "crm,8,2026-01-01,m8,,,fine\n"
                                + "c:rm,9,2026-01-01,m9,,,\n"
                                + "crm,10,,m10,,,\n"
                                + "crm,11,2026-01-01,m11,,,")
                        .getBytes(StandardCharsets.UTF_8));
        Files.write(
                in,
                new byte[] {(byte) 0xB4, (byte) 0xFA, '\n'},
                java.nio.file.StandardOpenOption.APPEND);
        Files.writeString(
                in, "crm,12,2026-01-01,m12,,,last\n", java.nio.file.StandardOpenOption.APPEND);

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("3 rows read, 9 rejected").doesNotContain("secret");
        String rejects = result("rejects.csv").replace(in.toString(), "in.csv");
        assertThat(rejects.lines().skip(1))
                .containsExactly(
                        "in.csv,3,,the row has 4 columns and the header 7",
                        "in.csv,4,,the row has 8 columns and the header 7",
                        "in.csv,5,at,the observed time is not ISO 8601; write 2026-05-01 or"
                                + " 2026-05-01T08:00:00+08:00",
                        "in.csv,6,key,the record has no key",
                        "in.csv,7,source,the record has no source",
                        "in.csv,8,,a quote is opened and not closed; double a quote that"
                                + " belongs to the text",
                        rejects.lines()
                                .filter(line -> line.startsWith("in.csv,10,"))
                                .findFirst()
                                .orElse("none"),
                        "in.csv,11,at,the record has no observed time",
                        "in.csv,12,name,the cell is not valid UTF-8");
        assertThat(rejects)
                .contains("in.csv,10,,\"source of a fragment id must hold neither ':'")
                .doesNotContain("secret");
        assertThat(result("assignments.csv"))
                .contains("crm,1,")
                .contains("crm,8,")
                .contains("crm,12,");
        assertThat(result("report.html"))
                .contains("the row has … columns and the header …")
                .doesNotContain("secret");
    }

    @Test
    void resolve_wrongColumn_offersTheNearestNameAndLeavesNoFolder() throws IOException {
        write("in.csv", "source,key,at,member,phnoe,email,name\n");

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("kinfold: " + folder.resolve("identity.yaml")
                        + ":6:20: no input has a column 'phone'; did you mean 'phnoe'?\n");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void resolve_wrongIdAndRepeatedColumn_areToldForTheFile() throws IOException {
        write("in.csv", "source,kee,at,member,phone,phone,email,name\n");

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("in.csv: there is no column 'key'; did you mean 'kee'?")
                .contains("in.csv: the header has column 'phone' more than once; give each a"
                        + " name of its own");
    }

    @Test
    void resolve_fileWithoutHeader_doesNotPrintItsValues() throws IOException {
        write("in.csv", "crm,1,2026-01-01,m1,0912345678,secret@x.tw,secret\n");

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("no column 'key'")
                .doesNotContain("secret")
                .doesNotContain("0912");
    }

    @Test
    void resolve_semicolons_areToldApart() throws IOException {
        write("in.csv", "source;key;at;member;phone;email;name\n");

        assertThat(CommandRun.resolve(folder, "in.csv").err())
                .contains("the file seems to be separated by semicolons or tabs, and must be by"
                        + " commas");
    }

    @Test
    void resolve_columnInOneOfSeveralFiles_isEnough() throws IOException {
        write("crm.csv", "source,key,at,member,name\ncrm,1,2026-01-01,m1,A\n");
        write(
                "web.jsonl",
                "{\"source\":\"web\",\"key\":2,\"at\":\"2026-01-02\",\"member\":\"m1\",\"phone\":null,"
                        + "\"email\":[\"a@x.tw\",\"b@x.tw\"]}\n");

        CommandRun run = CommandRun.resolve(folder, "crm.csv", "web.jsonl");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(result("assignments.csv")).contains("crm,1,crm:1\nweb,2,crm:1\n");
        assertThat(result("profiles.jsonl")).contains("a@x.tw").contains("b@x.tw");
    }

    @Test
    void resolve_jsonLinesWithoutAColumn_isToldAtTheEnd() throws IOException {
        write(
                "in.jsonl",
                "{\"source\":\"web\",\"key\":2,\"at\":\"2026-01-02\",\"member\":1,\"email\":\"\",\"name\":\"x\"}\n");

        CommandRun run = CommandRun.resolve(folder, "in.jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("no input has a column 'phone'");
    }

    @Test
    void resolve_emptyAndAbsentFiles_areWrong() throws IOException {
        write("empty.csv", "");

        assertThat(CommandRun.resolve(folder, "empty.csv").err())
                .endsWith("empty.csv: the file is empty; the first line must name the columns\n");
        assertThat(CommandRun.resolve(folder, "none.csv").status()).isEqualTo(1);
    }

    @Test
    void resolve_headerOnly_givesNoProfiles() throws IOException {
        write("in.csv", HEADER);

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).isZero();
        assertThat(result("assignments.csv")).isEqualTo("source,key,profile_id\n");
        assertThat(result("report.html")).contains("Nothing to show.");
    }

    @Test
    void resolve_failure_leavesTheEarlierResultsWhole() throws IOException {
        write("in.csv", HEADER + ROWS);
        CommandRun.resolve(folder, "in.csv");
        String before = result("run.json") + result("assignments.csv");
        write("bad.jsonl", "{\"source\":\"web\",\"key\":2,\"at\":\"2026-01-02\"}\n");

        assertThat(CommandRun.resolve(folder, "bad.jsonl").status()).isEqualTo(1);

        assertThat(result("run.json") + result("assignments.csv")).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "assignments.csv",
                            "profiles.jsonl",
                            "links.csv",
                            "rejects.csv",
                            "report.html",
                            "run.json");
        }
    }

    @Test
    void resolve_resultsOverAnInput_isRefused() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        write("out/links.csv", HEADER + ROWS);

        CommandRun run = CommandRun.resolve(folder, "out/links.csv");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("the results would overwrite this input; name another folder");
    }

    @Test
    void resolve_outIsAFile_isWrong() throws IOException {
        write("in.csv", HEADER + ROWS);
        write("out", "");

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("this is a file; name a folder for the results");
    }

    @Test
    void resolve_idAndSourceOptions_overrideTheConfiguration() throws IOException {
        write(
                "in.csv",
                "system,no,source,key,at,member,phone,email,name\nerp,7,crm,1,2026-01-01,m1,,,\n");
        Object[] call = {
            "resolve",
            "--input",
            folder.resolve("in.csv"),
            "--config",
            folder.resolve("identity.yaml"),
            "--out",
            folder.resolve("out"),
            "--id",
            "no",
            "--source",
            "system"
        };

        assertThat(CommandRun.of(call).status()).isZero();
        assertThat(result("assignments.csv")).contains("erp,7,erp:7");
        call[call.length - 1] = "shop";
        assertThat(CommandRun.of(call).status()).isZero();
        assertThat(result("assignments.csv")).contains("shop,7,shop:7");
    }

    @Test
    void resolve_noIdNoSourceNoTime_takesLineFileAndOneInstant() throws IOException {
        write("identity.yaml", "identifiers: {phone: {column: phone, normalize: phone}}");
        write("contacts.csv", "phone\n0912345678\n\n+886912345678\n");

        assertThat(CommandRun.resolve(folder, "contacts.csv").status()).isZero();
        assertThat(result("assignments.csv"))
                .contains("contacts,2,contacts:2\ncontacts,4,contacts:2\n");
    }

    @Test
    void resolve_verifiedColumn_linksOnlyWhatWasVerified() throws IOException {
        write(
                "identity.yaml",
                "identifiers: {phone: {column: phone, normalize: phone, verified_column: ok,"
                        + " verified_only: true}}");
        write(
                "in.csv",
                "phone,ok\n0912345678,true\n0912345678,yes\n0912345678,false\n0912345678,\n0912345678,maybe\n");

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.err()).contains("4 rows read, 1 rejected; 4 fragments in 3 profiles");
        assertThat(result("rejects.csv")).contains("6,ok,the cell says neither true nor false");
    }

    @Test
    void resolve_expiry_isJudgedAtTheLatestTimeOrAsAsked() throws IOException {
        write(
                "identity.yaml",
                "observed_at: at\nidentifiers: {cookie: {column: cookie, expire_after: P90D}}");
        write("in.csv", "cookie,at\nc,2026-01-01\nc,2026-03-01\nd,2026-06-01\n");

        assertThat(CommandRun.resolve(folder, "in.csv").err())
                .contains("3 fragments in 3 profiles");
        assertThat(CommandRun.of(
                                "resolve",
                                "--input",
                                folder.resolve("in.csv"),
                                "--config",
                                folder.resolve("identity.yaml"),
                                "--out",
                                folder.resolve("out"),
                                "--as-of",
                                "2026-03-02T00:00:00Z")
                        .err())
                .contains("3 fragments in 2 profiles");
    }

    @Test
    void resolve_identifierOfAMegabyte_doesNotLinkAndIsKept() throws IOException {
        String long1 = "x".repeat(1 << 20);
        write(
                "in.csv",
                HEADER + "crm,1,2026-01-01," + long1 + ",,,\ncrm,2,2026-01-01," + long1 + ",,,\n");

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("2 fragments in 2 profiles");
    }

    @Test
    void resolve_hundredThousandRowsWithOneEmail_isOneProfileInBoundedTime() throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("in.csv"))) {
            out.write(HEADER);
            for (int i = 0; i < 100_000; i++) {
                out.write("web," + i + ",2026-01-01,,,shared@x.tw,\n");
            }
        }

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.err()).contains("100,000 fragments in 1 profiles");
        assertThat(Files.size(folder.resolve("out/report.html"))).isLessThan(200_000);
    }

    @Test
    void resolve_configurationWithProblems_tellsAllWithPlaces() throws IOException {
        write(
                "identity.yaml",
                "identifers:\n  x: {}\nidentifiers:\n  phone: {column: p, normalise: phone}\n");
        write("in.csv", HEADER);

        CommandRun run = CommandRun.resolve(folder, "in.csv");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err())
                .contains("identity.yaml:1:1: unknown key 'identifers' in the configuration;"
                        + " did you mean 'identifiers'?")
                .contains("identity.yaml:4:22: unknown key 'normalise' in phone; did you mean"
                        + " 'normalize'?");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String result(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }
}
