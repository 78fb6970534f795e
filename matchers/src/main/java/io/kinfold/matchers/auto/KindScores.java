package io.kinfold.matchers.auto;

import io.kinfold.matchers.auto.CellTraits.Trait;

import java.util.EnumMap;
import java.util.Map;

/**
 * How well the content of a column fits each kind, from 0 to 1. A share of values with a telling shape
 * counts in full; what only suggests a kind stays below, so that a header can decide. The bounds say
 * how telling a shape is; they were set by thought on what such values look like, on no file.
 */
final class KindScores {
    /** A header decides between kinds that content fits at least so well. */
    static final double POSSIBLE = 0.25;

    private final ColumnFeatures of;
    private final Map<ColumnKind, Double> scores = new EnumMap<>(ColumnKind.class);

    private KindScores(ColumnFeatures features) {
        this.of = features;
        score(ColumnKind.EMAIL, of.share(Trait.EMAIL));
        score(ColumnKind.GENDER, of.distinct() <= 12 ? 0.9 * of.share(Trait.GENDER) : 0);
        dates();
        phones();
        numbers();
        names();
        places();
        categories();
        score(ColumnKind.TEXT, 0.3);
    }

    static Map<ColumnKind, Double> of(ColumnFeatures features) {
        return new KindScores(features).scores;
    }

    private void score(ColumnKind kind, double score) {
        scores.merge(kind, Math.min(1, score), Math::max);
    }

    /** People are born over decades, and what a shop records happens within years. */
    private void dates() {
        double dates = of.share(Trait.DATE);
        boolean lives = of.yearSpread() >= 25 && of.year(0.5) <= 2005;
        score(ColumnKind.BIRTH_DATE, dates * (lives ? 0.95 : 0.6));
        score(ColumnKind.DATE, dates * (lives ? 0.6 : 0.8));
    }

    private void phones() {
        double shape =
                of.share(Trait.PHONE_SHAPE) - of.share(Trait.DATE) - of.share(Trait.NATIONAL_ID);
        double marks = of.share(Trait.PHONE_MARKS);
        double valid = of.regionShare();
        score(ColumnKind.PHONE, shape * Math.max(0.3 + 0.55 * marks, valid > 0.7 ? valid : 0));
    }

    private void numbers() {
        double digits = of.share(Trait.DIGITS);
        boolean even = of.usualLength() >= 0.8;
        double house = of.share(Trait.HOUSE_NUMBER) - (even && of.length() > 3 ? 0.3 : 0);
        score(ColumnKind.STREET_NUMBER, of.length() <= 4 ? 0.6 * house : 0.2 * house);
        boolean short6 = of.length() >= 3 && of.length() <= 6;
        double repeats = of.variety() < 0.7 ? 0.75 : 0.5;
        score(
                ColumnKind.POSTCODE,
                Math.max(
                        even && short6 ? repeats * digits : 0,
                        0.9 * of.share(Trait.LETTER_POSTCODE)));
        score(ColumnKind.NUMBER, Math.max(0.9 * of.share(Trait.DECIMAL), 0.45 * digits));
        double code = Math.max(digits, of.share(Trait.CODE)) - of.share(Trait.DATE);
        boolean longer = of.length() >= 6;
        score(
                ColumnKind.IDENTITY_NUMBER,
                Math.max(
                        0.9 * of.share(Trait.NATIONAL_ID),
                        code * (longer && of.variety() > 0.5 ? 0.65 : 0.35)));
        score(ColumnKind.ROW_ID, Math.max(0.35, 0.6 * code));
    }

    private void names() {
        double one = of.share(Trait.ONE_WORD);
        double few = of.share(Trait.FEW_WORDS);
        double given = of.share(Trait.GIVEN);
        double surname = of.share(Trait.SURNAME);
        double spread = of.distinct() > 12 ? 1 : 0.5;
        double mostlyOne = one >= few ? one + 0.5 * few : 0.5 * one;
        score(ColumnKind.GIVEN_NAME, spread * mostlyOne * (0.45 + 0.4 * given));
        score(ColumnKind.SURNAME, spread * mostlyOne * (0.45 + 0.4 * surname));
        double han = of.share(Trait.HAN_NAME);
        double known = Math.max(given, surname);
        double foreign = of.share(Trait.ORGANISATION) + of.share(Trait.STREET);
        score(
                ColumnKind.FULL_NAME,
                Math.max(0.9 * han, few * (0.4 + 0.5 * known) + 0.3 * one - 0.5 * foreign));
        score(
                ColumnKind.ORGANISATION,
                Math.max(0.25, of.share(Trait.ORGANISATION) * 1.2 + (few + one > 0.5 ? 0.1 : 0)));
    }

    private void places() {
        double street = of.share(Trait.STREET);
        double numbered = of.share(Trait.NUMBER_FIRST);
        double han = of.share(Trait.HAN_ADDRESS);
        score(ColumnKind.STREET, Math.max(street, 0.3 + 0.5 * numbered));
        boolean parts = of.length() >= 30;
        score(
                ColumnKind.ADDRESS,
                Math.max(
                        han * 0.95, parts ? 0.4 + 0.6 * street : 0.4 * Math.max(street, numbered)));
        double words = of.share(Trait.ONE_WORD) + of.share(Trait.FEW_WORDS);
        double known = of.share(Trait.PLACE) + of.share(Trait.HAN_REGION);
        score(ColumnKind.CITY, words * (0.35 + 0.6 * known) * (of.variety() < 0.7 ? 1 : 0.7));
        score(ColumnKind.CITY, 0.7 * of.share(Trait.HAN_REGION) * (1 - han));
    }

    private void categories() {
        double commonness = of.values() == 0 ? 1 : (double) of.common() / of.values();
        boolean few = of.common() <= 12 && commonness < 0.1;
        double some = of.common() <= 40 && commonness < 0.1 ? 0.65 : 0.35;
        double states = of.common() <= 60 ? 0.9 * of.share(Trait.STATE) : 0;
        score(ColumnKind.STATUS, few ? 0.85 : of.common() <= 40 ? 0.35 : 0.1);
        score(ColumnKind.CATEGORY, Math.max(states, of.common() <= 80 ? some : 0.1));
    }
}
