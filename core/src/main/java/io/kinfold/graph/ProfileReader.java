package io.kinfold.graph;

import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.FragmentStore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Puts profiles together from the graph and the store. Writes nothing. Without the lock its answers are
 * right only if the epoch held meanwhile, and {@link Profiles#UNKNOWN} or null where a profile is
 * contested or on the move.
 */
final class ProfileReader {
    private final Engine engine;
    private final Function<FragmentId, Optional<Fragment>> payloads;
    private final boolean locked;

    ProfileReader(Engine engine, FragmentStore store, boolean locked) {
        this(engine, store::fragment, locked);
    }

    private ProfileReader(
            Engine engine, Function<FragmentId, Optional<Fragment>> payloads, boolean locked) {
        this.engine = engine;
        this.payloads = payloads;
        this.locked = locked;
    }

    /** Returns the profiles of ids that stand for one, read from the store together; only with the lock. */
    static Map<ProfileId, Profile> profiles(
            Engine engine, FragmentStore store, Collection<ProfileId> ids) {
        ProfileReader finder = new ProfileReader(engine, store, true);
        Map<ProfileId, Integer> founders = new LinkedHashMap<>();
        List<FragmentId> members = new ArrayList<>();
        for (ProfileId id : ids) {
            int founder = finder.founder(id.founder());
            if (founder != FragmentTable.NONE && founders.putIfAbsent(id, founder) == null) {
                for (int member : engine.components().profiles().fragmentsOf(founder)) {
                    members.add(engine.components().fragments().id(member));
                }
            }
        }
        Map<FragmentId, Fragment> read = store.fragments(members);
        ProfileReader reader =
                new ProfileReader(engine, id -> Optional.ofNullable(read.get(id)), true);
        Map<ProfileId, Profile> profiles = new LinkedHashMap<>();
        founders.forEach(
                (id, founder) -> profiles.put(id, Objects.requireNonNull(reader.profile(founder))));
        return profiles;
    }

    /** Returns the founder of the profile that holds an identifier, or {@link FragmentTable#NONE}. */
    int founder(Identifier identifier) {
        int key = key(identifier);
        return key == FragmentTable.NONE ? key : founderOfKey(key);
    }

    /** Returns whether an identifier cannot link, or is held and links nobody. */
    boolean isOfNobody(Identifier identifier) {
        int key = key(identifier);
        if (key == FragmentTable.NONE) {
            return engine.extractor().linkable(identifier).isEmpty();
        }
        boolean held = engine.components().keys().payload(key) != FragmentTable.NONE
                || engine.components().dormant().hasHolders(key);
        return held && founderOfKey(key) == FragmentTable.NONE;
    }

    private int founderOfKey(int key) {
        return locked
                ? engine.components().profiles().founderOfKey(key)
                : engine.components().profiles().founderOfKeyBeside(key);
    }

    /** Returns the founder of the profile that a fragment is in, or {@link FragmentTable#NONE}. */
    int founder(FragmentId id) {
        int fragment = engine.components().fragments().find(id);
        if (fragment == FragmentTable.NONE) {
            return FragmentTable.NONE;
        }
        return locked
                ? engine.components().profiles().founderOf(fragment)
                : engine.components().profiles().founderBeside(fragment);
    }

    ProfileId profileId(int founder) {
        return engine.components().profiles().profileId(founder);
    }

    /**
     * Returns the profile of a founder, or null if it changed meanwhile.
     *
     * @throws LostFragmentException with the lock, if the store does not have what the graph holds
     */
    @Nullable
    Profile profile(int founder) {
        int[] members = locked
                ? engine.components().profiles().fragmentsOf(founder)
                : engine.components().profiles().fragmentsBeside(founder);
        if (members == null) {
            return null;
        }
        List<Fragment> fragments = new ArrayList<>(members.length);
        for (int member : members) {
            FragmentId id = engine.components().fragments().id(member);
            Optional<Fragment> fragment = payloads.apply(id);
            if (fragment.isEmpty() && locked) {
                throw new LostFragmentException(id);
            } else if (fragment.isEmpty()) {
                return null;
            }
            fragments.add(fragment.get());
        }
        Profile profile = new Profile(
                profileId(founder),
                fragments.stream().map(Fragment::id).sorted().toList(),
                identifiers(founder, fragments),
                GoldenRecords.of(engine.configuration(), fragments));
        boolean whole = locked || engine.components().profiles().isStill(founder, members.length);
        return whole ? profile : null;
    }

    private List<Identifier> identifiers(int founder, Collection<Fragment> fragments) {
        Map<Identifier, Boolean> verified = new TreeMap<>();
        for (Fragment fragment : fragments) {
            for (Identifier raw : fragment.identifiers()) {
                int key = key(raw);
                if (key != FragmentTable.NONE && founderOfKey(key) == founder) {
                    Identifier normal = Identifier.of(
                            raw.namespace(),
                            raw.scope(),
                            engine.components().keys().value(key));
                    verified.merge(normal, raw.verified(), Boolean::logicalOr);
                }
            }
        }
        TreeSet<Identifier> identifiers = new TreeSet<>();
        verified.forEach((identifier, isVerified) ->
                identifiers.add(isVerified ? identifier.asVerified() : identifier));
        return List.copyOf(identifiers);
    }

    /** Returns the key of an identifier, or {@link FragmentTable#NONE}. */
    private int key(Identifier identifier) {
        Namespace namespace = engine.configuration().namespaces().get(identifier.namespace());
        KeySpace space = namespace == null
                ? null
                : engine.components().spaces().find(namespace.name(), identifier.scope());
        if (space == null) {
            return FragmentTable.NONE;
        }
        return engine.extractor()
                .linkable(identifier)
                .map(value -> engine.components().keys().find(space.code(), value))
                .orElse(FragmentTable.NONE);
    }
}
