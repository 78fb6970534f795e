package io.kinfold.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ExplainCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void resolve() throws IOException {
        Files.writeString(folder.resolve("identity.yaml"), """
                id: key
                source: source
                identifiers:
                  member: {column: member, priority: 1, max_per_profile: 1}
                  phone:  {column: phone, priority: 2, normalize: phone, block: ["0900000000"]}
                  email:  {column: email, priority: 3, normalize: email}
                """);
        Files.writeString(folder.resolve("in.csv"), """
                source,key,member,phone,email
                crm,1,m1,0912345678,
                web,2,,+886912345678,amy@x.tw
                crm,3,m2,,amy@x.tw
                web,4,,0900000000,
                crm,5,m5,0900000000,
                crm,4,m4,,
                """);
        assertThat(CommandRun.resolve(folder, "in.csv").status()).isZero();
    }

    @Test
    void explain_twoTogether_givesTheChainMasked() {
        assertThat(explain("1", "2").out())
                .isEqualTo("crm:1 and web:2 are in profile crm:1\n"
                        + "  crm:1 is joined with web:2 by phone +8•••78 (priority 2)\n");
    }

    @Test
    void explain_twoApart_namesTheGuardThatRefused() {
        assertThat(explain("crm:1", "crm:3").out())
                .startsWith("crm:1 is in profile crm:1, crm:3 in profile crm:3\n")
                .contains("by email a•••@•••.tw (priority 3) was refused: at most 1 member per"
                        + " profile");
    }

    @Test
    void explain_sharedPlaceholder_saysThatItIsBlocked() {
        assertThat(explain("web:4", "5").out())
                .contains(
                        "both hold one phone, which does not link: the value is on the block list");
    }

    @Test
    void explain_strangers_saysThatNothingSpeaksForIt() {
        assertThat(explain("1", "web:4").out()).contains("nothing speaks for a link between them");
    }

    @Test
    void explain_one_listsWhatHoldsItTogether() {
        assertThat(explain("1").out())
                .startsWith("crm:1 is in profile crm:1, which has 2 fragments\n  crm:1\n  web:2\n")
                .contains("joined, the strongest evidence first:\n  crm:1 by phone +8•••78"
                        + " (priority 2)\n");
        assertThat(explain("web:4").out())
                .contains("does not link:\n  phone: the value is on the block list");
    }

    @Test
    void explain_ambiguousOrUnknownKey_isWrong() {
        CommandRun ambiguous = explain("4");

        assertThat(ambiguous.status()).isEqualTo(1);
        assertThat(ambiguous.err())
                .contains("the key '4' stands for several records; write one of crm:4, web:4");
        assertThat(explain("99").err()).contains("no record has the key '99'");
    }

    @Test
    void explain_changedOrMissingInput_isWrong() throws IOException {
        Files.writeString(folder.resolve("in.csv"), "source,key,member,phone,email\n");
        assertThat(explain("1").err())
                .contains("the file has changed since the run; run 'kinfold resolve' again");

        Files.delete(folder.resolve("in.csv"));
        CommandRun gone = explain("1");
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.err()).contains("the file of the run is gone");
    }

    @Test
    void explain_noRun_saysWhatToRunFirst() throws IOException {
        Files.delete(folder.resolve("out/run.json"));
        assertThat(explain("1").err()).contains("the folder holds no finished run");
    }

    private CommandRun explain(String... keys) {
        Object[] args = new Object[3 + keys.length];
        args[0] = "explain";
        args[1] = "--out";
        args[2] = folder.resolve("out");
        System.arraycopy(keys, 0, args, 3, keys.length);
        return CommandRun.of(args);
    }
}
