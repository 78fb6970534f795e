package io.kinfold.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Records of three identifiers each, of a retailer with few busy and many quiet customers.
 *
 * <p>A customer has r records with probability proportional to r<sup>-2.03</sup>, r at most 97 (3.0 on average), and
 * 3 + log2(r) identifiers, of which each record names three; the records come in random order. Five million records
 * have about six million distinct identifiers: customer numbers, phones, e-mails, LINE ids and cookies, 26 bytes on
 * average. The same seed and number of records give the same workload.
 */
final class IngestWorkload {
    static final int KEYS_PER_RECORD = 3;
    static final int SPACES = 5;

    private static final double SKEW = 2.03;
    private static final int MOST_RECORDS = 97;
    private static final int COOKIE = 4;
    private static final String[] NAMES = {
        "chen", "lin", "huang", "chang", "li", "wang", "wu", "liu", "tsai", "yang", "hsu", "cheng"
    };
    private static final String[] HOSTS = {
        "gmail.com", "yahoo.com.tw", "hotmail.com", "example.com.tw"
    };

    private final int[] owners;
    private final byte[] sizes;

    IngestWorkload(int records, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] cumulative = cumulative();
        owners = new int[records];
        byte[] perOwner = new byte[records];
        int owner = 0;
        for (int at = 0; at < records; owner++) {
            int size = Math.min(draw(cumulative, random.nextDouble()), records - at);
            perOwner[owner] = (byte) size;
            for (int i = 0; i < size; i++) {
                owners[at++] = owner;
            }
        }
        sizes = java.util.Arrays.copyOf(perOwner, owner);
        shuffle(random);
    }

    private static double[] cumulative() {
        double[] sums = new double[MOST_RECORDS];
        double sum = 0;
        for (int r = 1; r <= MOST_RECORDS; r++) {
            sum += Math.pow(r, -SKEW);
            sums[r - 1] = sum;
        }
        return sums;
    }

    private static int draw(double[] cumulative, double uniform) {
        double target = uniform * cumulative[MOST_RECORDS - 1];
        int r = 1;
        while (cumulative[r - 1] < target) {
            r++;
        }
        return r;
    }

    private void shuffle(SplittableRandom random) {
        for (int i = owners.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = owners[i];
            owners[i] = owners[j];
            owners[j] = swapped;
        }
    }

    int records() {
        return owners.length;
    }

    /** The number of customers, which is the number of components that a right answer has. */
    int customers() {
        return sizes.length;
    }

    private int poolSize(int owner) {
        return KEYS_PER_RECORD + 31 - Integer.numberOfLeadingZeros(sizes[owner]);
    }

    /** A number that names identifier {@code i} of a record: equal numbers are equal identifiers. */
    long identifier(int record, int i) {
        int owner = owners[record];
        int pool = poolSize(owner);
        int first = (int) Long.remainderUnsigned(mix(record * 31L + 7), pool);
        return ((long) owner << 8) + (first + i) % pool;
    }

    /** The namespace of an identifier. */
    static int space(long identifier) {
        int ordinal = (int) identifier & 0xFF;
        int turn = (int) (mix(identifier >>> 8) & 0x7FFF_FFFF) % SPACES;
        return ordinal < SPACES ? (turn + ordinal) % SPACES : COOKIE;
    }

    /** Writes the identifiers of {@code count} records from {@code first} on as new strings. */
    void fill(int first, int count, Chunk chunk) {
        int at = 0;
        for (int record = first; record < first + count; record++) {
            for (int i = 0; i < KEYS_PER_RECORD; i++) {
                long identifier = identifier(record, i);
                chunk.spaces[at] = space(identifier);
                chunk.values[at++] = value(identifier, chunk.scratch);
            }
        }
        chunk.records = count;
        chunk.firstRecord = first;
    }

    /** A run of records. */
    static final class Chunk {
        final int[] spaces;
        final String[] values;
        int records;
        int firstRecord;
        private final byte[] scratch = new byte[64];

        Chunk(int mostRecords) {
            spaces = new int[mostRecords * KEYS_PER_RECORD];
            values = new String[mostRecords * KEYS_PER_RECORD];
        }
    }

    private static String value(long identifier, byte[] out) {
        long random = mix(identifier);
        int end;
        switch (space(identifier)) {
            case 0:
                out[0] = 'C';
                end = digits(out, 1, identifier & 0xFFFF_FFFF_FFL, 10);
                break;
            case 1:
                end = digits(
                        out,
                        put(out, 0, "+886"),
                        900_000_000_000L + (identifier >>> 8) * 10 + (identifier & 7),
                        12);
                break;
            case 2:
                end = email(out, identifier, random);
                break;
            case 3:
                out[0] = 'U';
                end = hex(out, hex(out, 1, random, 16), mix(random), 16);
                break;
            default:
                end = uuid(out, random, mix(random));
                break;
        }
        return new String(out, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static int email(byte[] out, long identifier, long random) {
        int at = put(out, 0, NAMES[(int) (random & 0xFF) % NAMES.length]);
        out[at++] = '.';
        at = put(out, at, NAMES[(int) (random >>> 8 & 0xFF) % NAMES.length]);
        at = digits(out, at, (identifier >>> 8) * 8 + (identifier & 7), 8);
        out[at++] = '@';
        return put(out, at, HOSTS[(int) (random >>> 16 & 3)]);
    }

    private static int uuid(byte[] out, long high, long low) {
        int at = hex(out, 0, high >>> 32, 8);
        out[at++] = '-';
        at = hex(out, at, high >>> 16, 4);
        out[at++] = '-';
        at = hex(out, at, high, 4);
        out[at++] = '-';
        at = hex(out, at, low >>> 48, 4);
        out[at++] = '-';
        return hex(out, at, low, 12);
    }

    private static int put(byte[] out, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            out[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    private static int digits(byte[] out, int at, long number, int count) {
        long rest = number;
        for (int i = count - 1; i >= 0; i--) {
            out[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }

    private static int hex(byte[] out, int at, long number, int count) {
        long rest = number;
        for (int i = count - 1; i >= 0; i--) {
            int digit = (int) rest & 15;
            out[at + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest >>>= 4;
        }
        return at + count;
    }

    /** The finalizer of SplitMix64. */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
