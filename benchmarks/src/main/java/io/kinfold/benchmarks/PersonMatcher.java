package io.kinfold.benchmarks;

import io.kinfold.config.Matcher;
import io.kinfold.fragment.Fragment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares persons by six strings, all by Jaro-Winkler, in a plain way: a stand-in of realistic cost for a trained
 * model.
 */
final class PersonMatcher implements Matcher<String[]> {
    static final List<String> FIELDS =
            List.of("given", "surname", "birth", "postcode", "phone", "email");

    private static final double PRIOR = -20;
    private static final double[] EXACT = {7, 9, 13, 10, 18, 18};
    private static final double[] NEAR = {4, 5, 5, 2, 6, 8};
    private static final double[] OTHER = {-3, -4, -5, -2, -1, -1};

    @Override
    public String[] prepare(Fragment fragment) {
        return FIELDS.stream()
                .map(field -> fragment.attribute(field).orElse(""))
                .toArray(String[]::new);
    }

    @Override
    public long[] blocks(String[] form) {
        List<String> blocks = new ArrayList<>(5);
        blocks.add("n" + form[0] + ' ' + form[1]);
        blocks.add("b" + form[2]);
        blocks.add("s" + form[1] + ' ' + form[3]);
        if (!form[4].isEmpty()) {
            blocks.add("p" + form[4]);
        }
        if (!form[5].isEmpty()) {
            blocks.add("e" + form[5]);
        }
        return blocks.stream().mapToLong(Matcher::block).toArray();
    }

    @Override
    public double weight(String[] a, String[] b) {
        double bits = PRIOR;
        for (int i = 0; i < a.length; i++) {
            if (!a[i].isEmpty() && !b[i].isEmpty()) {
                double similarity = similarity(a[i], b[i]);
                bits += similarity == 1 ? EXACT[i] : similarity > 0.88 ? NEAR[i] : OTHER[i];
            }
        }
        return bits;
    }

    private static double similarity(String a, String b) {
        int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        boolean[] taken = new boolean[b.length()];
        char[] matched = new char[a.length()];
        int matches = 0;
        for (int i = 0; i < a.length(); i++) {
            int to = Math.min(b.length() - 1, i + window);
            for (int j = Math.max(0, i - window); j <= to; j++) {
                if (!taken[j] && a.charAt(i) == b.charAt(j)) {
                    taken[j] = true;
                    matched[matches++] = a.charAt(i);
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int at = 0;
        int halves = 0;
        for (int j = 0; j < b.length(); j++) {
            if (taken[j] && matched[at++] != b.charAt(j)) {
                halves++;
            }
        }
        double m = matches;
        double jaro = (m / a.length() + m / b.length() + (m - halves / 2.0) / m) / 3;
        int prefix = Arrays.mismatch(a.toCharArray(), b.toCharArray());
        int common = Math.min(4, prefix < 0 ? a.length() : prefix);
        return jaro + common * 0.1 * (1 - jaro);
    }
}
