package io.kinfold.command.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One colour for each namespace and rule, in the order of the configuration, the same on the whole
 * page.
 */
final class Palette {
    /**
     * Told apart by most colour-blind readers too (after Okabe and Ito, 2008), darkened to carry
     * white text.
     */
    private static final List<String> COLOURS = List.of(
            "#1f6fb2", "#b35900", "#0b7a5b", "#a8327a", "#5b4fb3", "#8a6d00", "#2b7f8c", "#44546a",
            "#5c6b2f", "#6b5348");

    private final Map<String, String> colours = new HashMap<>();

    Palette(List<String> names) {
        names.forEach(this::of);
    }

    /** Returns the colour of a name. */
    String of(String name) {
        return colours.computeIfAbsent(
                name, unused -> COLOURS.get(colours.size() % COLOURS.size()));
    }
}
