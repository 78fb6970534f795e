package io.kinfold.command.persons;

import io.kinfold.command.chance.Dice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of which persons are made. They are put together from syllables, and the same for all
 * seeds; what sounds like a name is one by chance.
 *
 * <p>How many different words there are, and how fast their shares fall, is fitted to the counts of
 * febrl's kind of data (docs/data.md).
 */
final class Words {
    private static final int USE = 31;

    private static final List<String> GIVEN_STARTS = split(
            "ab ad al am an ar au be bel bra bri ca cal car cha chel co da dal dan de den do du ed"
                    + " el em er es eva fa fin flo fra ga gia gra ha har hay hol hu im in is ja jas"
                    + " je jo ju ka kay kel ki ky la lau le lin lo lu ma mad mar me mi mon na nat"
                    + " ni no o ol pa pe phi ra re ro ru sa sha si so ste ta te th ti to tri va vi"
                    + " wal wi xa ya za zo");
    private static final List<String> GIVEN_ENDS = split(
            "bby ce chael cia da dan den dia dine don dra drew e ella en ette ey fer gan ia ick ie"
                    + " il ina is ita ja ke kia la lan las lee leigh lene li lia lie lin lton lyn"
                    + " mes mie min mon na nah nce ne ney nie nna nor nton o phie r ra rah rd ren"
                    + " ria rie ris ron rry ry s sha sia son ssa sta t ta than thew tie tin tor ty"
                    + " van vid vin vy xa y zie");

    private static final List<String> STEMS = split(
            "ash bal ban bar bart bel ben ber blair bolt bor bran brig brom bur cam car cav chal"
                    + " chet clay clif col cran crow dal dar den der dob don dor dun el elm em fair"
                    + " far fen fer gal gar gil glen gor gran gre hal ham har haw hed hol hor hum"
                    + " jar jen kel ken kil kir lam lan lang lar leg lin lock lor lum mac mal mar"
                    + " mel mer mil mor nar nel nor oak or os pal par pel pen pick pol pres quin"
                    + " rad ram red rick rob ros row rud san saw scar sel shel sil som spen stan"
                    + " stir sul tal tan tar ten thor til tom tor tre tul up van ver wad wal war"
                    + " wel wen wes whit wil win wood wor yar yor");
    private static final List<String> ENDS = split(
            "acre all an and ard ash aster away beck ber berg berry bourne brand brook bury by"
                    + " cliff combe corn cott court cross croft dale den der dew dge don dry ell"
                    + " en er ers es ett ey field ford gan gate gill grave ham hart hill holm horn"
                    + " house hurst iff in ing ings ington is kin kins lake land lane leigh ler"
                    + " ley lin ling lis ly man mead mere mond mont more ner ness ney nott on or"
                    + " ow oz pool ridge rington rose ry sby sett shall shaw side sley smith son"
                    + " stead ster stock ston stone stow ter thorn thorpe ton tree vale vell ver"
                    + " ville wald ward ware water way wick win wood worth y yard");

    private static final List<String> STREET_KINDS = split("street street street street street"
            + " crescent crescent place place circuit circuit avenue close drive court road");
    private static final List<String> SUBURB_ADDITIONS =
            split("park hills north south east west" + " heights bay beach vale creek valley");
    private static final List<String> HOUSES = split(
            "village vlge lodge park farm house court" + " gardens cottage estate station heights");
    private static final List<String> UNITS = split("unit flat villa suite room rmb lot");

    private static final List<String> STATES = split("nsw vic qld wa sa tas act nt");
    private static final double[] STATE_SHARES = {0.337, 0.257, 0.181, 0.096, 0.081, 0.026, 0.015};

    private final Vocabulary givenNames =
            new Vocabulary(chosen(1, 848, pairs(GIVEN_STARTS, GIVEN_ENDS, "")), 15, 1.05);
    private final Vocabulary surnames =
            new Vocabulary(chosen(2, 3_000, pairs(STEMS, ENDS, "")), 4, 0.95);
    private final Vocabulary streets = new Vocabulary(chosen(3, 3_450, streetNames()), 15, 0.6);
    private final Vocabulary houses = new Vocabulary(chosen(4, 3_900, houseNames()), 1, 0.6);
    private final Vocabulary suburbs = new Vocabulary(chosen(5, 2_290, suburbNames()), 6, 0.65);
    private final List<String> postcodes = chosen(6, 1_773, numbers(2_000, 8_000));

    private static List<String> split(String words) {
        return List.of(words.split(" "));
    }

    private static List<String> numbers(int from, int to) {
        List<String> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    private static List<String> pairs(List<String> first, List<String> second, String between) {
        List<String> words = new ArrayList<>();
        for (String start : first) {
            for (String end : second) {
                words.add(start + between + end);
            }
        }
        return words;
    }

    private static List<String> streetNames() {
        return pairs(chosen(7, 2_500, pairs(STEMS, ENDS, "")), STREET_KINDS, " ");
    }

    private static List<String> suburbNames() {
        List<String> plain = chosen(8, 1_600, pairs(STEMS, ENDS, ""));
        List<String> names = new ArrayList<>(plain);
        names.addAll(chosen(9, 750, pairs(plain, SUBURB_ADDITIONS, " ")));
        return names;
    }

    private static List<String> houseNames() {
        List<String> plain = chosen(10, 1_900, pairs(STEMS, ENDS, ""));
        List<String> names = new ArrayList<>(plain);
        names.addAll(chosen(11, 1_750, pairs(plain, HOUSES, " ")));
        names.addAll(pairs(UNITS, numbers(1, 40), " "));
        return names;
    }

    /** Returns some of the words in an order of their own, each once. */
    private static List<String> chosen(int use, int count, List<String> words) {
        List<String> shuffled = new ArrayList<>(words);
        Dice.of(0, USE, use).shuffle(shuffled);
        Set<String> once = new LinkedHashSet<>(shuffled);
        return once.stream().limit(count).toList();
    }

    /** Returns a value of a field of one draw; suburb, postcode and state come together instead. */
    String draw(Field field, Dice dice) {
        return switch (field) {
            case GIVEN_NAME -> givenNames.draw(dice);
            case SURNAME -> surnames.draw(dice);
            case STREET_NUMBER -> streetNumber(dice);
            case ADDRESS_1 -> streets.draw(dice);
            case ADDRESS_2 -> houses.draw(dice);
            case SUBURB -> suburbs.draw(dice);
            case POSTCODE -> dice.earlyOf(postcodes);
            case STATE -> state(dice);
            case DATE_OF_BIRTH -> day(dice);
            case SOC_SEC_ID -> Integer.toString(1_000_000 + dice.below(9_000_000));
        };
    }

    /** Draws suburb, postcode and state into a person: a suburb has a handful of postcodes. */
    void drawPlace(Dice dice, Map<Field, String> values) {
        int suburb = suburbs.rank(dice);
        Dice place = Dice.of(0, USE + 1, 8L * suburb + dice.below(5));
        values.put(Field.SUBURB, suburbs.word(suburb));
        values.put(Field.POSTCODE, draw(Field.POSTCODE, place));
        values.put(Field.STATE, draw(Field.STATE, place));
    }

    /** Returns a number up to 700: above n with a share of about (1 + n/62)^-2. */
    private static String streetNumber(Dice dice) {
        double drawn = 62 * (1 / StrictMath.sqrt(1 - dice.unit()) - 1);
        return Integer.toString(1 + (int) (drawn % 700));
    }

    private static String state(Dice dice) {
        double drawn = dice.unit();
        int state = 0;
        while (state < STATE_SHARES.length && drawn >= STATE_SHARES[state]) {
            drawn -= STATE_SHARES[state++];
        }
        return STATES.get(state);
    }

    private static String day(Dice dice) {
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(dice.below(36_524));
        return Integer.toString(
                day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth());
    }
}
