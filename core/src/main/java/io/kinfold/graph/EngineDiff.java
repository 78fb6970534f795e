package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Change;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.FragmentStore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Looks at all profiles at once: as they are, and how they differ under another configuration. */
final class EngineDiff {
    private static final int[] NO_KEYS = {};

    private EngineDiff() {}

    /** Returns the steps from the profiles of one engine to those of another over the same fragments. */
    static List<Change> between(Engine from, Engine to, FragmentStore store) {
        int[] founders = founders(from);
        PendingChanges pending = new PendingChanges();
        FragmentTable former = from.components().fragments();
        FragmentTable table = to.components().fragments();
        for (int founder : founders) {
            int[] members = from.components().profiles().fragmentsOf(founder);
            int[] renumbered =
                    Arrays.stream(members).map(f -> table.find(former.id(f))).toArray();
            pending.before(table.find(former.id(founder)), renumbered, NO_KEYS);
        }
        ChangeDiff diff = new ChangeDiff(pending, table, to.components().profiles()::founderOf);
        List<Change> changes = new ArrayList<>();
        ProfileReader before = new ProfileReader(from, store, true);
        ProfileReader after = new ProfileReader(to, store, true);
        diff.tell(
                (place, founder, fragments) ->
                        !Objects.equals(before.profile(founders[place]), after.profile(founder)),
                changes::add);
        return changes;
    }

    /** Returns the present profiles as steps from nothing. */
    static List<Change> present(Engine engine) {
        List<Change> created = new ArrayList<>();
        for (int founder : founders(engine)) {
            List<FragmentId> ids = new ArrayList<>();
            for (int member : engine.components().profiles().fragmentsOf(founder)) {
                ids.add(engine.components().fragments().id(member));
            }
            ids.sort(null);
            created.add(new Change.Created(engine.components().profiles().profileId(founder), ids));
        }
        created.sort(Comparator.comparing(Change::profile));
        return created;
    }

    static List<ProfileId> ids(Engine engine) {
        List<ProfileId> ids = new ArrayList<>();
        for (int founder : founders(engine)) {
            ids.add(engine.components().profiles().profileId(founder));
        }
        ids.sort(null);
        return List.copyOf(ids);
    }

    static Statistics statistics(Engine engine) {
        Components components = engine.components();
        int contested = 0;
        int refused = 0;
        for (Partition partition : components.profiles().partitions()) {
            contested += partition.clusters().size();
            refused += partition.refused().size();
        }
        int[] profiles = new int[1];
        components.profiles().eachFounder(founder -> profiles[0]++);
        return new Statistics(
                components.fragments().count(),
                profiles[0],
                components.keys().size(),
                contested,
                refused,
                engine.heapBytes());
    }

    private static int[] founders(Engine engine) {
        IntArrayList founders = new IntArrayList();
        engine.components().profiles().eachFounder(founders::add);
        return founders.toArray();
    }
}
