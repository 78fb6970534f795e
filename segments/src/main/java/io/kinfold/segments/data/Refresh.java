package io.kinfold.segments.data;

import io.kinfold.config.Configuration;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Brings the content to one moment of the graph that it follows. What was named is read while others write to the graph, some at a time,
 * until little was named meanwhile; the last is read in one moment, so that no identifier is lost between
 * two profiles. Reads outside the lock of the data. Safe for any thread.
 */
final class Refresh {
    /** How many profiles are in memory twice at most. */
    private static final int PART = 4_096;

    /** How many profiles one thread reads at a time. */
    private static final int READ = 512;

    /** So many profiles are read while those who write to the graph wait: some milliseconds. */
    private static final int LAST = 256;

    /** After so many parts of what was named meanwhile the rest is read at once, however much it is. */
    private static final int ROUNDS = 16;

    private final Content content;
    private final DataLock lock;
    private final @Nullable Journal journal;
    private final Named named;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean partial;

    Refresh(Content content, DataLock lock, @Nullable Journal journal, Named named) {
        this.content = content;
        this.lock = lock;
        this.journal = journal;
        this.named = named;
    }

    /** Applies what the graph told, if there is something; waits for who does it already. */
    void run(IdentityGraph followed) {
        if (!named.isEmpty() || partial || !content.isOf(followed) || running.isLocked()) {
            alone(followed, () -> true);
        }
    }

    /** Returns whether the content is of no one moment: a refresh is under way, or could not be ended. */
    boolean isPartial() {
        return partial;
    }

    /** Does work after a refresh and before the next one. */
    <T> T alone(IdentityGraph followed, Supplier<T> work) {
        running.lock();
        try {
            boolean same = content.isOf(followed);
            for (int round = 0; round < ROUNDS && named.size() > LAST; round++) {
                applyParts(named.take(), followed);
            }
            applyLast(followed);
            if (journal != null && !same) {
                journal.renamed();
                journal.catchUp();
            }
            return work.get();
        } finally {
            running.unlock();
        }
    }

    /** Applies much, part by part. */
    private void applyParts(List<Named.One> told, IdentityGraph followed) {
        try {
            eraseFromLog(told);
            Configuration configuration = followed.configuration();
            lock.write(() -> {
                partial = true;
                content.begin(told, configuration);
            });
            for (int from = 0; from < told.size(); from += PART) {
                List<ProfileId> part = ids(told.subList(from, Math.min(from + PART, told.size())));
                Map<ProfileId, Profile> found = read(part, followed);
                lock.write(() -> content.put(part, found));
            }
            lock.write(() -> content.end(told));
        } catch (RuntimeException e) {
            named.putBack(told);
            throw e;
        }
    }

    /** Reads profiles on the threads of the common pool, so that a first refresh takes all processors. */
    private static Map<ProfileId, Profile> read(List<ProfileId> ids, IdentityGraph followed) {
        Map<ProfileId, Profile> found = new HashMap<>();
        IntStream.rangeClosed(0, (ids.size() - 1) / READ)
                .mapToObj(i -> ids.subList(i * READ, Math.min((i + 1) * READ, ids.size())))
                .parallel()
                .map(followed::profiles)
                .forEachOrdered(found::putAll);
        return found;
    }

    /** Applies what is left as of one moment, which the content is then as of. */
    private void applyLast(IdentityGraph followed) {
        Moment moment = new Moment(followed);
        List<Named.One> told = moment.told;
        try {
            Map<ProfileId, Profile> found = followed.consistentProfiles(moment);
            eraseFromLog(told);
            lock.write(() -> {
                content.begin(told, moment.configuration);
                content.put(ids(told), found);
                content.end(told);
                partial = false;
            });
        } catch (RuntimeException e) {
            named.putBack(told);
            throw e;
        }
    }

    private void eraseFromLog(List<Named.One> told) {
        if (journal != null) {
            journal.erase(told);
        }
    }

    private static List<ProfileId> ids(List<Named.One> told) {
        return told.stream().map(Named.One::id).toList();
    }

    /** Notes, in the moment as of which profiles are read, what had been told until then. */
    private final class Moment implements Supplier<List<ProfileId>> {
        private final IdentityGraph followed;
        private final List<Named.One> told = new ArrayList<>();
        private Configuration configuration;

        Moment(IdentityGraph followed) {
            this.followed = followed;
            configuration = followed.configuration();
        }

        @Override
        public List<ProfileId> get() {
            told.addAll(named.take());
            configuration = followed.configuration();
            return ids(told);
        }
    }
}
