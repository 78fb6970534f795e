package io.kinfold.benchmarks.durable;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/** A customer of the {@link Shop}, made from his number, with his fragments numbered from 0. */
final class Customer {
    static final int ROW_BITS = 5;

    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;
    private static final long INVERSE = inverse(ODD);
    private static final long KEY_BITS = (1L << 60) - 1;
    private static final long LINE_BITS = (1L << 48) - 1;
    private static final Instant FIRST_DAY = Instant.parse("2022-07-01T00:00:00Z");
    private static final int SECONDS = 1_460 * 86_400;
    private static final HexFormat HEX = HexFormat.of();
    private static final String SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐";
    private static final String GIVEN = "美麗志明淑芬家豪怡君雅婷俊傑宗翰佳穎冠宇欣怡建宏惠雯";
    private static final String[] CITIES = {"臺北市", "新北市", "桃園市", "臺中市", "臺南市", "高雄市"};
    private static final String[] MAIL = {"@gmail.com", "@yahoo.com.tw", "@hotmail.com"};

    private final long index;
    private final boolean storeA;
    private final boolean storeB;
    private final boolean friend;
    private final boolean app;
    private final int cookies;
    private final int secondVisits;
    private final boolean tablet;
    private final int receipts;

    Customer(long index) {
        this.index = index;
        double kind = unit(1);
        friend = kind < 0.58;
        boolean member = kind >= 0.44 && kind < 0.88;
        storeA = member && unit(2) < 0.72;
        storeB = member && (!storeA || unit(3) < 0.3);
        app = unit(4) < (member ? 0.35 : 0.05);
        boolean surfs = kind >= 0.88 || unit(5) < (member ? 0.55 : 0.2);
        cookies = surfs ? steps(unit(6), 0.70, 0.87, 0.95, 0.98) : 0;
        secondVisits = surfs && unit(7) < 0.4 ? 1 : 0;
        tablet = member && unit(8) < 0.05;
        receipts = member && unit(9) < 0.4 ? steps(unit(10), 0.6, 0.82, 0.92, 0.97) : 0;
    }

    /** Returns 1 below the first bound, 2 below the second … */
    private static int steps(double u, double... bounds) {
        int count = 1;
        for (double bound : bounds) {
            count += u >= bound ? 1 : 0;
        }
        return count;
    }

    /** Returns how many fragments there are of him; some customers have none. */
    int rows() {
        return count(storeA) + count(storeB) + count(friend) + count(app) + visits() + receipts;
    }

    private static int count(boolean is) {
        return is ? 1 : 0;
    }

    private int visits() {
        return cookies + secondVisits + count(tablet);
    }

    /** Returns the customer's number and the row's of an id, in one. */
    static long number(FragmentId id) {
        String key = id.key();
        return switch (id.source()) {
            case "web", "pos" -> Long.parseLong(key, 1, 16, 16) * INVERSE & KEY_BITS;
            case "line" -> Long.parseLong(key, 1, 13, 16) * INVERSE & LINE_BITS;
            default -> Long.parseLong(key, 2, key.length(), 10);
        };
    }

    Fragment fragment(int row) {
        int at = row;
        if (storeA && at-- == 0) {
            return store("store_a", "A0", row, true);
        }
        if (storeB && at-- == 0) {
            return store("store_b", "B0", row, false);
        }
        if (friend && at-- == 0) {
            return line(row);
        }
        if (app && at-- == 0) {
            return app(row);
        }
        return at < visits() ? visit(row, at) : receipt(row);
    }

    private Fragment.Builder builder(String source, String key, int row) {
        return Fragment.builder(source, key)
                .observedAt(FIRST_DAY.plusSeconds((long) (unit(100 + row) * SECONDS)));
    }

    private long number(int row) {
        return index << ROW_BITS | row;
    }

    private Fragment store(String source, String prefix, int row, boolean a) {
        Fragment.Builder builder = builder(source, prefix + number(row), row)
                .identifier(a ? "member_a" : "member_b", member(a))
                .attribute("name", name())
                .attribute("gender", unit(11) < 0.55 ? "F" : "M")
                .attribute("consent", unit(120 + row) < 0.65 ? "granted" : "denied");
        if (unit(140 + row) < 0.94) {
            builder.attribute("birthday", birthday(row).toString());
        }
        if (unit(160 + row) < 0.8) {
            builder.attribute("city", CITIES[(int) (unit(12) * CITIES.length)]);
        }
        if (unit(180 + row) < 0.97) {
            counterPhone(builder, row, a ? 0.6 : 0.35);
        }
        if (unit(200 + row) < (a ? 0.5 : 0.75)) {
            builder.identifier("email", unit(220 + row) < 0.02 ? "test@test.com" : email());
        }
        return builder.build();
    }

    private void counterPhone(Fragment.Builder builder, int row, double verified) {
        boolean shares = index % 4 != 0 && unit(13) < 0.15;
        phone(
                builder,
                shares ? mobile(index & ~3) : mobile(index),
                unit(240 + row) < (shares ? 0.04 : verified));
    }

    private Fragment line(int row) {
        long key = number(row) * ODD & LINE_BITS;
        Fragment.Builder builder = builder("line", "L" + HEX.toHexDigits(key, 12), row)
                .identifier("line", lineId())
                .attribute("name", name());
        if (unit(14) < (storeA || storeB ? 0.65 : 0.03)) {
            phone(builder, mobile(index), true);
            if (storeA && unit(15) < 0.4) {
                builder.identifier("member_a", member(true));
            }
        }
        return builder.build();
    }

    private Fragment app(int row) {
        String key = "u-" + number(row);
        Fragment.Builder builder = builder("app", key, row).identifier("app", "app-" + index);
        if (friend && unit(16) < 0.6) {
            builder.identifier("line", lineId());
        } else if (unit(17) < 0.5) {
            phone(builder, mobile(index), true);
        } else {
            builder.identifier("email", email());
        }
        if (unit(18) < 0.5) {
            builder.attribute("name", name()).attribute("birthday", birthday(-1).toString());
        }
        return builder.build();
    }

    private Fragment visit(int row, int visit) {
        String key = "w" + HEX.toHexDigits(number(row) * ODD & KEY_BITS, 15);
        Fragment.Builder builder = builder("web", key, row);
        if (visit == cookies + secondVisits) {
            long tablets = index / 5_000;
            return builder.identifier("cookie", "ab1e" + HEX.toHexDigits(tablets, 12))
                    .identifier("email", email())
                    .build();
        }
        builder.identifier("cookie", HEX.toHexDigits(hash(40 + visit % cookies)));
        if (visit >= cookies && app) {
            builder.identifier("app", "app-" + index);
        } else if (unit(260 + row) < (storeA || storeB || app ? 0.75 : 0.2)) {
            builder.identifier("email", email());
        }
        return builder.build();
    }

    private Fragment receipt(int row) {
        String key = "r" + HEX.toHexDigits(number(row) * ODD & KEY_BITS, 15);
        Fragment.Builder builder = builder("pos", key, row)
                .identifier("carrier", "/" + HEX.toHexDigits(index * 7_919, 8));
        if (unit(280 + row) < 0.65) {
            builder.identifier(storeA ? "member_a" : "member_b", member(storeA));
        }
        return builder.build();
    }

    private static void phone(Fragment.Builder builder, String number, boolean verified) {
        Identifier phone = Identifier.of("phone", number);
        builder.identifier(verified ? phone.asVerified() : phone).attribute("mobile", number);
    }

    private String member(boolean a) {
        return (a ? "A0" : "B0") + String.valueOf(100_000_000 + index).substring(1);
    }

    private String lineId() {
        return "U" + HEX.toHexDigits(hash(20)) + HEX.toHexDigits(hash(21));
    }

    private static String mobile(long index) {
        return "09" + String.valueOf(100_000_000 + index * 48_271 % 89_000_000).substring(1);
    }

    private String email() {
        String mark = Long.toString(index + 36, 36);
        return (char) ('a' + (int) (unit(22) * 26))
                + "lice.chen"
                + mark
                + MAIL[(int) (unit(23) * MAIL.length)];
    }

    private String name() {
        int surname = (int) (unit(24) * SURNAMES.length());
        int first = (int) (unit(25) * GIVEN.length());
        int second = (int) (unit(26) * GIVEN.length());
        return "" + SURNAMES.charAt(surname) + GIVEN.charAt(first) + GIVEN.charAt(second);
    }

    private LocalDate birthday(int row) {
        LocalDate own = LocalDate.of(1944, 1, 1).plusDays((long) (unit(27) * 24_000));
        return row >= 0 && unit(300 + row) < 0.01 ? LocalDate.of(1990, 1, 1) : own;
    }

    private double unit(int use) {
        return (hash(use) >>> 11) * 0x1p-53;
    }

    /** The finalizer of SplittableRandom over the customer and what the number is for. */
    private long hash(int use) {
        long z = (index << 10 | use) * ODD;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** The inverse modulo 2<sup>64</sup>, by Newton's iteration. */
    private static long inverse(long odd) {
        long x = odd;
        for (int i = 0; i < 5; i++) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
