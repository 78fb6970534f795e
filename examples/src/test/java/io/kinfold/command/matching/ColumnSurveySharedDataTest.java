package io.kinfold.command.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinfold.matchers.auto.ColumnGuess;
import io.kinfold.matchers.auto.ColumnKind;
import io.kinfold.matchers.auto.TableProfile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the columns of public data are taken for; the data are not part of the project. */
class ColumnSurveySharedDataTest {
    /** Each file with columns and what they are; a slash stands between what is as good. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "febrl/dataset1.csv | rec_id=ROW_ID given_name=GIVEN_NAME surname=SURNAME"
                        + " street_number=STREET_NUMBER address_1=STREET suburb=CITY"
                        + " postcode=POSTCODE state=CATEGORY date_of_birth=BIRTH_DATE"
                        + " soc_sec_id=IDENTITY_NUMBER",
                "febrl/dataset3.csv | rec_id=ROW_ID state=CATEGORY date_of_birth=BIRTH_DATE",
                "persons/persons_10k.csv | id=ROW_ID cluster=LABEL source=SOURCE state=CATEGORY"
                        + " date_of_birth=BIRTH_DATE soc_sec_id=IDENTITY_NUMBER",
                "persons/persons_100k.csv.gz | id=ROW_ID cluster=LABEL postcode=POSTCODE",
                "fake_1000/fake_1000.csv | unique_id=ROW_ID cluster=LABEL first_name=GIVEN_NAME"
                        + " surname=SURNAME dob=BIRTH_DATE city=CITY email=EMAIL",
                "restaurants/fodors_zagats/fodors.csv | id=ROW_ID name=FULL_NAME/ORGANISATION"
                        + " addr=STREET/ADDRESS city=CITY phone=PHONE type=STATUS/CATEGORY",
                "restaurants/restaurant-nophone.csv | name=FULL_NAME/ORGANISATION"
                        + " address=STREET/ADDRESS city=CITY",
                "senzing_truthset/customers.csv | DATA_SOURCE=SOURCE RECORD_ID=ROW_ID"
                        + " PRIMARY_NAME_LAST=SURNAME PRIMARY_NAME_FIRST=GIVEN_NAME GENDER=GENDER"
                        + " DATE_OF_BIRTH=BIRTH_DATE EMAIL_ADDRESS=EMAIL PHONE_NUMBER=PHONE"
                        + " ADDR_CITY=CITY ADDR_POSTAL_CODE=POSTCODE DATE=DATE AMOUNT=NUMBER",
                "senzing_truthset/customers.jsonl | RECORD_ID=ROW_ID FEATURES.DATE_OF_BIRTH=BIRTH_DATE"
                        + " FEATURES.NAME_LAST=SURNAME",
                "fuzzy_matcher/Sample-Big-Data.csv | Name=FULL_NAME Street=STREET City=CITY"
                        + " State=CATEGORY Zip=POSTCODE Phone=PHONE Email=EMAIL",
                "patients/pairs_visible_AIRA-A.csv | pair_id=ROW_ID a_nameFirst=GIVEN_NAME"
                        + " a_nameLast=SURNAME a_birthDate=BIRTH_DATE a_gender=GENDER a_phone=PHONE"
                        + " a_addressCity=CITY a_addressZip=POSTCODE a_ssn=IDENTITY_NUMBER",
                "complete_journey/demographics.csv | household_id=ROW_ID",
            })
    void of_file_takesColumnsForWhatTheyAre(String name, String expected) throws IOException {
        Path file = data(name);

        TableProfile profile = ColumnSurvey.of(List.of(file), Map.of(), unused -> {});

        Map<String, ColumnKind> kinds = new HashMap<>();
        for (ColumnGuess guess : profile.columns()) {
            kinds.put(guess.column(), guess.kind());
        }
        for (String entry : expected.split(" ", -1)) {
            String column = entry.substring(0, entry.indexOf('='));
            assertThat(entry.substring(entry.indexOf('=') + 1).split("/", -1))
                    .as(column)
                    .contains(String.valueOf(kinds.get(column)));
        }
    }

    private static Path data(String name) {
        String place = Optional.ofNullable(System.getProperty("KINFOLD_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("KINFOLD_DATA")))
                .orElse("../../shared/data");
        Path data = Path.of(place, name);
        assumeTrue(
                Files.isRegularFile(data),
                "skipped: there is no " + data + "; set KINFOLD_DATA to the folder of data");
        return data;
    }
}
