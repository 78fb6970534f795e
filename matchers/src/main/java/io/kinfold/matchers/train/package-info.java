/**
 * Training of Fellegi-Sunter models: u from pairs taken at random, m and the prior by expectation
 * maximisation, or from labelled pairs.
 */
@NullMarked
package io.kinfold.matchers.train;

import org.jspecify.annotations.NullMarked;
