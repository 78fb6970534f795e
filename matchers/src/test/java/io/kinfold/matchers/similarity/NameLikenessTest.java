package io.kinfold.matchers.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names made up for the purpose; who bears one does so by chance. */
class NameLikenessTest {
    private static final Similarity PERSONS = NameLikeness.ofPersons();
    private static final Similarity ORGANIZATIONS = NameLikeness.ofOrganizations();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Maria Lindqvist | Lindqvist, Maria",
                "Dr. Maria Lindqvist | Maria Lindqvist",
                "María Lindqvist | maria lindqvist",
                "M. Lindqvist | Maria Lindqvist",
                "Maria K. Lindqvist | Maria Karin Lindqvist",
                "Maria Lindqvist | Maria Karin Lindqvist",
                "Peggy Lindqvist | Margaret Lindqvist",
                "P. Lindqvist | Margaret Lindqvist",
                "JP Moreau | Jean-Pierre Moreau",
                "Jean Pierre Moreau | Jeanpierre Moreau",
                "Marialindqvist | Maria Lindqvist",
                "Maria Lindkvist | Maria Lindqvist",
                "Jusuf al-Hadad | Yousef Haddad",
                "Pieter van der Berg | Pieter Berg",
                "Mar1a L1ndqvist | Maria Lindqvist",
                "Сергей Воронцов | Sergei Vorontsov",
                "Σοφία Παπαδάκη | Sofia Papadaki",
                "王小明 | Wang Xiaoming",
                "王小明 | Hsiao-Ming Wang",
                "張志豪 | Chang Chih-Hao",
                "蔡淑芬 | Tsai Shu-fen",
                "欧阳小明 | Ouyang Xiao Ming"
            })
    void of_namesOfOnePerson_reachesSameName(String one, String other) {
        assertThat(PERSONS.of(one, other)).isGreaterThanOrEqualTo(NameLikeness.SAME_NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Maria Lindqvist | Maria Lundgren",
                "Maria Lindqvist | Karl Lindqvist",
                "A. Lindqvist | Maria Lindqvist",
                "Maria K. Lindqvist | Maria Johanna Lindqvist",
                "Maria K. Lindqvist | Maria J. Lindqvist",
                "Karl Lindqvist Jr. | Karl Lindqvist Sr.",
                "Karl Lindqvist III | Karl Lindqvist II",
                "Karl Lindqvist I | Karl Lindqvist II",
                "Yusuf bin Hadad | Omar bin Saleh",
                "王小明 | 王大華",
                "王小明 | Wang Ta-hua"
            })
    void of_namesOfTwoPersons_staysBelowSameName(String one, String other) {
        assertThat(PERSONS.of(one, other)).isLessThan(NameLikeness.SAME_NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nordwind GmbH | Nordwind Limited Liability Company",
                "Nordwind Trading Ltd. | The Nordwind Trading Limited",
                "OAO Severny Veter | Open Joint Stock Company Severny Veter",
                "ООО Северный Ветер | Severny Veter LLC",
                "N.W.T. Company | NWT Co.",
                "First Northern Bank | 1st Northern Bank",
                "Pier Forty-Two | Pier 42",
                "Northwind Int'l | Northwind International",
                "Nordwind | Nordwind AG",
                "Nord Wind AG | Nordwind AG",
                "NFB | Northern Fishery Board",
                "北風貿易股份有限公司 | 北風貿易"
            })
    void of_namesOfOneFirm_reachesSameName(String one, String other) {
        assertThat(ORGANIZATIONS.of(one, other)).isGreaterThanOrEqualTo(NameLikeness.SAME_NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nordwind AG | Südwind AG",
                "Nordwind Bank AG | Nordwind Bank GmbH",
                "NWT Aviation | NLT Aviation",
                "Ministry of Fishery of Norway | Ministry of Fishery of Peru",
                "Northern Group Holdings | Southern Group Holdings"
            })
    void of_namesOfTwoFirms_staysBelowSameName(String one, String other) {
        assertThat(ORGANIZATIONS.of(one, other)).isLessThan(NameLikeness.SAME_NAME);
    }

    @Test
    void of_kindUnknown_isAsOfOrganizationsWhereALegalFormTells() {
        String one = "Nordwind Group AG";
        String other = "Nordwind GmbH";
        assertThat(NameLikeness.ofAny().of(one, other)).isEqualTo(ORGANIZATIONS.of(one, other));
        assertThat(NameLikeness.ofAny().of("Maria Lindqvist", "M Lindqvist"))
                .isEqualTo(PERSONS.of("Maria Lindqvist", "M Lindqvist"));
    }

    @Test
    void of_otherOrder_isBelowOne() {
        assertThat(PERSONS.of("Hans Otto", "Otto Hans")).isBetween(0.9, 0.999);
        assertThat(PERSONS.of("Hans Otto", "HANS  OTTO")).isEqualTo(1);
    }

    @Test
    void of_contradiction_countsMoreThanWhatIsLeftOut() {
        double leftOut = PERSONS.of("Hans Lindqvist", "Hans Otto Lindqvist");
        double contradicted = PERSONS.of("Hans Karl Lindqvist", "Hans Otto Lindqvist");
        assertThat(leftOut).isGreaterThan(contradicted + 0.1);
    }

    @Test
    void of_noLetters_isAlikeToEqualsOnly() {
        assertThat(PERSONS.of("---", "!!")).isZero();
        assertThat(PERSONS.of("", "Maria")).isZero();
        assertThat(PERSONS.of("", "")).isEqualTo(1);
    }
}
