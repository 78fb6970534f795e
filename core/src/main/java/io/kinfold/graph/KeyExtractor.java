package io.kinfold.graph;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.ExactRule;
import io.kinfold.config.Guard;
import io.kinfold.config.MatchRule;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Unlinked;
import io.kinfold.profile.Unlinked.Reason;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns fragments into keys: normalizes, and leaves out what identifies nobody. Safe for any thread. */
final class KeyExtractor {
    /** Between the values of an exact rule; where a value holds it, a space takes its place. */
    static final char SEPARATOR = '\u001f';

    private final Configuration configuration;
    private final Spaces spaces;
    private final List<ExactRule> exactRules = new ArrayList<>();
    private final FuzzyLinks fuzzy;
    private final List<String> agreeAttributes = new ArrayList<>();

    KeyExtractor(Configuration configuration, Spaces spaces, FuzzyLinks fuzzy) {
        this.fuzzy = fuzzy;
        this.configuration = configuration;
        this.spaces = spaces;
        for (MatchRule rule : configuration.rules()) {
            if (rule instanceof ExactRule exact) {
                exactRules.add(exact);
            }
        }
        for (Guard guard : configuration.guards()) {
            if (guard instanceof Guard.Agree agree) {
                agreeAttributes.add(agree.attribute());
            }
        }
    }

    List<String> agreeAttributes() {
        return agreeAttributes;
    }

    Extract extract(Fragment fragment) {
        return extractAll(List.of(fragment)).get(0);
    }

    /** Returns what each fragment comes to, in their order. */
    List<Extract> extractAll(List<Fragment> fragments) {
        List<List<Comparand>> comparands = fuzzy.prepareAll(fragments);
        List<Extract> extracts = new ArrayList<>(fragments.size());
        for (int i = 0; i < fragments.size(); i++) {
            extracts.add(extract(fragments.get(i), comparands.get(i)));
        }
        return extracts;
    }

    private Extract extract(Fragment fragment, List<Comparand> comparands) {
        Keys keys = new Keys();
        List<Extract.Ignored> ignored = new ArrayList<>(0);
        for (Identifier identifier : fragment.identifiers()) {
            extract(fragment, identifier, keys, ignored);
        }
        for (ExactRule rule : exactRules) {
            extract(fragment, rule, keys, ignored);
        }
        List<String> agreeing = new ArrayList<>(agreeAttributes.size());
        for (String attribute : agreeAttributes) {
            agreeing.add(attribute(fragment, attribute));
        }
        return new Extract(fragment, keys.spaces, keys.values, ignored, agreeing, comparands);
    }

    /** Returns the normal form of an identifier that links, or empty. */
    Optional<String> linkable(Identifier identifier) {
        Namespace namespace = configuration.namespaces().get(identifier.namespace());
        if (namespace == null) {
            return Optional.empty();
        }
        String value =
                normalize(null, namespace.name(), namespace.normalizer(), identifier.value());
        return isBlank(value) || isTooLong(value) || namespace.blocks(value)
                ? Optional.empty()
                : Optional.of(value);
    }

    private void extract(
            Fragment fragment, Identifier identifier, Keys keys, List<Extract.Ignored> ignored) {
        Namespace namespace = configuration.namespaces().get(identifier.namespace());
        if (namespace == null) {
            ignored.add(because(identifier, "", Reason.UNKNOWN_NAMESPACE));
            return;
        }
        String value = normalize(
                fragment.id(), namespace.name(), namespace.normalizer(), identifier.value());
        if (isBlank(value)) {
            ignored.add(because(identifier, value, Reason.BLANK));
        } else if (isTooLong(value)) {
            ignored.add(because(identifier, value, Reason.TOO_LONG));
        } else if (namespace.blocks(value)) {
            ignored.add(because(identifier, value, Reason.BLOCKED));
        } else if (namespace.verifiedOnly() && !identifier.verified()) {
            ignored.add(because(identifier, value, Reason.UNVERIFIED));
        } else {
            keys.add(spaces.of(namespace, identifier.scope()), value);
        }
    }

    private void extract(
            Fragment fragment, ExactRule rule, Keys keys, List<Extract.Ignored> ignored) {
        StringBuilder value = new StringBuilder();
        for (String name : rule.attributes()) {
            String part = attribute(fragment, name);
            if (part.isEmpty()) {
                return;
            }
            value.append(value.isEmpty() ? "" : String.valueOf(SEPARATOR)).append(part);
        }
        String key = value.toString();
        if (isTooLong(key)) {
            ignored.add(new Extract.Ignored(new Unlinked(rule.name(), "", Reason.TOO_LONG), key));
        } else {
            keys.add(spaces.of(rule), key);
        }
    }

    /** Returns the normal form of an attribute's main value; empty where there is none. */
    private String attribute(Fragment fragment, String name) {
        List<String> values = fragment.attributes().get(name);
        Attribute attribute = configuration.attributes().get(name);
        if (values == null || attribute == null) {
            return "";
        }
        String value = normalize(fragment.id(), name, attribute.normalizer(), values.get(0));
        return isBlank(value) ? "" : value.replace(SEPARATOR, ' ');
    }

    /**
     * Normalizes; what a normalizer throws may quote the value, so it is not passed on.
     *
     * @param fragment whose value it is; null for one that is looked up
     */
    static String normalize(
            @Nullable FragmentId fragment, String name, Normalizer normalizer, String raw) {
        String normal;
        try {
            normal = normalizer.normalize(raw);
        } catch (RuntimeException e) {
            throw broken(fragment, name, "threw " + e.getClass().getName());
        }
        if (normal == null) {
            throw broken(fragment, name, "returned null");
        }
        return normal;
    }

    /** Without a cause: its message might hold the value. */
    private static IllegalStateException broken(
            @Nullable FragmentId fragment, String name, String what) {
        String where = fragment == null ? "a look-up" : "fragment " + fragment;
        return new IllegalStateException("the normalizer of '" + name + "' " + what + " on " + where
                + "; it must return a text, empty for no value, and must not throw");
    }

    private static Extract.Ignored because(Identifier identifier, String value, Reason reason) {
        return new Extract.Ignored(
                new Unlinked(identifier.namespace(), identifier.scope(), reason), value);
    }

    private static boolean isBlank(String value) {
        return value.isBlank();
    }

    private static boolean isTooLong(String value) {
        return value.length() > Unlinked.LONGEST_IDENTIFIER
                || (value.length() * 3 > Unlinked.LONGEST_IDENTIFIER
                        && value.getBytes(StandardCharsets.UTF_8).length
                                > Unlinked.LONGEST_IDENTIFIER);
    }

    /** The keys of one fragment, each once. */
    private static final class Keys {
        private final List<KeySpace> spaces = new ArrayList<>(4);
        private final List<String> values = new ArrayList<>(4);

        void add(KeySpace space, String value) {
            for (int i = 0; i < values.size(); i++) {
                if (spaces.get(i).code() == space.code() && values.get(i).equals(value)) {
                    return;
                }
            }
            spaces.add(space);
            values.add(value);
        }
    }
}
