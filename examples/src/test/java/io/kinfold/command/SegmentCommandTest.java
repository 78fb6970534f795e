package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class SegmentCommandTest {
    private static final String AS_OF = "2026-06-30T08:00:00+08:00";

    @TempDir
    Path folder;

    @BeforeEach
    void resolve() throws IOException {
        Files.writeString(folder.resolve("identity.yaml"), """
                id: key
                identifiers:
                  phone: {column: phone, normalize: phone, region: TW}
                  line: {column: line, scope: provider-1}
                attributes:
                  city: {column: city}
                  spent: {column: spent}
                  born: {column: born, type: date}
                """);
        Files.writeString(folder.resolve("crm.csv"), """
                key,phone,line,city,spent,born
                1,0912-345-678,U1,Taipei,100.50,1990-07-01
                2,,U1,,,
                3,0922000111,,Tainan,20,民國79年12月31日
                4,0933000111,,,,
                """);
        Files.writeString(folder.resolve("events.csv"), """
                namespace,identifier,type,at,amount,channel
                phone,+886912345678,purchase,2026-06-29T10:00:00Z,10.5,online
                line,U1,purchase,2026-06-01,20,store
                phone,0922 000 111,purchase,2025-01-01T00:00:00+08:00,7.25,store
                phone,0900000000,view,2026-06-29T10:00,,
                phone,0922000111,view,yesterday,,
                phone,,view,2026-06-29,,
                phone,0922000111,,2026-06-29,,
                phone,0922000111,view
                """);
        assertThat(CommandRun.resolve(folder, "crm.csv").status()).isZero();
    }

    private CommandRun segment(Object... words) {
        List<Object> all = new ArrayList<>(List.of(
                "segment",
                "--profiles",
                folder.resolve("out"),
                "--events",
                folder.resolve("events.csv"),
                "--as-of",
                AS_OF,
                "--zone",
                "Asia/Taipei"));
        all.addAll(Arrays.asList(words));
        return CommandRun.of(all.toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "city = 'Taipei' | 1",
                "city != 'Taipei' | 2",
                "spent >= 20.00 | 2",
                "born.anniversary in next 7 days | 1",
                "born < '1991-01-01' | 2",
                "has identity 'line' | 1",
                "did purchase | 2",
                "count(purchase in last 30 days) >= 2 | 1",
                "sum(purchase.amount) = 30.5 | 1",
                "did purchase where (channel = 'store') in last 30 days | 1",
                "did view | 0",
                "top 50 percent by sum(purchase.amount) | 1",
            })
    void segment_where_printsOneLineOfJsonAndNothingElse(String where, int members) {
        CommandRun run = segment("--where", where);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("{\"members\":" + members + ",\"profiles\":3}\n");
    }

    @Test
    void segment_members_areWrittenOneOnEachLine() throws IOException {
        segment("--where", "did purchase", "--members", folder.resolve("members.txt"));
        segment("--where", "did purchase", "--members", folder.resolve("members.csv"));

        assertThat(Files.readString(folder.resolve("members.txt"))).isEqualTo("crm:1\ncrm:3\n");
        assertThat(Files.readString(folder.resolve("members.csv")))
                .isEqualTo("profile_id\ncrm:1\ncrm:3\n");
    }

    @Test
    void segment_badEvents_areCountedAndWrittenWithLineAndReason() throws IOException {
        CommandRun run = segment("--where", "did purchase");

        assertThat(run.err())
                .contains("8 rows of events: 3 of profiles, 1 on identifiers that no profile has")
                .contains("4 events left out, see ");
        assertThat(Files.readString(folder.resolve("out/segment-rejects.csv")))
                .contains("events.csv,6,at,the time is not ISO 8601")
                .contains("events.csv,7,identifier,the event has no identifier")
                .contains("events.csv,8,type,the event has no type")
                .contains("events.csv,9,,the row has 3 columns and the header 6")
                .doesNotContain("yesterday");
    }

    @Test
    void segment_noSchema_tellsWhatItTookEachThingFor() {
        assertThat(segment("--where", "did purchase").err()).contains("""
                schema:
                  attributes:
                    born: date
                    born.anniversary: {type: anniversary, from: born}
                    city: text
                    spent: decimal(2)
                  events:
                    purchase: {amount: decimal(2), channel: text}
                    view: {}
                  identities: [line, phone]
                """);
    }

    @Test
    void segment_schemaToldOnStandardError_isOneThatItTakes() throws IOException {
        String told = segment("--where", "did purchase").err();
        String schema = told.substring(told.indexOf("schema:\n"), told.indexOf("kinfold: 8 "));
        Path file = Files.writeString(folder.resolve("schema.yaml"), schema);

        CommandRun run = segment("--where", "sum(purchase.amount) = 30.5", "--schema", file);

        assertThat(run.out()).isEqualTo("{\"members\":1,\"profiles\":3}\n");
        assertThat(run.err()).doesNotContain("taken for this");
    }

    @Test
    void segment_schemaThatTheDataDoNotFit_countsWhatIsMissing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("schema.yaml"),
                "schema: {attributes: {city: [Taipei]}, events: {purchase: {amount: int}}}\n");

        CommandRun run = segment("--where", "city is missing", "--schema", file);

        assertThat(run.out()).isEqualTo("{\"members\":2,\"profiles\":3}\n");
        assertThat(run.err()).contains("attribute 'city' counts as missing in 1 profiles");
    }

    @Test
    void segment_withoutAsOfAndZone_saysWhatWasTaken() {
        CommandRun run = CommandRun.of(
                "segment", "--profiles", folder.resolve("out"), "--where", "city is set");

        assertThat(run.out()).isEqualTo("{\"members\":2,\"profiles\":3}\n");
        assertThat(run.err())
                .contains("this moment by the machine's clock")
                .contains("calendar days are those of UTC");
    }

    @Test
    void segment_why_goesToStandardErrorOrIntoTheLine() {
        String where = "count(purchase in last 30 days) >= 3";

        CommandRun text = segment("--where", where, "--why", "crm:2");
        CommandRun json = segment("--where", where, "--why", "2", "--json", "--funnel");

        assertThat(text.out()).isEqualTo("{\"members\":0,\"profiles\":3}\n");
        assertThat(text.err())
                .contains("profile=crm:1 -> OUT")
                .contains("blocking: 1 of 1 · needs +1 in count(purchase in last 30 days) >= 3");
        assertThat(json.out())
                .startsWith("{\"members\":0,\"profiles\":3,\"why\":{\"")
                .contains("\"distance\":1")
                .contains("\"funnel\":{\"profiles\":3,\"members\":0,")
                .endsWith("}\n");
    }

    @Test
    void segment_sql_isShown() {
        CommandRun run = segment("--where", "city = 'Taipei'", "--sql", "duckdb");

        assertThat(run.err()).contains("SELECT p.profile_id");
        assertThat(run.out()).isEqualTo("{\"members\":1,\"profiles\":3}\n");
    }

    @Test
    void segment_parameters_areTakenByTheirForm() {
        assertThat(segment(
                                "--where",
                                "city in :cities and spent >= :least and born < :day",
                                "--param",
                                "cities=Taipei",
                                "--param",
                                "cities=Tainan",
                                "--param",
                                "least=20",
                                "--param",
                                "day=1990-12-31")
                        .out())
                .isEqualTo("{\"members\":1,\"profiles\":3}\n");
        assertThat(segment("--where", "city = :city").err())
                .contains("parameter :city has no value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.seg", "shop.yaml"})
    void segment_file_countsAllOrTheOneThatIsNamed(String name) throws IOException {
        Path file = file(name);

        CommandRun all = segment("--file", file);
        CommandRun one = segment("--file", file, "--name", "both");

        assertThat(all.status()).as(all.err()).isZero();
        assertThat(all.out())
                .isEqualTo("{\"members\":2,\"profiles\":3,\"segments\":"
                        + "{\"buyers\":2,\"in Taipei\":1,\"both\":1}}\n");
        assertThat(one.out()).isEqualTo("{\"members\":1,\"profiles\":3}\n");
        assertThat(segment("--file", file, "--name", "boht").err())
                .contains("there is no segment 'boht'; did you mean 'both'?");
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name.endsWith(".seg") ? """
                        define bought(days) := did purchase in last :days days;
                        segment buyers := bought(1_000);  -- all of them
                        segment "in Taipei" : zone 'Asia/Taipei' := city = 'Taipei';
                        segment both := in segment 'buyers' and in segment 'in Taipei';
                        """ : """
                        macros:
                          bought(days): did purchase in last :days days
                        segments:
                          buyers: bought(1_000)  -- all of them
                          in Taipei: {zone: Asia/Taipei, where: "city = 'Taipei'"}
                          both: >-
                            in segment 'buyers'
                            and in segment 'in Taipei'
                        """);
    }

    @Test
    void segment_wrongExpression_isToldWithCaretAndStatusOne() {
        CommandRun run = segment("--where", "city = 'Taipei' and did purchsae");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("--where:1:25: SEG-")
                .contains("did you mean 'purchase'?")
                .contains("                        ^^^^^^^^");
    }

    @Test
    void validate_wrongFile_tellsEveryProblemWithItsPlace() throws IOException {
        Path seg = Files.writeString(folder.resolve("wrong.seg"), """
                segment a := city = 1 and did purchsae;
                segment b := in segment 'c';
                """);
        Path yaml = Files.writeString(folder.resolve("wrong.yaml"), """
                segments:
                  a: city = 1
                  b: in segment 'c'
                """);

        CommandRun ofSeg = validate(seg);
        CommandRun ofYaml = validate(yaml);

        assertThat(ofSeg.status()).isEqualTo(1);
        assertThat(ofSeg.out()).isEmpty();
        assertThat(ofSeg.err())
                .contains("wrong.seg:1:")
                .contains("did you mean 'purchase'?")
                .contains("wrong.seg:2:")
                .contains("3 errors");
        assertThat(ofYaml.status()).isEqualTo(1);
        assertThat(ofYaml.err())
                .contains("wrong.yaml:2:3: 'a' 1:8:")
                .contains("wrong.yaml:3:3: 'b' 1:");
    }

    private CommandRun validate(Path file) {
        return CommandRun.of(
                "segment",
                "validate",
                file,
                "--profiles",
                folder.resolve("out"),
                "--events",
                folder.resolve("events.csv"));
    }

    @Test
    void validate_withoutASchema_checksTheFormAlone() throws IOException {
        Path wrong = Files.writeString(folder.resolve("a.seg"), "segment a := nothing = 1 adn;");
        Path right = Files.writeString(folder.resolve("b.seg"), "segment a := nothing = 1;");

        assertThat(CommandRun.of("segment", "validate", wrong).status()).isEqualTo(1);
        CommandRun run = CommandRun.of("segment", "validate", right);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("b.seg: 0 errors, 0 warnings; names and types were not checked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--where x | Missing required option: '--profiles=DIR'",
                "--profiles p | give one of --where=EXPRESSION and --file=FILE",
                "--profiles p --where x --file f | give one of --where",
                "--profiles p --where x --name n | --name chooses a segment of --file",
                "--profiles p --where x --as-of noon | --as-of must be an instant",
                "--profiles p --where x --zone Taipei | --zone must be a time zone",
                "--profiles p --where x --param n | --param must be name=value",
                "--profiles p --where x --sql oracle | Invalid value for option '--sql'",
            })
    void segment_misuse_isToldWithStatusTwo(String words, String message) {
        CommandRun run = CommandRun.of((Object[]) ("segment " + words).split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void segment_folderWithoutAProfileFile_saysWhatToDo() {
        CommandRun run = CommandRun.of("segment", "--profiles", folder, "--where", "x");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("the folder has no profiles.jsonl; run 'kinfold resolve'");
    }

    @Test
    void segment_eventsWithoutAColumn_saysWhichAreNeeded() throws IOException {
        Path events = Files.writeString(folder.resolve("e.csv"), "namespace,id,type,at\n");

        CommandRun run = segment("--where", "city is set", "--events", events);

        assertThat(run.status()).isEqualTo(2);
        CommandRun alone = CommandRun.of(
                "segment",
                "--profiles",
                folder.resolve("out"),
                "--events",
                events,
                "--where",
                "city is set");
        assertThat(alone.status()).isEqualTo(1);
        assertThat(alone.err()).contains("there is no column 'identifier'");
    }
}
