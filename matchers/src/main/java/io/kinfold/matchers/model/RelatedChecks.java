package io.kinfold.matchers.model;

import io.kinfold.config.Problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that the classes of related customers of a model keep. */
final class RelatedChecks {
    private RelatedChecks() {}

    static List<Problem> problems(List<RelatedClass> classes, List<Comparison> comparisons) {
        Map<String, Integer> levels = new HashMap<>();
        comparisons.forEach(one -> levels.put(one.name(), one.levels().size()));
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RelatedClass related : classes) {
            String path = "related." + related.name();
            if (!names.add(related.name())) {
                problems.add(new Problem(
                        "KIN-403", path, "two classes have this name; give each its own"));
            }
            related.levels().forEach((comparison, shares) -> {
                Integer count = levels.get(comparison);
                if (count == null) {
                    problems.add(new Problem(
                            "KIN-404",
                            path + "." + comparison,
                            "the model has no such comparison; name one of it"));
                } else if (count != shares.size()) {
                    problems.add(new Problem(
                            "KIN-405",
                            path + "." + comparison,
                            "the comparison has " + count + " levels, not " + shares.size()
                                    + "; give each a probability"));
                }
            });
        }
        return problems;
    }
}
