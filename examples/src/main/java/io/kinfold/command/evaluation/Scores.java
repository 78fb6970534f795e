package io.kinfold.command.evaluation;

/**
 * Precision, recall and their harmonic mean, each from 0 to 1. Where nothing was claimed, precision
 * is 1; where there was nothing to find, recall is 1.
 */
record Scores(double precision, double recall) {
    /** Returns the scores of sums: what was right, what was claimed, what there is to find. */
    static Scores of(double right, double claimed, double there) {
        return new Scores(claimed == 0 ? 1 : right / claimed, there == 0 ? 1 : right / there);
    }

    /** Returns the harmonic mean; 0 if both are 0. */
    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
