package io.kinfold.matchers.similarity;

import org.jspecify.annotations.Nullable;

/**
 * How alike two full names are: of persons, or of firms and other organizations, in whatever order,
 * script and completeness.
 *
 * <p>Words are aligned one to one, the most alike first: equal; initial and word; nickname and given
 * name; few edits, in the spelling or in a spelling folded to its sound; two neighbours and one word
 * written together. Each word has a weight: particles (al, von), legal forms and words that many
 * organizations bear weigh little. With the weight M of the aligned words, their likeness L, the
 * weight C of what is left on both sides and the weight E of what only one side has more,
 *
 * <pre>likeness = L / (M + c C + e E)</pre>
 *
 * so that what contradicts (Hans <em>Otto</em> and Hans <em>Jan</em>) counts far more than what is
 * left out. Besides, names alike but for spaces, and an acronym with the name whose initials
 * it has, are alike. Legal forms become codes (Limited Liability Company and GmbH are one), numerals
 * digits; titles are dropped. Junior and senior of one name are at most 0.4 alike.
 *
 * <p>Symmetric, from 0 to 1. From {@value #SAME_NAME} on two names are most probably one. 1 for
 * values with the same words in the same order, titles, accents and signs left out: order, as any
 * other difference, costs a little. Takes raw values: normalizing them first takes away signs that
 * this measure reads.
 *
 * <p>With the optional dependency ICU (com.ibm.icu:icu4j) names of any script are read in Latin
 * letters, Chinese ones as Mandarin with the family name first, of which Wade-Giles spellings are
 * known too. Without it Latin names only lose their accents, and those of other scripts are alike to
 * their equals only.
 *
 * <p>Cost: a name is read once, and kept among the {@value #KEPT} last ones; two names of n and m
 * words take n m distances of words. <strong>Bound:</strong> of a value the first
 * {@value NameReader#LONGEST} characters are looked at, and of these the first
 * {@value NameReader#MOST_WORDS} words. Pure; safe for any thread.
 */
public final class NameLikeness implements Similarity {
    /** From here on two names are most probably those of one person or organization. */
    public static final double SAME_NAME = 0.7;

    /** Order is lost often, but somebody called Otto Hans is not quite Hans Otto. */
    private static final double SAME_WORDS = 0.99;

    private static final int KEPT = 1 << 13;

    /**
     * Names read before, each at the place of its hash. Threads race here without harm: a name is
     * immutable, and to read one again changes nothing.
     */
    private static final @Nullable ReadName[] READ = new @Nullable ReadName[KEPT];

    private static final NameLikeness PERSONS = new NameLikeness(Kind.PERSON);
    private static final NameLikeness ORGANIZATIONS = new NameLikeness(Kind.ORGANIZATION);
    private static final NameLikeness ANY = new NameLikeness(Kind.ANY);

    private final Kind kind;

    private NameLikeness(Kind kind) {
        this.kind = kind;
    }

    private enum Kind {
        PERSON,
        ORGANIZATION,
        ANY
    }

    /**
     * Returns the measure for names of persons.
     *
     * @return the measure
     */
    public static NameLikeness ofPersons() {
        return PERSONS;
    }

    /**
     * Returns the measure for names of firms, other organizations and ships.
     *
     * @return the measure
     */
    public static NameLikeness ofOrganizations() {
        return ORGANIZATIONS;
    }

    /**
     * Returns the measure for names of unknown kind. They are taken as names of organizations if one
     * of the two has a legal form, a number, or a word that many organizations bear.
     *
     * @return the measure
     */
    public static NameLikeness ofAny() {
        return ANY;
    }

    @Override
    public double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        return between(read(a), read(b));
    }

    @Override
    public PreparedSimilarity prepare(String value) {
        ReadName read = read(value);
        return other -> value.equals(other) ? 1 : between(read, read(other));
    }

    private double between(ReadName a, ReadName b) {
        boolean person = switch (kind) {
            case PERSON -> true;
            case ORGANIZATION -> false;
            case ANY -> !a.looksLikeOrganization() && !b.looksLikeOrganization();
        };
        NameWords left = person ? a.ofPerson() : a.ofOrganization();
        NameWords right = person ? b.ofPerson() : b.ofOrganization();
        int order = left.text().compareTo(right.text());
        if (order == 0) {
            return 1;
        }
        // One order for both directions, so that ties are broken alike.
        double likeness = order < 0
                ? NameAlignment.likeness(left, right, person)
                : NameAlignment.likeness(right, left, person);
        return Math.max(0, Math.min(likeness, SAME_WORDS));
    }

    private static ReadName read(String value) {
        int hash = value.hashCode();
        int place = (hash ^ (hash >>> 13)) & (KEPT - 1);
        ReadName before = READ[place];
        if (before != null && before.raw().equals(value)) {
            return before;
        }
        ReadName read = NameReader.read(value);
        if (value.length() <= NameReader.LONGEST) {
            READ[place] = read;
        }
        return read;
    }
}
