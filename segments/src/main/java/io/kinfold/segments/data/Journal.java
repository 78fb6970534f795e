package io.kinfold.segments.data;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.EventLog;
import io.kinfold.store.StoreException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what customer data hold and a log in step: everything is in the log before it is in memory. What the log tells may be
 * taken in in any order, so nobody waits for another's entry. No lock of the data is held while the log works.
 */
final class Journal {
    /** So many entries are taken in at once. */
    private static final int PART = 16_384;

    private final EventLog log;
    private final Content content;
    private final DataLock lock;
    private final ReentrantLock pulling = new ReentrantLock();
    private volatile boolean behind;
    private volatile boolean renaming;

    /** Writes and reads content under the lock of the data. */
    Journal(EventLog log, Content content, DataLock lock) {
        this.log = log;
        this.content = content;
        this.lock = lock;
    }

    /** Takes everything in that the log holds. */
    void open() {
        log.onChange(() -> behind = true);
        Replay replay = new Replay();
        log.replay(replay);
        replay.flush();
    }

    /** Hands on what a log replays, part by part. */
    private final class Replay implements EventLog.Reader {
        private LogPart part = new LogPart(content.types());

        private void flush() {
            LogPart full = part;
            part = new LogPart(content.types());
            take(full);
        }

        private void step() {
            if (part.size() >= PART) {
                flush();
            }
        }

        @Override
        public void identifier(long number, Identifier identifier, String normal) {
            part.identifier(number, identifier, normal);
            step();
        }

        @Override
        public void event(long identifier, String type, Instant at, String fields) {
            part.event(identifier, type, at, fields);
            step();
        }

        @Override
        public void tag(EventLog.Entry entry, long number) {
            part.tag(entry, number);
            step();
        }

        @Override
        public void gone(long identifier) {
            part.gone(identifier);
            step();
        }
    }

    private void take(LogPart part) {
        if (part.size() > 0) {
            lock.write(() -> content.take(part));
        }
    }

    /**
     * Takes in what others appended, if there may be something, and tells the log of changed normal forms. A log that cannot be
     * reached is asked again the next time: until then the answers are those of before.
     */
    void catchUp() {
        if (!behind && !renaming) {
            return;
        }
        try {
            pull();
            rename();
        } catch (StoreException e) {
            if (e.outcome() == StoreException.Outcome.DAMAGED) {
                throw e;
            }
        }
    }

    /** Takes in what others appended. */
    void pull() {
        pulling.lock();
        try {
            behind = false;
            boolean more = true;
            while (more) {
                LogPart part = new LogPart(content.types());
                more = log.others(part);
                take(part);
            }
        } catch (RuntimeException e) {
            behind = true;
            throw e;
        } finally {
            pulling.unlock();
        }
    }

    private void rename() {
        Map<Long, String> renamed = lock.write(content::takeRenamed);
        renaming = false;
        try {
            Map<Long, String> part = new HashMap<>();
            for (Map.Entry<Long, String> one : renamed.entrySet()) {
                part.put(one.getKey(), one.getValue());
                if (part.size() == PART) {
                    log.normalize(part);
                    part = new HashMap<>();
                }
            }
            if (!part.isEmpty()) {
                log.normalize(part);
            }
        } catch (RuntimeException e) {
            lock.write(() -> content.putBackRenamed(renamed));
            renaming = true;
            throw e;
        }
    }

    /** Notes that normal forms may have changed, which the next {@link #catchUp} tells the log. */
    void renamed() {
        renaming = true;
    }

    /** Tracks events, of which those that are not usable are left out of the log. */
    List<Tracked> track(List<Event> events, List<ReadEvent> read) {
        List<EventLog.Entry> entries = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            if (read.get(i).isUsable()) {
                entries.add(content.entry(events.get(i)));
            }
        }
        List<EventLog.Kept> kept = entries.isEmpty() ? List.of() : log.append(entries);
        return lock.write(() -> {
            List<Tracked> results = new ArrayList<>(events.size());
            int next = 0;
            for (int i = 0; i < events.size(); i++) {
                boolean usable = read.get(i).isUsable();
                EventLog.Kept one = usable ? kept.get(next++) : EventLog.Kept.NOTHING;
                results.add(content.track(events.get(i), read.get(i), one));
            }
            return results;
        });
    }

    /** Appends what is said of tags; returns whether it changed anything. */
    boolean tag(List<? extends EventLog.Entry> entries) {
        if (entries.isEmpty()) {
            return false;
        }
        List<EventLog.Kept> kept = log.append(List.copyOf(entries));
        return lock.write(() -> {
            boolean changed = false;
            for (int i = 0; i < kept.size(); i++) {
                if (kept.get(i).count() > 0) {
                    content.tag(entries.get(i), kept.get(i).number());
                    changed = true;
                }
            }
            return changed;
        });
    }

    /** Returns a profile's events and tags as they were appended. */
    List<EventLog.Entry> about(Profile profile) {
        List<Identifier> identifiers = lock.read(() -> content.written(profile));
        return log.about(identifiers, profile.fragments()).stream()
                .filter(entry -> !(entry instanceof EventLog.Entry.Tracked event)
                        || content.isOf(event.identifier(), profile))
                .toList();
    }

    /** Erases the events on an identifier; returns how many there were. */
    long erase(Identifier identifier) {
        long erased = log.append(List.of(new EventLog.Entry.Forgotten(identifier)))
                .get(0)
                .count();
        pull();
        return erased;
    }

    /**
     * Erases what is left of erased profiles: a graph on the same store has erased all that the log knew to be theirs,
     * one on another store nothing. What came later on the same identifiers has other numbers, and stays.
     */
    void erase(List<Named.One> told) {
        List<Named.Erasure> erasures =
                told.stream().flatMap(one -> one.erasures().stream()).toList();
        if (erasures.isEmpty()) {
            return;
        }
        pull();
        List<EventLog.Entry> entries = new ArrayList<>();
        for (Named.Erasure erasure : erasures) {
            OptionalLong erased = log.erased(erasure.profile().founder());
            entries.addAll(lock.read(() -> leftOf(erasure, erased.orElse(Long.MAX_VALUE))));
            if (erased.isEmpty()) {
                entries.addAll(lock.read(() -> tagsOf(erasure.profile())));
            }
        }
        if (!entries.isEmpty()) {
            log.append(entries);
            pull();
        }
    }

    private List<EventLog.Entry> leftOf(Named.Erasure erasure, long largest) {
        List<EventLog.Entry> left = new ArrayList<>();
        for (long number : content.numbers(erasure)) {
            if (number <= largest) {
                left.add(new EventLog.Entry.Dropped(number));
            }
        }
        return left;
    }

    private List<EventLog.Entry> tagsOf(ProfileId profile) {
        List<EventLog.Entry> entries = new ArrayList<>();
        int row = content.store().row(profile);
        Map<FragmentId, List<String>> tagged =
                row < 0 ? Map.of() : content.store().tagged(row);
        tagged.forEach((fragment, tags) ->
                tags.forEach(tag -> entries.add(new EventLog.Entry.Untagged(fragment, tag))));
        return entries;
    }
}
