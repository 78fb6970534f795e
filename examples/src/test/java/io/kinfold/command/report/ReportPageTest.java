package io.kinfold.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Contribution;
import io.kinfold.config.Guard;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.GoldenValue;
import io.kinfold.profile.Link;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;

import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

class ReportPageTest {
    private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

    @Test
    void of_hostileNames_staysAPageWithoutTheirMarkup() throws Exception {
        String evil = "<script>alert('&')</script>";

        String page = ReportPage.of(data(evil, 3));

        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;");
        assertSvgIsWellFormed(page);
    }

    @Test
    void of_values_areMasked() throws IOException {
        String page = ReportPage.of(data("crm", 3));

        assertThat(page)
                .doesNotContain("secret-value")
                .doesNotContain("王小明")
                .contains("se•••ue")
                .contains("王•明");
    }

    @Test
    void of_manyFragments_drawsSomeAndCountsTheRest() throws Exception {
        String page = ReportPage.of(data("crm", 5_000));

        assertThat(page).contains("Not drawn: 4,984 fragments, 0 shared values.");
        assertThat(page.length()).isLessThan(60_000);
        assertSvgIsWellFormed(page);
    }

    @Test
    void of_otherLocale_drawsTheSame() throws IOException {
        Locale before = Locale.getDefault();
        try {
            String english = ReportPage.of(data("crm", 3));
            Locale.setDefault(Locale.GERMANY);
            assertThat(ReportPage.of(data("crm", 3))).isEqualTo(english);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void of_nothing_saysSo() throws Exception {
        ReportData empty = new ReportData(
                "none",
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new ReportData.Contest(new TreeMap<>(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>());

        String page = ReportPage.of(empty);

        assertThat(page).contains("There are none.").contains("every row became a fragment");
        assertSvgIsWellFormed(page);
    }

    @Test
    void of_pairs_drawsEachAsAWaterfall() throws Exception {
        PairPicture pair = new PairPicture(
                "Just enough",
                "crm:<1>",
                "crm:2",
                "0.50 bits, linked",
                List.of(
                        new Contribution("prior", "", -8),
                        new Contribution("surname", "exact", 10),
                        new Contribution("surname", "term frequency", 1.5),
                        new Contribution("city", "else", -3)),
                0.4);

        String page = ReportPage.of(data("crm", 2).with(List.of(pair)));

        assertThat(page)
                .contains("How pairs were weighed")
                .contains("crm:&lt;1&gt;")
                .contains("−8.0")
                .contains("+11.5")
                .contains("+0.5")
                .contains("links from +0.4");
        assertSvgIsWellFormed(page);
    }

    private static void assertSvgIsWellFormed(String page) throws Exception {
        Matcher svg = SVG.matcher(page);
        while (svg.find()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg.group())));
        }
    }

    private static ReportData data(String source, int fragments) {
        List<FragmentId> ids = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < fragments; i++) {
            FragmentId id = FragmentId.of(source, "<" + i + ">");
            ids.add(id);
            links.add(new Link(
                    id, new Evidence.SharedKey("phone", "", "secret-value", 1), Optional.empty()));
        }
        Link refused = new Link(
                ids.get(0),
                new Evidence.SharedKey("email", "", "amy@example.com", 2),
                Optional.of(new Guard.AtMost("member", 1)));
        Profile profile = new Profile(
                new ProfileId(ids.get(0)),
                ids,
                List.of(Identifier.of("phone", "secret-value")),
                Map.of("name", new GoldenValue(List.of("王小明"), List.of(ids.get(0)))));
        Explanation.OfProfile explained =
                new Explanation.OfProfile(profile, links, List.of(refused));
        return new ReportData(
                source,
                List.of(new ReportData.FileCount(source, fragments, 1)),
                List.of(new ReportData.RuleCount("phone", fragments, fragments - 1L, 0, 0)),
                new TreeMap<>(Map.of(source, (long) fragments)),
                new TreeMap<>(Map.of(fragments, 1L)),
                new ReportData.Contest(
                        new TreeMap<>(Map.of("at most 1 member per profile", 1L)),
                        List.of(refused)),
                List.of(explained),
                List.of(explained),
                List.of(),
                new TreeMap<>(Map.of("the reason", 1L)));
    }
}
