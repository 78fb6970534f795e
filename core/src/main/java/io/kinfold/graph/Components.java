package io.kinfold.graph;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.topology.KeyDictionary;
import io.kinfold.topology.LoneInt;
import io.kinfold.topology.Topology;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The components of the graph, and the profiles that guards leave of them.
 *
 * <p>A component whose summary violates no guard is a profile: guards are monotone, so no part of it
 * violates one either. That is the fast way, a few array cells for each union. Any other component is
 * contested and gets a {@link Partition} when the running operation ends. One writer.
 */
final class Components implements Topology.Joiner {
    private final Spaces spaces;
    private final GuardSummaries summaries;
    private final Feed feed;
    private final Topology topology;
    private final FragmentTable fragments;
    private final LinkOrder linkOrder;
    private final ActiveLinks active;
    private final Profiles profiles;
    private final Teller teller;
    private final Doubt doubt;
    private final Epoch epoch = new Epoch();
    private final Cover cover;
    private final DormantLinks dormant = new DormantLinks();
    private final FuzzyLinks fuzzy;
    private final PairLinks pairs = new PairLinks();
    private final Separations separations = new Separations();
    private final IntObjectHashMap<Partition> partitions = new IntObjectHashMap<>();
    private final IntHashSet detaching = new IntHashSet();
    private final UnheldKeys unheld;
    private PendingChanges pending = new PendingChanges();
    private boolean extending;
    private final LoneInt partitioned = new LoneInt();

    Components(long seed, Configuration configuration, Spaces spaces, Feed feed) {
        this.spaces = spaces;
        this.summaries = new GuardSummaries(configuration);
        this.feed = feed;
        boolean expiring = configuration.namespaces().values().stream()
                .anyMatch(namespace -> namespace.expireAfter().isPresent());
        topology = new Topology(seed, this);
        fragments = new FragmentTable(seed);
        fuzzy = new FuzzyLinks(configuration, fragments::id);
        doubt = new Doubt(topology.forest(), summaries, fuzzy);
        linkOrder = new LinkOrder(fragments, topology.keys(), spaces);
        active = new ActiveLinks(spaces, topology, fragments, expiring);
        profiles = new Profiles(topology, summaries, fragments, partitions);
        cover = new Cover(epoch, topology.forest(), profiles);
        teller = new Teller(feed, fragments);
        unheld = new UnheldKeys(topology.keys(), dormant, epoch);
    }

    Spaces spaces() {
        return spaces;
    }

    GuardSummaries summaries() {
        return summaries;
    }

    FragmentTable fragments() {
        return fragments;
    }

    Topology topology() {
        return topology;
    }

    KeyDictionary keys() {
        return topology.keys();
    }

    LinkOrder linkOrder() {
        return linkOrder;
    }

    ActiveLinks active() {
        return active;
    }

    Profiles profiles() {
        return profiles;
    }

    PairLinks pairs() {
        return pairs;
    }

    FuzzyLinks fuzzy() {
        return fuzzy;
    }

    Separations separations() {
        return separations;
    }

    Epoch epoch() {
        return epoch;
    }

    @Override
    public boolean isActive(int fragment, int key) {
        return (detaching.isEmpty() || !detaching.contains(fragment))
                && active.isActive(fragment, key);
    }

    /** Returns how many fragments the last operation had to partition afresh. */
    int partitioned() {
        return partitioned.get();
    }

    /** Adds a fragment without links; {@link #link} gives them effect. Returns its number. */
    int add(Extract extract, int[] keyIds, long firstMicros, long observedMicros) {
        int fragment = topology.addUnlinked(keyIds, 0, keyIds.length);
        summaries.ensure(topology.forest().capacity());
        fragments.add(fragment, extract.fragment().id(), firstMicros, observedMicros);
        summaries.speak(fragment, extract.agreeing());
        summaries.reset(fragment, false, false);
        teller.begin(fragment);
        return fragment;
    }

    /** Gives a fragment's links their effect, those that hold. */
    void link(int fragment) {
        int[] keyIds = active.keysOf(fragment);
        if (!active.generic().isEmpty()) {
            active.generic().count(keyIds, active.spacesOf(keyIds), 1, this::crossed);
        }
        if (teller.isFresh(fragment) && extend(fragment, keyIds)) {
            return;
        }
        for (int key : keyIds) {
            attach(fragment, key);
        }
        for (PairLink pair : pairs.of(fragment)) {
            join(pair);
        }
    }

    /** Adds a new fragment to a contested component without partitioning it afresh, if that is possible. */
    private boolean extend(int fragment, int[] keyIds) {
        if (separations.has(fragment)) {
            return false;
        }
        int root = active.soleRoot(fragment, keyIds);
        Partition partition = root == FragmentTable.NONE ? null : partitions.get(root);
        if (partition == null || summaries.is(root, GuardSummaries.FUZZY)) {
            return false;
        }
        List<Candidate> links = new ArrayList<>(keyIds.length);
        active.each(fragment, (key, space) -> links.add(Candidate.byKey(fragment, key, space)));
        links.sort(linkOrder);
        Extension extension = Extension.of(this, partition, fragment, links);
        if (extension == null) {
            return false;
        }
        int former = extension.target() < 0
                ? FragmentTable.NONE
                : partition.clusters().get(extension.target()).founder();
        Partition.Cluster cluster = partition.clusters().get(extension.apply(fragments, linkOrder));
        teller.extended(fragment, former, cluster.founder());
        extending = true;
        summaries.mark(fragment, GuardSummaries.CONTESTED);
        for (int key : keyIds) {
            attach(fragment, key);
        }
        extending = false;
        partitions.remove(root);
        partitions.put(topology.forest().find(fragment), partition);
        return true;
    }

    /** Tells that a new fragment is complete; returns how many profiles it joined, if that is known yet. */
    int complete(int fragment) {
        return teller.complete(fragment);
    }

    private void attach(int fragment, int key) {
        if (isActive(fragment, key)) {
            topology.attach(fragment, key);
        } else {
            dormant.add(fragment, key);
        }
    }

    /** Takes away the effect of fragments' links and of what they say; they stay as components of their own. */
    void unlink(int[] leaving) {
        IntHashSet roots = new IntHashSet();
        IntHashSet crossed = new IntHashSet();
        for (int fragment : leaving) {
            int root = topology.forest().find(fragment);
            touch(root);
            roots.add(root);
            detaching.add(fragment);
            int[] keyIds = active.keysOf(fragment);
            if (!active.generic().isEmpty()) {
                active.generic().count(keyIds, active.spacesOf(keyIds), -1, crossed::add);
            }
            for (int key : keyIds) {
                dormant.remove(fragment, key);
            }
        }
        for (int root : roots.toArray()) {
            relink(root);
        }
        detaching.release();
        for (int key : crossed.toArray()) {
            crossed(key);
        }
    }

    /** Notes keys that perhaps nobody holds any more; forgetting them has to wait for the operation's end. */
    void sweepLater(int[] keyIds) {
        unheld.note(keyIds);
    }

    /** Keeps readers from the profiles of fragments that are to be replaced, until {@link Epoch#end}. */
    void beginToReplace(int[] replaced) {
        cover.begin(replaced);
    }

    /** Takes fragments out for good. */
    void remove(int[] leaving) {
        beginToReplace(leaving);
        for (int fragment : leaving) {
            touch(topology.forest().find(fragment));
            pending.remove(fragment, fragments.id(fragment));
            dropPairs(fragment);
            separations.drop(fragment);
        }
        unlink(leaving);
        for (int fragment : leaving) {
            int[] keyIds = active.keysOf(fragment);
            summaries.silence(fragment);
            topology.replaceLinks(fragment, new int[0], 0, 0);
            topology.retract(fragment, key -> {});
            fragments.remove(fragment);
            sweepLater(keyIds);
        }
        epoch.end();
    }

    /** Gives the links of fragments that just expired, or hold again, their new effect. */
    void refresh(int[] changed) {
        IntHashSet members = new IntHashSet();
        for (int fragment : changed) {
            for (int key : active.keysOf(fragment)) {
                boolean asleep = dormant.contains(fragment, key);
                boolean active = isActive(fragment, key);
                if (asleep && active) {
                    wake(fragment, key);
                } else if (!asleep && !active) {
                    dormant.add(fragment, key);
                    members.add(fragment);
                }
            }
        }
        IntHashSet relinked = new IntHashSet();
        for (int fragment : members.toArray()) {
            if (!relinked.contains(fragment)) {
                int[] component = profiles.members(topology.forest().find(fragment));
                relink(topology.forest().find(fragment));
                relinked.addAll(component);
            }
        }
    }

    /** Gives an existing fragment other keys and another voice, as if it had never had the former ones. */
    void replace(int fragment, Extract extract, int[] keyIds, long observedMicros) {
        int[] former = active.keysOf(fragment);
        beginToReplace(new int[] {fragment});
        unlink(new int[] {fragment});
        topology.replaceLinks(fragment, keyIds, 0, keyIds.length);
        fragments.observed(fragment, observedMicros);
        summaries.speak(fragment, extract.agreeing());
        summaries.reset(fragment, true, separations.has(fragment));
        link(fragment);
        sweepLater(former);
        epoch.end();
    }

    /** Returns whether a fragment holds these keys and says this to guards already. */
    boolean isAs(int fragment, Extract extract, int[] keyIds) {
        return IntHashSet.from(active.keysOf(fragment)).equals(IntHashSet.from(keyIds))
                && summaries.says(fragment, extract.agreeing());
    }

    DormantLinks dormant() {
        return dormant;
    }

    /** Withdraws the links of a key that became generic, or restores those of one that no longer is. */
    private void crossed(int key) {
        if (active.generic().isGeneric(key)) {
            int anchor = topology.keys().payload(key);
            if (anchor != KeyDictionary.NONE) {
                int root = topology.forest().find(anchor);
                for (int member : profiles.members(root)) {
                    sleepIfHolding(member, key);
                }
                relink(root);
            }
        } else {
            for (int holder : dormant.holders(key)) {
                if (isActive(holder, key)) {
                    wake(holder, key);
                }
            }
        }
    }

    /** Gives a link its effect again; where it was the key's only one, its profile reads otherwise. */
    private void wake(int fragment, int key) {
        dormant.remove(fragment, key);
        if (feed.isWanted() && keys().payload(key) == KeyDictionary.NONE) {
            touch(topology.forest().find(fragment));
        }
        topology.attach(fragment, key);
    }

    private void sleepIfHolding(int fragment, int key) {
        for (int i = 0, n = topology.linkCount(fragment); i < n; i++) {
            if (topology.link(fragment, i) == key) {
                dormant.add(fragment, key);
            }
        }
    }

    void addPair(PairLink link) {
        pairs.add(link);
        join(link);
    }

    private void join(PairLink link) {
        if (fuzzy.isAverage(link)) {
            summaries.mark(topology.forest().find(link.a()), GuardSummaries.FUZZY);
            summaries.mark(topology.forest().find(link.b()), GuardSummaries.FUZZY);
        }
        topology.join(link.a(), link.b());
    }

    /** Makes and unmakes links of fuzzy rules; a component from which one was taken is linked again, once. */
    void apply(PairChanges changes) {
        if (changes == PairChanges.NONE) {
            return;
        }
        IntHashSet parted = new IntHashSet();
        for (PairLink link : changes.unlinked()) {
            pairs.remove(link);
            parted.add(topology.forest().find(link.a()));
        }
        for (int root : parted.toArray()) {
            relink(root);
        }
        for (PairLink link : changes.reweighed()) {
            pairs.remove(link);
            pairs.add(link);
            closed(topology.forest().find(link.a()));
        }
        for (int i = 0; i < changes.reformed().size(); i++) {
            closed(topology.forest().find(changes.reformed().get(i)));
        }
        changes.linked().forEach(this::addPair);
    }

    void removePair(PairLink link) {
        if (pairs.remove(link)) {
            relink(topology.forest().find(link.a()));
        }
    }

    /** Forgets the links between a fragment and others; the caller relinks. */
    private void dropPairs(int fragment) {
        List.copyOf(pairs.of(fragment)).forEach(pairs::remove);
    }

    void separate(int a, int b) {
        separations.add(a, b);
        int rootA = topology.forest().find(a);
        int rootB = topology.forest().find(b);
        summaries.mark(rootA, GuardSummaries.SEPARATED);
        summaries.mark(rootB, GuardSummaries.SEPARATED);
        if (rootA == rootB) {
            contest(rootA);
        }
    }

    void unseparate(int a, int b) {
        separations.remove(a, b);
        int root = topology.forest().find(a);
        if (root == topology.forest().find(b)) {
            relink(root);
        }
    }

    /** Takes a component apart and links it again by what holds now. */
    void relink(int root) {
        touch(root);
        int[] members = profiles.members(root);
        epoch.beginSome();
        cover.over(root);
        topology.relink(root, key -> {});
        if (!pairs.isEmpty()) {
            for (int member : members) {
                for (PairLink link : pairs.of(member)) {
                    if (!detaching.contains(link.a()) && !detaching.contains(link.b())) {
                        join(link);
                    }
                }
            }
        }
        epoch.end();
    }

    @Override
    public void onReset(int fragment) {
        summaries.reset(fragment, true, separations.has(fragment));
    }

    @Override
    public void beforeAnchor(int root, int key) {
        boolean violated = summaries.addKey(root, active.spaceOf(key));
        if (!extending && (violated || summaries.is(root, GuardSummaries.CONTESTED))) {
            contest(root);
        }
    }

    @Override
    public void closed(int root) {
        if (extending) {
            return;
        }
        if (summaries.is(root, GuardSummaries.CONTESTED)) {
            touch(root);
        } else if (doubt.isIn(root)) {
            contest(root);
        }
    }

    @Override
    public void beforeLink(int winner, int loser) {
        cover.beforeLink(winner, loser);
        boolean contested = extending
                || summaries.is(winner, GuardSummaries.CONTESTED)
                || summaries.is(loser, GuardSummaries.CONTESTED)
                || wouldViolate(winner, loser)
                || doubt.wouldCome(winner, loser);
        if (contested
                || summaries.is(winner, GuardSummaries.DIRTY)
                || summaries.is(loser, GuardSummaries.DIRTY)) {
            if (!extending) {
                touch(winner);
                touch(loser);
            }
            if (contested) {
                summaries.mark(winner, GuardSummaries.CONTESTED);
                summaries.mark(loser, GuardSummaries.CONTESTED);
            }
        } else {
            teller.linked(summaries.founder(winner), summaries.founder(loser));
        }
        summaries.merge(winner, loser);
        summaries.inherit(winner, loser);
        int founder = summaries.founder(loser);
        if (fragments.compare(founder, summaries.founder(winner)) < 0) {
            summaries.founder(winner, founder);
        }
    }

    private boolean wouldViolate(int rootA, int rootB) {
        long members =
                (long) topology.forest().members(rootA) + topology.forest().members(rootB);
        return summaries.wouldViolate(rootA, rootB, members)
                || (summaries.is(rootA, GuardSummaries.SEPARATED)
                        && summaries.is(rootB, GuardSummaries.SEPARATED)
                        && separations.across(topology.forest(), rootA, rootB));
    }

    private void contest(int root) {
        touch(root);
        summaries.mark(root, GuardSummaries.CONTESTED);
    }

    /** Notes the profiles of a component as they are, before the running operation changes them. */
    void touch(int root) {
        if (summaries.is(root, GuardSummaries.DIRTY)) {
            return;
        }
        if (teller.isFresh(root)) {
            pending.fresh(root);
            teller.leaveToTheEnd();
        } else {
            profiles.each(root, this::before);
            partitions.remove(root);
        }
        summaries.mark(root, GuardSummaries.DIRTY);
    }

    /** Notes a profile as it is; its identifiers only where somebody hears whether they changed. */
    private void before(int founder, int[] members) {
        boolean wanted = feed.isWanted();
        int[] owned = wanted ? profiles.identifiersOf(founder, members, spaces) : new int[0];
        pending.before(founder, members, owned);
    }

    /** Notes that a fragment has another version, which may leave its profile's fragments as they are. */
    void updated(int fragment) {
        if (!feed.isWanted()) {
            return;
        }
        if (summaries.is(topology.forest().find(fragment), GuardSummaries.DIRTY)) {
            pending.updated(fragment);
        } else {
            teller.updated(profiles.founderOf(fragment));
        }
    }

    /** Tells that a profile goes by law; its fragments are removed in the same operation. */
    void tellErased(ProfileId profile, List<Identifier> identifiers) {
        pending.erase(profile, identifiers);
    }

    /** Sets an earlier first observed time, which may make the fragment the founder of its profile. */
    void moveBack(int fragment, long firstMicros) {
        int root = topology.forest().find(fragment);
        closed(root);
        fragments.first(fragment, firstMicros);
        int founder = summaries.founder(root);
        if (fragments.compare(fragment, founder) < 0) {
            if (!summaries.is(root, GuardSummaries.DIRTY)) {
                teller.refounded(fragment, founder);
            }
            summaries.founder(root, fragment);
        }
    }

    /**
     * Ends an operation: works out the profiles of what it touched, tells the difference, and forgets
     * keys without holders.
     *
     * @return the difference, or null where nothing was left to work out
     */
    @Nullable
    ChangeDiff flush() {
        unheld.sweep();
        partitioned.set(0);
        if (pending.isEmpty()) {
            epoch.publish();
            return null;
        }
        PendingChanges ended = pending;
        pending = new PendingChanges();
        IntHashSet roots = ended.roots(topology.forest());
        for (int root : roots.toArray()) {
            if (summaries.is(root, GuardSummaries.CONTESTED)) {
                int[] members = profiles.members(root);
                Partition partition = Partitioner.partition(this, doubt, root, members);
                partitioned.set(partitioned.get() + members.length);
                if (partition == null) {
                    summaries.clear(root, GuardSummaries.CONTESTED);
                } else {
                    partitions.put(root, partition);
                }
            }
            summaries.clear(root, GuardSummaries.DIRTY);
        }
        ChangeDiff diff = new ChangeDiff(ended, fragments, profiles::founderOf);
        if (feed.isWanted()) {
            diff.tell(
                    (before, founder, members) -> ended.isUpdated(
                            before, profiles.identifiersOf(founder, members, spaces)),
                    feed::add);
        }
        epoch.publish();
        return diff;
    }

    long heapBytes() {
        return topology.heapBytes()
                + fragments.heapBytes()
                + summaries.heapBytes()
                + active.generic().heapBytes()
                + fuzzy.heapBytes();
    }
}
