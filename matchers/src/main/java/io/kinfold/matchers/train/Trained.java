package io.kinfold.matchers.train;

import io.kinfold.matchers.model.FellegiSunterModel;

/**
 * What training gives. Immutable and safe for any thread.
 *
 * @param model the trained model
 * @param report how training went
 */
public record Trained(FellegiSunterModel model, TrainingReport report) {}
