package io.kinfold.command.report;

import io.kinfold.profile.Explanation;
import io.kinfold.profile.Link;

import java.util.List;
import java.util.SortedMap;

/**
 * What a report shows.
 *
 * @param title what was resolved
 * @param files the files that were read
 * @param rules the namespaces and rules, in the order of the configuration
 * @param sources fragments by source
 * @param sizes profiles by number of fragments
 * @param contest what guards refused
 * @param largest the profiles with most fragments, the largest first
 * @param contested the profiles with most refused links, the most contested first
 * @param pairs pairs that a fuzzy rule weighed, the most telling ones
 * @param rejects rows left out, by reason
 */
public record ReportData(
        String title,
        List<FileCount> files,
        List<RuleCount> rules,
        SortedMap<String, Long> sources,
        SortedMap<Integer, Long> sizes,
        Contest contest,
        List<Explanation.OfProfile> largest,
        List<Explanation.OfProfile> contested,
        List<PairPicture> pairs,
        SortedMap<String, Long> rejects) {

    /**
     * One input.
     *
     * @param name its name
     * @param rows the rows that became fragments
     * @param rejected the rows left out
     */
    public record FileCount(String name, long rows, long rejected) {}

    /**
     * One namespace or rule.
     *
     * @param name its name
     * @param held the values of it that came in
     * @param joins the merges that it made: one less than the fragments of a profile that share a
     *     value, summed up
     * @param refused the links by it that a guard refused
     * @param idle the values that do not link: blocked, generic, not verified, expired, or empty in
     *     normal form
     */
    public record RuleCount(String name, long held, long joins, long refused, long idle) {}

    /**
     * What guards refused.
     *
     * @param byGuard refused links by guard
     * @param sample some of them
     */
    public record Contest(SortedMap<String, Long> byGuard, List<Link> sample) {
        /** Returns the number of refused links. */
        public long refused() {
            return byGuard.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Returns these data with pairs to show. */
    public ReportData with(List<PairPicture> shown) {
        return new ReportData(
                title, files, rules, sources, sizes, contest, largest, contested, shown, rejects);
    }

    /** Returns the number of fragments. */
    long fragments() {
        return sources.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of profiles. */
    long profiles() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of rows left out. */
    long rejected() {
        return rejects.values().stream().mapToLong(Long::longValue).sum();
    }
}
