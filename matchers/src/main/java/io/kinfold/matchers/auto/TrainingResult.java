package io.kinfold.matchers.auto;

import io.kinfold.matchers.rule.TrainedRule;
import io.kinfold.matchers.train.TrainingReport;

import java.util.Objects;

/**
 * A rule that was trained, and how that went. Immutable and safe for any thread.
 *
 * @param rule the rule, with blocking, thresholds and cap
 * @param report how training went
 * @param fragments the fragments that it was trained on: all, or a sample
 * @param expected what the model expects of the link threshold
 */
public record TrainingResult(
        TrainedRule rule, TrainingReport report, int fragments, Expected expected) {
    /**
     * Rejects nulls.
     *
     * @param rule the rule, with blocking, thresholds and cap
     * @param report how training went
     * @param fragments the fragments that it was trained on: all, or a sample
     * @param expected what the model expects of the link threshold
     */
    public TrainingResult {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(expected, "expected");
    }

    /**
     * What the model expects of the pairs that share a block; the truth may be otherwise.
     *
     * @param pairs the pairs that share a block, for each fragment
     * @param precision the share of the pairs at or above the threshold that are one customer
     * @param recall the share of the pairs of one customer that are at or above the threshold
     * @param onePerSource whether each source seems to hold a customer once: pairs of two sources are one
     *     customer far more often than pairs within a source
     */
    public record Expected(double pairs, double precision, double recall, boolean onePerSource) {}
}
