package io.kinfold.graph;

import com.carrotsearch.hppc.IntArrayList;

import io.kinfold.topology.KeyDictionary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds a new fragment to a contested component without partitioning it afresh, where that is certain to
 * give the same result.
 *
 * <p>It is certain where the fragment ends up in one profile P, or in one of its own, and P with the
 * fragment violates no guard. Then each link that was accepted still is, since what it joined is part of
 * P with the fragment or was not touched, and each that was refused still is, since profiles only grew
 * and guards are monotone. Whether one of the fragment's own links is refused is certain where either
 * <ul>
 *   <li>the key's first holder came earlier in the order, and what holder and fragment held by then
 *       violates a guard already; or
 *   <li>the link comes after every accepted link of the key's profile, which thus was as it is now.
 * </ul>
 * Everything else is left to {@link Partitioner}. Cost: the fragment's links and those of the holders;
 * fragments that arrive in the order of their observed times nearly always take this way.
 */
final class Extension {
    private final Components components;
    private final Partition partition;
    private final int fragment;
    private final int[] counts;
    private final IntArrayList owned = new IntArrayList();
    private final List<Candidate> refused = new ArrayList<>();
    private @Nullable Candidate last;
    private int target = -1;

    private Extension(Components components, Partition partition, int fragment) {
        this.components = components;
        this.partition = partition;
        this.fragment = fragment;
        this.counts = new int[partition.limited().size()];
    }

    /**
     * Works out where a fragment belongs.
     *
     * @param links the fragment's active links, in their order
     * @return what to do, or null if it takes a new partition to tell
     */
    static @Nullable Extension of(
            Components components, Partition partition, int fragment, List<Candidate> links) {
        Extension extension = new Extension(components, partition, fragment);
        for (Candidate link : links) {
            if (!extension.take(link)) {
                return null;
            }
        }
        return extension.fits() ? extension : null;
    }

    /** Returns the place of the profile that the fragment joins; -1 for one of its own. */
    int target() {
        return target;
    }

    /** Enters the fragment; returns the place of its profile. */
    int apply(FragmentTable table, LinkOrder order) {
        Candidate lastLink = last == null ? Candidate.FIRST : last;
        int place = target;
        if (place < 0) {
            place = partition.add(new Partition.Cluster(fragment, counts, agree(), lastLink));
        } else {
            extend(partition.clusters().get(place), lastLink, table, order);
        }
        partition.put(fragment, place);
        for (int i = 0; i < owned.size(); i++) {
            partition.own(owned.get(i), fragment);
        }
        refused.forEach(partition::refuse);
        return place;
    }

    private void extend(
            Partition.Cluster cluster, Candidate lastLink, FragmentTable table, LinkOrder order) {
        for (int i = 0; i < counts.length; i++) {
            cluster.counts()[i] += counts[i];
        }
        for (int i = 0; i < cluster.agree().length; i++) {
            cluster.agree()[i] =
                    Math.max(cluster.agree()[i], components.summaries().own(fragment, i));
        }
        if (table.compare(fragment, cluster.founder()) < 0) {
            cluster.founder(fragment);
        }
        if (order.compare(lastLink, cluster.lastLink()) > 0) {
            cluster.lastLink(lastLink);
        }
    }

    private int[] agree() {
        int[] agree = new int[components.summaries().agreeGuards().size()];
        for (int i = 0; i < agree.length; i++) {
            agree[i] = components.summaries().own(fragment, i);
        }
        return agree;
    }

    /** Decides on a link; returns whether the decision is certain. */
    private boolean take(Candidate link) {
        if (components.keys().payload(link.key()) == KeyDictionary.NONE) {
            return takeNew(link);
        }
        int holder = partition.firstHolder(link.key());
        if (holder < 0) {
            return false;
        }
        int place = partition.indexOf(holder);
        if (place != target) {
            if (isRefused(link, holder, partition.clusters().get(place))) {
                refused.add(link);
                return true;
            }
            if (target >= 0) {
                return false;
            }
            target = place;
        }
        accept(link);
        if (components.linkOrder().compare(link, linkOf(holder, link)) < 0) {
            owned.add(link.key());
        }
        return true;
    }

    /** Decides on a link to a key that nobody else holds. */
    private boolean takeNew(Candidate link) {
        int slot = slot(components.active().spaceOf(link.key()));
        if (slot == UNKNOWN_SLOT) {
            return false;
        }
        if (slot >= 0) {
            if (counts[slot] + 1 > partition.limited().get(slot).limit()) {
                refused.add(link);
                return true;
            }
            counts[slot]++;
        }
        accept(link);
        owned.add(link.key());
        return true;
    }

    private void accept(Candidate link) {
        last = link;
    }

    private static final int UNKNOWN_SLOT = -2;

    private int slot(KeySpace space) {
        if (space.limit() == 0) {
            return -1;
        }
        int slot = partition.limited().indexOf(space);
        return slot < 0 ? UNKNOWN_SLOT : slot;
    }

    private Candidate linkOf(int holder, Candidate link) {
        return Candidate.byKey(holder, link.key(), components.active().spaceOf(link.key()));
    }

    private boolean isRefused(Candidate link, int holder, Partition.Cluster cluster) {
        if (target < 0 && components.linkOrder().compare(link, cluster.lastLink()) > 0) {
            return !fits(cluster);
        }
        Candidate first = linkOf(holder, link);
        return components.linkOrder().compare(first, link) < 0 && clashes(first, cluster);
    }

    /** Returns whether what the holder held before its own link clashes with what the fragment holds. */
    private boolean clashes(Candidate first, Partition.Cluster cluster) {
        int holder = first.fragment();
        for (int i = 0; i < cluster.agree().length; i++) {
            if (Guards.disagree(
                    components.summaries().own(holder, i),
                    components.summaries().own(fragment, i))) {
                return true;
            }
        }
        int[] together = counts.clone();
        components.active().each(holder, (key, space) -> {
            int slot = slot(space);
            boolean earlier =
                    components.linkOrder().compare(Candidate.byKey(holder, key, space), first) < 0;
            int owner = partition.firstHolder(key);
            if (slot >= 0 && earlier && owner >= 0 && partition.of(owner) == cluster) {
                together[slot]++;
            }
        });
        for (int i = 0; i < together.length; i++) {
            if (together[i] > partition.limited().get(i).limit()) {
                return true;
            }
        }
        return false;
    }

    private boolean fits() {
        return target < 0 || fits(partition.clusters().get(target));
    }

    /** Returns whether a profile and the fragment, with the keys that it brings, violate no guard. */
    private boolean fits(Partition.Cluster cluster) {
        if (cluster.fragments().size() + 1 > components.summaries().maxFragments()) {
            return false;
        }
        for (int i = 0; i < cluster.agree().length; i++) {
            if (Guards.disagree(cluster.agree()[i], components.summaries().own(fragment, i))) {
                return false;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            if (cluster.counts()[i] + counts[i] > partition.limited().get(i).limit()) {
                return false;
            }
        }
        return true;
    }
}
