package io.kinfold.command.accuracy;

import io.kinfold.matchers.evaluate.Scores;

/**
 * What a run is worth.
 *
 * @param pairwise precision and recall over pairs
 * @param bCubed the B-cubed F1 as text; a dash where the truth tells pairs only
 * @param missing the records of the truth that the run did not assign
 */
record Figures(Scores pairwise, String bCubed, long missing) {}
