package io.kinfold.graph;

import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.FragmentStore;
import io.kinfold.topology.KeyDictionary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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
    private Epoch.@Nullable Foothold foothold;
    private BooleanSupplier stillThere = () -> false;

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
        if (key == FragmentTable.NONE || locked) {
            return key == FragmentTable.NONE ? key : founderOfKey(key);
        }
        KeyDictionary keys = engine.components().keys();
        int anchor = keys.payload(key);
        if (anchor == KeyDictionary.NONE) {
            return FragmentTable.NONE;
        }
        foothold = engine.components().epoch().foothold(anchor);
        stillThere = () -> keys.payload(key) == anchor && key(identifier) == key;
        return engine.components().profiles().founderBeside(anchor);
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
        FragmentTable fragments = engine.components().fragments();
        int fragment = fragments.find(id);
        if (fragment == FragmentTable.NONE) {
            return FragmentTable.NONE;
        }
        if (locked) {
            return engine.components().profiles().founderOf(fragment);
        }
        foothold = engine.components().epoch().foothold(fragment);
        stillThere = () -> fragments.isStill(id, fragment);
        return engine.components().profiles().founderBeside(fragment);
    }

    /**
     * Returns whether what was read is whole although something was taken apart meanwhile: whom it was asked for is found
     * where it was, and nothing of that component was touched since it was found there.
     *
     * <p>The order matters. A key whose anchor is seen within that time stays in the component for the rest of it, so it is no
     * other key by then that is found; the same goes for the number of a fragment.
     */
    boolean holds() {
        return foothold != null && stillThere.getAsBoolean() && foothold.holds();
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
                ids(fragments),
                identifiers(founder, members, fragments),
                GoldenRecords.of(engine.configuration(), fragments));
        boolean whole = locked || engine.components().profiles().isStill(founder, members.length);
        return whole ? profile : null;
    }

    private static List<FragmentId> ids(List<Fragment> fragments) {
        if (fragments.size() == 1) {
            return List.of(fragments.get(0).id());
        }
        List<FragmentId> ids = new ArrayList<>(fragments.size());
        fragments.forEach(fragment -> ids.add(fragment.id()));
        ids.sort(null);
        return ids;
    }

    /** Reads keys by the fragments' links: to look values up could miss one beside a writer that removes others. */
    private List<Identifier> identifiers(
            int founder, int[] members, Collection<Fragment> fragments) {
        Profiles profiles = engine.components().profiles();
        Spaces spaces = engine.components().spaces();
        int[] owned = locked
                ? profiles.identifiersOf(founder, members, spaces)
                : profiles.identifiersBeside(founder, members, spaces);
        if (owned.length == 0) {
            return List.of();
        }
        TreeMap<Identifier, Identifier> identifiers = new TreeMap<>();
        for (int key : owned) {
            KeySpace space = engine.components().active().spaceOf(key);
            Identifier identifier = Identifier.of(
                    space.name(), space.scope(), engine.components().keys().value(key));
            identifiers.put(identifier, identifier);
        }
        for (Fragment fragment : fragments) {
            for (Identifier raw : fragment.identifiers()) {
                if (raw.verified()) {
                    engine.extractor()
                            .linkable(raw)
                            .map(value -> Identifier.of(raw.namespace(), raw.scope(), value))
                            .ifPresent(normal -> identifiers.computeIfPresent(
                                    normal, (key, known) -> known.asVerified()));
                }
            }
        }
        return List.copyOf(identifiers.values());
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
