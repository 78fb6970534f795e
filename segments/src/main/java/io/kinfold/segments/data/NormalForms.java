package io.kinfold.segments.data;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Unlinked;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns identifiers as written into the normal form that profiles hold. Safe for any thread. */
final class NormalForms {
    private final @Nullable Configuration configuration;

    /** Takes the namespaces of a configuration; null leaves every identifier as it is. */
    NormalForms(@Nullable Configuration configuration) {
        this.configuration = configuration;
    }

    @Nullable
    Configuration configuration() {
        return configuration;
    }

    /** Returns the normal form; empty where the identifier can identify nobody. */
    Optional<Identifier> of(Identifier written) {
        if (configuration == null) {
            return Optional.of(written);
        }
        Namespace namespace = configuration.namespaces().get(written.namespace());
        if (namespace == null) {
            return Optional.empty();
        }
        String value = namespace.normalizer().normalize(written.value());
        return value.isBlank() || isTooLong(value) || namespace.blocks(value)
                ? Optional.empty()
                : Optional.of(Identifier.of(written.namespace(), written.scope(), value));
    }

    /** Returns whether an identifier can be kept at all. */
    static boolean isUsable(Identifier written) {
        return !written.value().isBlank() && !isTooLong(written.value());
    }

    private static boolean isTooLong(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length > Unlinked.LONGEST_IDENTIFIER;
    }
}
