package io.kinfold.segments.text;

import io.kinfold.segments.expression.Expression;

import java.util.List;

/**
 * A condition with a name, written once and used in many segments of a file.
 *
 * @param name its name
 * @param parameters the names of its parameters
 * @param body the condition, in which {@code :parameter} stands for what a call gives
 */
record Macro(String name, List<String> parameters, Expression body) {}
