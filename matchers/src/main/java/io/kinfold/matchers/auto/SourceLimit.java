package io.kinfold.matchers.auto;

import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;

/**
 * Keeps a profile from holding more than so many fragments of one source: each fragment holds an identifier of
 * its own, scoped by its source, in a {@link #namespace namespace} of which a profile may hold so many values.
 */
public final class SourceLimit {
    /** The name of the namespace. */
    public static final String NAMESPACE = "record";

    private SourceLimit() {}

    /**
     * Returns the namespace, for the configuration.
     *
     * @param most how many fragments of one source a profile may hold, from 1
     * @return the namespace
     * @throws IllegalArgumentException if it is out of the range of {@link Namespace.Builder#maxPerProfile}
     */
    public static Namespace namespace(int most) {
        return Namespace.builder(NAMESPACE).maxPerProfile(most).build();
    }

    /**
     * Returns the identifier that stands for a fragment.
     *
     * @param id the fragment's id
     * @return its key, scoped by its source
     */
    public static Identifier identifier(FragmentId id) {
        return Identifier.of(NAMESPACE, id.source(), id.key());
    }

    /**
     * Returns a fragment that is counted.
     *
     * @param fragment a fragment
     * @return a copy that holds {@link #identifier} too
     */
    public static Fragment counted(Fragment fragment) {
        Fragment.Builder copy = Fragment.builder(
                        fragment.id().source(), fragment.id().key())
                .observedAt(fragment.observedAt())
                .identifier(identifier(fragment.id()));
        fragment.identifiers().forEach(copy::identifier);
        fragment.attributes()
                .forEach((name, values) -> copy.attribute(name, values.toArray(String[]::new)));
        return copy.build();
    }
}
