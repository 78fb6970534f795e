package io.kinfold.graph;

import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Change;
import io.kinfold.profile.ProfileId;

import java.util.List;

/**
 * Tells the feed at once what happens to profiles that violate no guard, and keeps count for the fragment
 * that is being added. What happens to others is known at the end of the operation: see {@link ChangeDiff}.
 * One writer.
 */
final class Teller {
    private final Feed feed;
    private final FragmentTable fragments;
    private int fresh = FragmentTable.NONE;
    private int joined;

    Teller(Feed feed, FragmentTable fragments) {
        this.feed = feed;
        this.fragments = fragments;
    }

    /** A new fragment is in no profile yet. */
    void begin(int fragment) {
        fresh = fragment;
        joined = 0;
    }

    /** Returns whether a fragment is new and nothing was told of it yet; it is then alone in its component. */
    boolean isFresh(int fragment) {
        return fragment == fresh;
    }

    /** What becomes of the new fragment will be known at the end of the operation. */
    void leaveToTheEnd() {
        fresh = FragmentTable.NONE;
    }

    /** Two profiles become one, which violates no guard. */
    void linked(int founderA, int founderB) {
        boolean first = fragments.compare(founderA, founderB) < 0;
        int older = first ? founderA : founderB;
        int newer = first ? founderB : founderA;
        joined++;
        if (isFresh(older)) {
            attached(newer, older, older);
        } else if (isFresh(newer)) {
            attached(older, newer, older);
        } else if (feed.isWanted()) {
            feed.add(new Change.Merged(profile(older), profile(newer)));
        }
    }

    /** The new fragment was added to a contested component; {@code former} is the founder of what it joined. */
    void extended(int fragment, int former, int founder) {
        if (former != FragmentTable.NONE) {
            joined = 1;
            attached(former, fragment, founder);
        } else {
            complete(fragment);
        }
    }

    /** A profile has another founder. */
    void refounded(int founder, int former) {
        if (feed.isWanted()) {
            feed.add(new Change.Refounded(profile(founder), profile(former)));
        }
    }

    /** A profile's golden record or identifiers may be others, its fragments not. */
    void updated(int founder) {
        if (feed.isWanted()) {
            feed.add(new Change.Updated(profile(founder)));
        }
    }

    /** The new fragment has all its links; returns how many profiles it joined, if that is known yet. */
    int complete(int fragment) {
        if (isFresh(fragment)) {
            fresh = FragmentTable.NONE;
            if (feed.isWanted()) {
                FragmentId id = fragments.id(fragment);
                feed.add(new Change.Created(new ProfileId(id), List.of(id)));
            }
        }
        return joined;
    }

    private void attached(int profile, int fragment, int founder) {
        fresh = FragmentTable.NONE;
        if (feed.isWanted()) {
            feed.add(new Change.Attached(profile(profile), fragments.id(fragment)));
        }
        if (founder != profile) {
            refounded(founder, profile);
        }
    }

    private ProfileId profile(int founder) {
        return new ProfileId(fragments.id(founder));
    }
}
