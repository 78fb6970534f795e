package io.kinfold.command.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.config.ExactRule;
import io.kinfold.config.Guard;
import io.kinfold.config.Namespace;
import io.kinfold.config.Survivorship;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class MappingReaderTest {
    private static final String WHOLE = """
            id: key
            source: source
            observed_at: observed_at
            identifiers:
              member_a: {column: member_no_a, priority: 1, max_per_profile: 1}
              line:     {column: line, scope: provider-1, priority: 2, max_per_profile: 1}
              phone:    {column: [phone, mobile], priority: 3, normalize: phone, region: TW, block: [0900000000], generic_above: {member_a: 3}}
              email:    {column: email, priority: 4, normalize: email, block: ["test@test.com", "/^noreply@/"],
                         verified_column: email_ok, verified_only: true}
              cookie:   {column: cookie, priority: 9, generic_above: {email: 2}, expire_after: P90D}
            attributes:
              name:     {column: name, normalize: name, survivorship: [most_frequent, most_recent]}
              birthday: {column: birthday, type: date, survivorship: [most_frequent, oldest]}
              consent:  {column: consent, survivorship: most_restrictive, order: [denied, granted]}
            rules:
              - exact: [name, birthday]
                priority: 7
            guards:
              - agree: birthday
              - max_fragments: 500
            """;

    @TempDir
    Path folder;

    @Test
    void parse_wholeFile_isTheConfigurationItSays() {
        Mapping mapping = MappingReader.parse("identity.yaml", WHOLE);

        Namespace phone = mapping.configuration().namespaces().get("phone");
        assertThat(phone.priority()).isEqualTo(3);
        assertThat(phone.normalizer().normalize("0912-345-678")).isEqualTo("+886912345678");
        assertThat(phone.blocks("+886900000000")).isTrue();
        assertThat(phone.genericAbove()).containsEntry("member_a", 3);
        Namespace email = mapping.configuration().namespaces().get("email");
        assertThat(email.verifiedOnly()).isTrue();
        assertThat(email.blocks("noreply@example.com")).isTrue();
        assertThat(email.blocks("no-reply@example.com")).isFalse();
        assertThat(mapping.configuration().namespaces().get("cookie").expireAfter())
                .contains(Duration.ofDays(90));
        assertThat(mapping.configuration().namespaces().get("line").maxPerProfile())
                .hasValue(1);
        assertThat(mapping.configuration().attributes().get("consent").survivorship())
                .containsExactly(Survivorship.mostRestrictive("denied", "granted"));
        assertThat(mapping.configuration().guards())
                .containsExactly(Guard.agree("birthday"), Guard.maxFragments(500));
        ExactRule rule = (ExactRule) mapping.configuration().rules().get(0);
        assertThat(rule.attributes()).containsExactly("name", "birthday");
        assertThat(rule.priority()).isEqualTo(7);
        assertThat(mapping.columns())
                .extracting(Named::name)
                .contains("key", "source", "observed_at", "phone", "mobile", "email_ok", "consent");
    }

    @Test
    void parse_manyProblems_areAllToldInTheOrderOfTheFile() {
        WrongInputException wrong = catchThrowableOfType(
                WrongInputException.class, () -> MappingReader.parse("identity.yaml", """
                        idd: key
                        identifiers:
                          phone: {colum: phone, normalize: phoe, generic_above: {memberA: 3}}
                          member_a: {column: no, priority: zero, expire_after: P3M}
                          email: {column: mail, block: ["/(/"], verified_only: true}
                        attributes:
                          name: {column: name, survivorship: [latest]}
                          birthday: {column: b, type: dat}
                        rules:
                          - exact: [nmae, birthday]
                          - {fuzzy: no.json, compare: {nam: name, birthday: dat}, clustering: mean,
                             blocking: [soundx(name)], link_threshold: x}
                        guards:
                          - agree: birthdy
                        """));

        assertThat(wrong.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "identity.yaml:1:1: unknown key 'idd' in the configuration; did you"
                                + " mean 'id'?",
                        "identity.yaml:3:3: 'phone' needs a 'column': the name of one, or a"
                                + " list of names",
                        "identity.yaml:3:11: unknown key 'colum' in phone; did you mean 'column'?",
                        "identity.yaml:3:36: there is no normalizer 'phoe'; did you mean 'phone'?",
                        "identity.yaml:3:58: there is no namespace 'memberA'; did you mean"
                                + " 'member_a'?",
                        "identity.yaml:4:36: 'priority' must be a whole number from 1 to 1000000",
                        "identity.yaml:4:56: 'expire_after' must be a positive ISO 8601"
                                + " duration of days or less, such as"
                                + " P90D or PT12H; months and years have no fixed length",
                        "identity.yaml:5:3: 'verified_only' of 'email' needs a"
                                + " 'verified_column', or no value would ever link",
                        "identity.yaml:5:33: the pattern in 'block' is no valid regular"
                                + " expression: Unclosed group at its"
                                + " character 2",
                        "identity.yaml:7:39: there is no survivorship rule 'latest'; known"
                                + " are longest, most_frequent,"
                                + " most_recent, most_restrictive, oldest, source_order, union",
                        "identity.yaml:8:31: there is no type 'dat'; did you mean 'date'?",
                        "identity.yaml:10:13: there is no attribute 'nmae'; did you mean 'name'?",
                        "identity.yaml:11:13: there is no file 'no.json' beside the configuration;"
                                + " 'kinfold train' writes one",
                        "identity.yaml:11:32: there is no attribute 'nam'; did you mean 'name'?",
                        "identity.yaml:11:53: there is no comparison 'dat'; known are address,"
                                + " date_of_birth, email, exact, full_name, given_name,"
                                + " identity_number, name, phone, postcode, surname",
                        "identity.yaml:11:71: there is no clustering 'mean'; known are average,"
                                + " connected",
                        "identity.yaml:12:17: at its character 1: there is no function 'soundx'; did"
                                + " you mean 'soundex'?",
                        "identity.yaml:12:48: 'link_threshold' must be a number of bits, such as 4.5",
                        "identity.yaml:14:12: there is no attribute 'birthdy'; did you mean"
                                + " 'birthday'?");
    }

    @Test
    void parse_rulesWithoutIdentifiers_areEnough() {
        Mapping mapping = MappingReader.parse(
                "identity.yaml", "attributes: {name: {column: n}}\nrules:\n  - exact: [name]\n");

        assertThat(mapping.configuration().rules()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty; name at least 'id' and 'identifiers'",
                "'# nothing' | the file is empty; name at least 'id' and 'identifiers'",
                "'id: key' | nothing links records; add 'identifiers' or 'rules'",
                "'- a' | the configuration must be a mapping of keys to values",
                "'id: [a: ' | this is no valid YAML",
                "'id: key\n---\nid: key' | this is no valid YAML",
                "'id: *nobody' | this is no valid YAML",
                "'id: key\nid: other' | key 'id' stands twice; keep one",
                "'id:' | 'id' has no value",
                "'id: {a: 1}' | 'id' must be a plain value",
                "'identifiers: phone' | identifiers must be a mapping of keys to values",
                "'identifiers: {phone: }' | phone must be a mapping of keys to values",
                "'identifiers: {\" x\": {column: a}}' | a name must not be blank nor begin or"
                        + " end with a space",
                "'identifiers: {x: {column: a, region: TW}}' | 'region' belongs to"
                        + " 'normalize: phone'; remove it",
                "'identifiers: {x: {column: a, normalize: phone, region: Taiwan}}' | region"
                        + " 'Taiwan' is unknown",
                "'identifiers: {x: {column: a, verified_only: yes}}' | 'verified_only' must"
                        + " be true or false",
                "'identifiers: {x: {column: a, max_per_profile: 0}}' | 'max_per_profile' must"
                        + " be a whole number from 1",
                "'identifiers: {x: {column: a, max_per_profile: 99999999999}}' | must be a"
                        + " whole number from 1 to 30000",
                "'identifiers: {x: {column: a, expire_after: P99999999999999999999D}}' |"
                        + " 'expire_after' must be a positive",
                "'identifiers: {x: {column: a, generic_above: {x: 2}}}' | cannot be counted"
                        + " against itself",
                "'rules: {exact: [a]}' | 'rules' must be a list; begin each entry with a dash",
                "'rules: [{}]' | a rule needs 'exact' with a list of attributes, or",
                "'rules: [{exact: [a]}]' | there is no attribute 'a'; add it under 'attributes'",
                "'guards: [{}]' | a guard needs 'agree' with an attribute, or 'max_fragments'"
                        + " or",
                "'guards: [{max_fragments: 5}, {max_fragments: 5}]' | the guard stands twice;"
                        + " keep one",
                "'attributes: {c: {column: c, survivorship: source_order}}' | 'source_order'"
                        + " needs 'sources'",
            })
    void parse_oneMistake_isTold(String text, String message) {
        assertThatThrownBy(() -> MappingReader.parse("identity.yaml", text))
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void parse_aliasBomb_isRefusedQuickly() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }

        assertThatThrownBy(() -> MappingReader.parse("identity.yaml", text.toString()))
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining("this is no valid YAML");
    }

    @Test
    void parse_aMappingThatHoldsItself_isToldNotFollowed() {
        assertThatThrownBy(() -> MappingReader.parse("identity.yaml", "identifiers: &a {x: *a}"))
                .isInstanceOf(WrongInputException.class);
    }

    @Test
    void read_absentFolderOrOtherEncoding_isTold() throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'i', 'd', ':', ' ', (byte) 0xE9, '\n'});

        assertThatThrownBy(() -> MappingReader.read(folder.resolve("none.yaml")))
                .hasMessageEndingWith("there is no such file");
        assertThatThrownBy(() -> MappingReader.read(folder))
                .hasMessageContaining("this is a folder");
        assertThatThrownBy(() -> MappingReader.read(latin)).hasMessageContaining("not valid UTF-8");
    }

    @Test
    void parse_byteOrderMark_isSkipped() {
        assertThat(MappingReader.parse("identity.yaml", "\uFEFFidentifiers: {x: {column: a}}")
                        .identifiers())
                .hasSize(1);
    }

    @Test
    void parse_noPriorities_areThePlacesInTheFile() {
        Mapping mapping = MappingReader.parse(
                "identity.yaml", "identifiers: {a: {column: a}, b: {column: b}}");

        assertThat(mapping.configuration().namespaces().get("b").priority()).isEqualTo(2);
        assertThat(List.copyOf(mapping.configuration().namespaces().keySet()))
                .containsExactly("a", "b");
    }
}
