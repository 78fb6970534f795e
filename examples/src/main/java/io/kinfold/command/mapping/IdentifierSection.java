package io.kinfold.command.mapping;

import io.kinfold.config.Namespace;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code identifiers}. */
final class IdentifierSection {
    private static final Set<String> KEYS = Set.of(
            "column",
            "scope",
            "priority",
            "max_per_profile",
            "normalize",
            "region",
            "verified_column",
            "verified_only",
            "block",
            "generic_above",
            "expire_after");
    static final int LARGEST_PRIORITY = 1_000_000;
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,5})W");

    private final Optional<Section> all;
    private final Set<String> names = new TreeSet<>();

    IdentifierSection(Section root) {
        this.all = root.section("identifiers");
        all.ifPresent(section -> section.keys().forEach(key -> names.add(key.name())));
    }

    /** Returns the entries in the order of the file; what is wrong is noted. */
    List<NamespaceMapping> read() {
        List<NamespaceMapping> read = new ArrayList<>();
        all.ifPresent(section -> {
            for (Named name : section.keys()) {
                section.section(name.name())
                        .map(entry -> entry.knowing(KEYS))
                        .ifPresent(entry -> read.add(entry(name, read.size() + 1, entry)));
            }
        });
        return read;
    }

    private NamespaceMapping entry(Named name, int position, Section entry) {
        NormalForm form = Words.normalForm(entry, NormalForm.TRIM);
        Optional<Named> verifiedColumn = entry.text("verified_column");
        boolean verifiedOnly = entry.flag("verified_only");
        if (verifiedOnly && verifiedColumn.isEmpty()) {
            entry.note(
                    name,
                    "'verified_only' of '" + name.name()
                            + "' needs a 'verified_column', or no value would ever link");
        }
        return new NamespaceMapping(
                name,
                Words.columns(entry, name),
                entry.text("scope").map(Named::name).orElse(""),
                entry.number("priority", 1, LARGEST_PRIORITY).orElse(position),
                limits(name, entry),
                form,
                Words.region(entry, form),
                verifiedColumn,
                verifiedOnly);
    }

    private NamespaceMapping.Limits limits(Named name, Section entry) {
        List<String> blocked = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        for (Named text : entry.texts("block")) {
            String word = text.name();
            if (word.length() > 1 && word.startsWith("/") && word.endsWith("/")) {
                pattern(entry, text).ifPresent(patterns::add);
            } else {
                blocked.add(word);
            }
        }
        OptionalInt most = entry.number("max_per_profile", 1, Namespace.LARGEST_LIMIT);
        return new NamespaceMapping.Limits(
                most,
                blocked,
                patterns,
                Words.genericAbove(entry, name.name(), names),
                expiry(entry));
    }

    private static Optional<Pattern> pattern(Section entry, Named text) {
        String word = text.name();
        try {
            return Optional.of(Pattern.compile(word.substring(1, word.length() - 1)));
        } catch (PatternSyntaxException e) {
            entry.note(
                    text,
                    "the pattern in 'block' is no valid regular expression: " + e.getDescription()
                            + (e.getIndex() < 0 ? "" : " at its character " + (e.getIndex() + 1)));
            return Optional.empty();
        }
    }

    private static Optional<Duration> expiry(Section entry) {
        Optional<Named> text = entry.text("expire_after");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Matcher weeks = WEEKS.matcher(text.get().name());
            Duration duration = weeks.matches()
                    ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1)))
                    : Duration.parse(text.get().name());
            if (!duration.isNegative() && !duration.isZero()) {
                return Optional.of(duration);
            }
        } catch (DateTimeException | ArithmeticException e) {
            // The note below says the rule for every kind of mistake.
        }
        entry.note(
                text.get(),
                "'expire_after' must be a positive ISO 8601 duration of days or less, such as"
                        + " P90D or PT12H;"
                        + " months and years have no fixed length");
        return Optional.empty();
    }
}
