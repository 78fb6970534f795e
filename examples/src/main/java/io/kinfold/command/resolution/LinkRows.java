package io.kinfold.command.resolution;

import io.kinfold.command.report.Mask;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Link;
import io.kinfold.profile.ReviewItem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of links.csv. Equal values have equal digests in the column evidence, so that a reader
 * can tell what a link hangs on; the column value shows it masked.
 */
final class LinkRows {
    static final List<String> HEADER = List.of(
            "profile_id",
            "source",
            "key",
            "decision",
            "rule",
            "scope",
            "evidence",
            "value",
            "priority",
            "weight",
            "guard");

    private static final int DIGEST_BYTES = 8;
    private static final int SCALE = 10_000;

    /** Up to here what is multiplied is exact to far less than a thousandth. */
    private static final double MOST_SCALED = 1e11;

    private LinkRows() {}

    /** Returns the links of a profile that join at least two fragments, and those refused to it. */
    static List<List<String>> of(Explanation.OfProfile explained) {
        Map<String, Integer> holders = holders(explained);
        List<List<String>> rows = new ArrayList<>();
        String profile = explained.profile().id().toString();
        for (Link link : explained.links()) {
            if (joins(link, holders)) {
                rows.add(row(profile, link, "accepted"));
            }
        }
        explained.refused().forEach(link -> rows.add(row(profile, link, "refused")));
        return rows;
    }

    /** Returns whether a link joins at least two fragments of its profile. */
    static boolean joins(Link link, Map<String, Integer> holders) {
        return !isKey(link.evidence()) || holders.getOrDefault(identity(link.evidence()), 0) > 1;
    }

    /** Returns how many fragments of the profile hold each value that they share. */
    static Map<String, Integer> holders(Explanation.OfProfile explained) {
        Map<String, Integer> holders = new HashMap<>();
        for (Link link : explained.links()) {
            if (isKey(link.evidence())) {
                holders.merge(identity(link.evidence()), 1, Integer::sum);
            }
        }
        return holders;
    }

    /** Returns a possible link, which joins nobody before a person decides. */
    static List<String> of(ReviewItem.Possible possible) {
        return List.of(
                "",
                possible.first().source(),
                possible.first().key(),
                "review",
                possible.rule(),
                "",
                possible.second().toString(),
                "",
                "",
                bits(possible.bits()),
                "");
    }

    private static boolean isKey(Evidence evidence) {
        return evidence instanceof Evidence.SharedKey;
    }

    private static List<String> row(String profile, Link link, String decision) {
        Evidence evidence = link.evidence();
        return List.of(
                profile,
                link.fragment().source(),
                link.fragment().key(),
                decision,
                evidence.rule(),
                evidence instanceof Evidence.SharedKey shared ? shared.scope() : "",
                isKey(evidence) ? digest(identity(evidence)) : identity(evidence),
                evidence instanceof Evidence.SharedKey shared ? Mask.of(shared.value()) : "",
                Integer.toString(evidence.priority()),
                evidence.weight().isPresent() ? bits(evidence.weight().getAsDouble()) : "",
                link.refusedBy().map(guard -> guard.describe()).orElse(""));
    }

    /** Returns a weight with four digits behind the point. */
    static String bits(double bits) {
        double scaled = Math.abs(bits) * SCALE;
        long rounded = Math.round(scaled);
        if (rounded == 0 || !(scaled < MOST_SCALED) || isNearTie(scaled)) {
            return String.format(Locale.ROOT, "%.4f", bits);
        }
        String behind = Long.toString(SCALE + rounded % SCALE);
        return (bits < 0 ? "-" : "") + rounded / SCALE + '.' + behind.substring(1);
    }

    /** Returns whether which way to round hangs on digits that the multiplication may have lost. */
    private static boolean isNearTie(double scaled) {
        return Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-3;
    }

    /** Returns what tells one value from another. */
    static String identity(Evidence evidence) {
        if (evidence instanceof Evidence.SharedKey shared) {
            return shared.rule() + '\0' + shared.scope() + '\0' + shared.value();
        } else if (evidence instanceof Evidence.Resemblance pair) {
            return pair.other().toString();
        } else if (evidence instanceof Evidence.Judgement judgement) {
            return judgement.other().toString();
        }
        return evidence.rule();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
