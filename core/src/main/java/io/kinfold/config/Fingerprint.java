package io.kinfold.config;

import io.kinfold.fragment.Fragment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Digests a configuration: its settings as they are, its code by what it answers to probes. */
final class Fingerprint {
    /** Writings of many kinds, so that most changes of a normalizer show on one of them. */
    private static final List<String> PROBES = List.of(
            "王小明",
            "陳 大文",
            "Zoë  O’Brien-Smith",
            "O'BRIEN, ZOE",
            "Mr. John Q. Public Jr.",
            "1990-01-31",
            "1990/1/31",
            "民國79年1月31日",
            "0912-345-678",
            "+886 912 345 678",
            "(02) 2345-6789 #12",
            "Test.User+tag@Gmail.com",
            "USER@EXAMPLE.COM.TW",
            "臺北市信義區市府路１號",
            "台北市信義區市府路1號十二樓之3",
            "a",
            "A",
            "0",
            "00004711",
            "4711",
            "A123456789",
            "１２３４５６７８９０",
            "١٢٣",
            "Ａｂｃ　ｘｙｚ",
            "ｶﾞｷﾞ ガギ",
            "Straße",
            "İstanbul ISPARTA ıslak",
            "ﬁne Ⅷ ㍿",
            "e\u0301 é",
            "\u200Bzero\u200B \u00A0nbsp\u00A0",
            "tab\tand\nline",
            "김민준",
            "やまだ　たろう",
            "Иванов Иван",
            "محمد",
            "emoji \uD83D\uDE00",
            "\uD800",
            "",
            " ",
            "-",
            "N/A",
            "null",
            "test@test.com",
            "U4af4980629aa",
            "x".repeat(300));

    private static final int FRAGMENTS = 24;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "this JVM has no SHA-256, which every Java platform must have", e);
        }
    }

    static String of(Configuration configuration) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add("version", configuration.version());
        configuration.namespaces().values().forEach(fingerprint::add);
        configuration.attributes().values().forEach(fingerprint::add);
        List<Fragment> probes = fragments(configuration);
        configuration.rules().forEach(rule -> fingerprint.add(rule, probes));
        configuration.guards().forEach(guard -> fingerprint.add("guard", guard));
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    /** Adds parts of which none can be taken for two. */
    private void add(Object... parts) {
        for (Object part : parts) {
            String text = String.valueOf(part);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length()).array());
            digest.update(text.getBytes(StandardCharsets.UTF_16BE));
        }
    }

    private void add(Namespace namespace) {
        add("namespace", namespace.name(), namespace.priority(), namespace.maxPerProfile());
        add(namespace.verifiedOnly(), namespace.expireAfter());
        add("blocked", namespace.blockedValues().size());
        new TreeSet<>(namespace.blockedValues()).forEach(this::add);
        for (Pattern pattern : namespace.blockedPatterns()) {
            add("pattern", pattern.pattern(), pattern.flags());
        }
        add(namespace.genericAbove());
        add(namespace.normalizer());
    }

    private void add(Attribute attribute) {
        add("attribute", attribute.name(), attribute.survivorship());
        add(attribute.normalizer());
    }

    private void add(Map<String, Integer> limits) {
        add("generic", limits.size());
        new TreeMap<>(limits).forEach(this::add);
    }

    private void add(Normalizer normalizer) {
        for (String probe : PROBES) {
            String answer;
            try {
                answer = String.valueOf((Object) normalizer.normalize(probe));
            } catch (RuntimeException e) {
                answer = e.getClass().getName();
            }
            add("normal", answer);
        }
    }

    private void add(MatchRule rule, List<Fragment> probes) {
        if (rule instanceof ExactRule exact) {
            add("exact", exact.name(), exact.priority(), exact.attributes());
            add(exact.genericAbove());
        } else if (rule instanceof FuzzyRule fuzzy) {
            add("fuzzy", fuzzy.name(), fuzzy.priority(), fuzzy.clustering(), fuzzy.blockCap());
            add(fuzzy.linkThreshold(), fuzzy.reviewThreshold());
            add(fuzzy.matcher(), probes);
        }
    }

    private <P> void add(Matcher<P> matcher, List<Fragment> probes) {
        add("matcher", matcher.settings());
        List<P> forms = new ArrayList<>();
        for (Fragment probe : probes) {
            try {
                P form = matcher.prepare(probe);
                long[] blocks = matcher.blocks(form).clone();
                Arrays.sort(blocks);
                add("blocks", Arrays.toString(blocks));
                for (P other : forms) {
                    add("weight", matcher.weight(form, other), matcher.comparable(form, other));
                }
                forms.add(form);
            } catch (RuntimeException e) {
                add("threw", e.getClass().getName());
            }
        }
    }

    /** Returns fragments with all that is configured; neighbours agree in most of it, so that they weigh something. */
    private static List<Fragment> fragments(Configuration configuration) {
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < FRAGMENTS; i++) {
            Fragment.Builder builder = Fragment.builder("probe", Integer.toString(i))
                    .observedAt(Instant.ofEpochSecond(i));
            int place = 0;
            for (String name : configuration.attributes().keySet()) {
                builder.attribute(name, probe(i, place++));
            }
            for (String name : configuration.namespaces().keySet()) {
                builder.identifier(name, probe(i, place++));
            }
            fragments.add(builder.build());
        }
        return fragments;
    }

    private static String probe(int fragment, int place) {
        int kind = fragment / 4 * 5 + (fragment % 4 == place % 4 ? 1 : 0) + place;
        return PROBES.get(kind % PROBES.size());
    }
}
