package io.kinfold.command.mapping;

import io.kinfold.command.problem.NearestName;
import io.kinfold.matchers.normalize.PhoneNormalizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings that entries of several kinds share. */
final class Words {
    private static final String DEFAULT_REGION = "TW";

    private Words() {}

    /** Returns the columns of an entry, of which there must be one. */
    static List<Named> columns(Section entry, Named name) {
        checkName(entry, name);
        List<Named> columns = entry.texts("column");
        if (columns.isEmpty()) {
            entry.note(
                    name,
                    "'" + name.name() + "' needs a 'column': the name of one, or a list of names");
        }
        return columns;
    }

    /** Returns the normal form that an entry names. */
    static NormalForm normalForm(Section entry, NormalForm byDefault) {
        Optional<Named> word = entry.text("normalize");
        if (word.isEmpty()) {
            return byDefault;
        }
        Optional<NormalForm> form = NormalForm.named(word.get().name());
        if (form.isEmpty()) {
            entry.note(
                    word.get(),
                    "there is no normalizer '" + word.get().name() + "'"
                            + NearestName.hint(word.get().name(), NormalForm.words()));
        }
        return form.orElse(byDefault);
    }

    /** Returns the region of telephone numbers. */
    static String region(Section entry, NormalForm form) {
        Optional<Named> region = entry.text("region");
        if (region.isEmpty()) {
            return DEFAULT_REGION;
        }
        String name = region.get().name();
        if (form != NormalForm.PHONE) {
            entry.note(region.get(), "'region' belongs to 'normalize: phone'; remove it");
            return DEFAULT_REGION;
        }
        try {
            PhoneNormalizer.ofRegion(name);
            return name;
        } catch (IllegalArgumentException e) {
            entry.note(
                    region.get(),
                    "region '" + name + "' is unknown; write two capital letters, such as TW");
            return DEFAULT_REGION;
        }
    }

    /** Notes a name that the graph would refuse. */
    static void checkName(Section entry, Named name) {
        if (name.name().isBlank() || !name.name().equals(name.name().strip())) {
            entry.note(name, "a name must not be blank nor begin or end with a space");
        }
    }

    /** Returns the numbers above which a value is generic, by namespace. */
    static Map<String, Integer> genericAbove(Section entry, String self, Set<String> namespaces) {
        Map<String, Integer> above = new LinkedHashMap<>();
        entry.section("generic_above").ifPresent(section -> {
            for (Named key : section.keys()) {
                if (key.name().equals(self)) {
                    section.note(
                            key,
                            "'" + self
                                    + "' cannot be counted against itself; name a stronger"
                                    + " namespace");
                } else if (!namespaces.contains(key.name())) {
                    section.note(
                            key,
                            "there is no namespace '" + key.name() + "'"
                                    + NearestName.hint(key.name(), namespaces));
                } else {
                    section.number(key.name(), 1, Integer.MAX_VALUE - 1)
                            .ifPresent(count -> above.put(key.name(), count));
                }
            }
        });
        return above;
    }
}
