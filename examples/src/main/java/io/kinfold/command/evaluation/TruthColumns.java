package io.kinfold.command.evaluation;

import java.util.Optional;

/**
 * Where the truth stands.
 *
 * @param id the column of the record's key
 * @param cluster the column of the true customer
 * @param source the column of the record's source; empty to take 'source' if there is one, and to
 *     go by the key alone if not
 */
public record TruthColumns(String id, String cluster, Optional<String> source) {}
