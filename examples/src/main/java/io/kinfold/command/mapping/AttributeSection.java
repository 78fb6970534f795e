package io.kinfold.command.mapping;

import io.kinfold.command.problem.NearestName;
import io.kinfold.config.Survivorship;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code attributes}. */
final class AttributeSection {
    private static final Set<String> KEYS = Set.of(
            "column", "joined", "type", "normalize", "region", "survivorship", "sources", "order");
    private static final Map<String, NormalForm> TYPES = Map.of(
            "text",
            NormalForm.LOWER,
            "number",
            NormalForm.TRIM,
            "date",
            NormalForm.DATE,
            "flag",
            NormalForm.LOWER);
    private static final Set<String> CHAIN = Set.of(
            "most_recent",
            "oldest",
            "most_frequent",
            "longest",
            "source_order",
            "most_restrictive",
            "union");

    private final Optional<Section> all;

    AttributeSection(Section root) {
        this.all = root.section("attributes");
    }

    /** Returns the entries in the order of the file; what is wrong is noted. */
    List<AttributeMapping> read() {
        List<AttributeMapping> read = new ArrayList<>();
        all.ifPresent(section -> {
            for (Named name : section.keys()) {
                section.section(name.name())
                        .map(entry -> entry.knowing(KEYS))
                        .ifPresent(entry -> read.add(entry(name, entry)));
            }
        });
        return read;
    }

    private static AttributeMapping entry(Named name, Section entry) {
        NormalForm form = Words.normalForm(entry, type(entry));
        List<Named> joined = entry.texts("joined");
        return new AttributeMapping(
                name,
                joined.isEmpty() ? Words.columns(entry, name) : entry.texts("column"),
                joined,
                form,
                Words.region(entry, form),
                survivorship(entry));
    }

    private static NormalForm type(Section entry) {
        Optional<Named> type = entry.text("type");
        if (type.isPresent() && !TYPES.containsKey(type.get().name())) {
            entry.note(
                    type.get(),
                    "there is no type '" + type.get().name() + "'"
                            + NearestName.hint(type.get().name(), TYPES.keySet()));
        }
        return type.map(word -> TYPES.getOrDefault(word.name(), NormalForm.LOWER))
                .orElse(NormalForm.LOWER);
    }

    private static List<Survivorship> survivorship(Section entry) {
        List<Survivorship> chain = new ArrayList<>();
        List<String> sources = list(entry, "sources");
        List<String> order = list(entry, "order");
        for (Named word : entry.texts("survivorship")) {
            switch (word.name()) {
                case "most_recent" -> chain.add(Survivorship.mostRecent());
                case "oldest" -> chain.add(Survivorship.oldest());
                case "most_frequent" -> chain.add(Survivorship.mostFrequent());
                case "longest" -> chain.add(Survivorship.longest());
                case "union" -> chain.add(Survivorship.union());
                case "source_order" -> {
                    needed(entry, word, "sources", sources);
                    chain.add(Survivorship.sourceOrder(sources.toArray(String[]::new)));
                }
                case "most_restrictive" -> {
                    needed(entry, word, "order", order);
                    chain.add(Survivorship.mostRestrictive(order.toArray(String[]::new)));
                }
                default ->
                    entry.note(
                            word,
                            "there is no survivorship rule '" + word.name() + "'"
                                    + NearestName.hint(word.name(), CHAIN));
            }
        }
        return chain;
    }

    private static List<String> list(Section entry, String key) {
        return entry.texts(key).stream().map(Named::name).toList();
    }

    private static void needed(Section entry, Named word, String key, List<String> values) {
        if (values.isEmpty()) {
            entry.note(
                    word,
                    "'" + word.name() + "' needs '" + key + "': a list with "
                            + (key.equals("sources")
                                    ? "the most trusted source"
                                    : "the most restrictive value")
                            + " first");
        }
    }
}
