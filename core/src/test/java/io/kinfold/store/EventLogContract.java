package io.kinfold.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.store.EventLog.Entry;
import io.kinfold.store.EventLog.Entry.Dropped;
import io.kinfold.store.EventLog.Entry.Forgotten;
import io.kinfold.store.EventLog.Entry.Tagged;
import io.kinfold.store.EventLog.Entry.Tracked;
import io.kinfold.store.EventLog.Entry.Untagged;
import io.kinfold.store.EventLog.Kept;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a log in a database owes that may be opened by several at once, against one in memory. */
public abstract class EventLogContract {
    private static final List<Identifier> IDENTIFIERS = List.of(
            Identifier.of("line", "U1"),
            Identifier.of("line", "app", "U1"),
            Identifier.of("line", "u1"),
            Identifier.of("phone", "0912 \\ \u0000 \ud800"),
            Identifier.of("phone", "陳".repeat(340)));
    private static final List<FragmentId> FRAGMENTS =
            List.of(FragmentId.of("crm", "1"), FragmentId.of("crm", "2\u0000"));

    /** Opened anew for each try. */
    protected interface Base extends AutoCloseable {
        FragmentStore store();

        EventLog log(FragmentStore store);

        @Override
        void close();
    }

    private Base base;

    /** Returns a database without tables. */
    protected abstract Base newBase();

    /** What is done: entries by one of two instances, or an erasure by a graph of its. */
    private record Step(int by, List<Entry> entries, Optional<Operation.Erase> erase) {}

    @AfterTry
    void close() {
        if (base != null) {
            base.close();
            base = null;
        }
    }

    static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static Tagged cut(Tagged tagged) {
        return new Tagged(
                tagged.founder(),
                tagged.tag(),
                cut(tagged.from()),
                tagged.until().map(EventLogContract::cut));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> append = Combinators.combine(
                        Arbitraries.integers().between(0, 1), entries().list().ofMaxSize(5))
                .as((by, entries) -> new Step(by, entries, Optional.empty()));
        Arbitrary<Step> erase = Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(FRAGMENTS),
                        Arbitraries.of(IDENTIFIERS))
                .as((by, fragment, identifier) -> new Step(
                        by,
                        List.of(),
                        Optional.of(new Operation.Erase(
                                List.of(fragment),
                                List.of(new Tombstone(fragment.hashCode(), 1)),
                                List.of(identifier)))));
        return Arbitraries.frequencyOf(Tuple.of(12, append), Tuple.of(1, erase))
                .list()
                .ofMaxSize(20);
    }

    private static Arbitrary<Entry> entries() {
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(-3_000_000, 3_000_000)
                .map(micros -> Instant.EPOCH.plusNanos(micros * 1_000 + 7));
        Arbitrary<Entry> tracked = Combinators.combine(
                        Arbitraries.of("view", "\u0000"),
                        Arbitraries.of("a", "b", "\ud800", "\udc00").optional(0.3),
                        Arbitraries.of(IDENTIFIERS),
                        Arbitraries.of("", "u1", "U1"),
                        instants,
                        Arbitraries.of("{}", "{\"a\":\"\\u0000\"}"))
                .as(Tracked::new);
        Arbitrary<Entry> tagged = Combinators.combine(
                        Arbitraries.of(FRAGMENTS),
                        Arbitraries.of("vip", "\u0000"),
                        instants,
                        instants.optional())
                .as(Tagged::new);
        Arbitrary<Entry> untagged = Combinators.combine(
                        Arbitraries.of(FRAGMENTS), Arbitraries.of("vip", "\u0000"))
                .as(Untagged::new);
        return Arbitraries.frequencyOf(
                Tuple.of(12, tracked),
                Tuple.of(3, tagged),
                Tuple.of(2, untagged),
                Tuple.of(1, Arbitraries.of(IDENTIFIERS).map(Forgotten::new)),
                Tuple.of(1, Arbitraries.longs().between(1, 6).map(Dropped::new)));
    }

    /** Two who share a log, and the one in memory, which is the model. */
    private final class Run implements AutoCloseable {
        private final List<FragmentStore> stores = List.of(base.store(), base.store());
        private final List<EventLog> logs = stores.stream().map(base::log).toList();
        private final List<LogMirror> mirrors = logs.stream().map(LogMirror::of).toList();
        private final EventLog model = EventLog.inMemory();
        private final LogMirror expected = LogMirror.of(model);
        private final Set<FragmentId> erased = new HashSet<>();

        void append(int by, List<Entry> entries) {
            List<Kept> kept = logs.get(by).append(entries);
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                mirrors.get(by).own(entry, kept.get(i));
                if (entry instanceof Tagged tagged && erased.contains(tagged.founder())) {
                    assertThat(kept.get(i)).isEqualTo(Kept.NOTHING);
                } else {
                    Kept one = model.append(List.of(entry)).get(0);
                    expected.own(entry, one);
                    assertThat(kept.get(i).count()).as("%s", entry).isEqualTo(one.count());
                    if (entry instanceof Tracked) {
                        assertThat(kept.get(i)).isEqualTo(one);
                    }
                }
            }
        }

        void erase(int by, Operation.Erase erase) {
            Applied applied;
            try (Turn turn = stores.get(by).turn()) {
                turn.others();
                applied = turn.apply(List.of(erase));
            }
            List<Entry> entries = new ArrayList<>();
            erase.identifiers().forEach(one -> entries.add(new Forgotten(one)));
            long events = model.append(entries).stream().mapToLong(Kept::count).sum();
            assertThat(applied.events()).isEqualTo(events);
            for (FragmentId fragment : erase.fragments()) {
                erased.add(fragment);
                for (String tag : List.of("vip", "\u0000")) {
                    Untagged untagged = new Untagged(fragment, tag);
                    expected.own(untagged, model.append(List.of(untagged)).get(0));
                }
                mirrors.forEach(mirror -> mirror.erase(fragment));
                assertThat(logs.get(1 - by).erased(fragment)).isPresent();
            }
        }

        void check() {
            expected.follow(model);
            for (int i = 0; i < 2; i++) {
                mirrors.get(i).follow(logs.get(i));
                erased.forEach(mirrors.get(i)::erase);
                assertThat(mirrors.get(i).events()).isEqualTo(expected.events());
                assertThat(mirrors.get(i).tags()).isEqualTo(expected.tags());
            }
        }

        void checkWhatWasKept() {
            try (FragmentStore again = base.store()) {
                EventLog log = base.log(again);
                LogMirror mirror = LogMirror.of(log);
                assertThat(mirror.events()).isEqualTo(expected.events());
                assertThat(mirror.tags()).isEqualTo(expected.tags());
                for (Identifier identifier : IDENTIFIERS) {
                    assertThat(log.about(List.of(identifier), FRAGMENTS))
                            .containsExactlyInAnyOrderElementsOf(
                                    model.about(List.of(identifier), FRAGMENTS).stream()
                                            .map(entry -> entry instanceof Tagged tagged
                                                    ? cut(tagged)
                                                    : entry)
                                            .toList());
                }
            }
        }

        @Override
        public void close() {
            stores.forEach(FragmentStore::close);
        }
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void log_sharedByTwo_holdsWhatOneInMemoryHolds(@ForAll("steps") List<Step> steps) {
        base = newBase();
        try (Run run = new Run()) {
            for (Step step : steps) {
                run.append(step.by(), step.entries());
                step.erase().ifPresent(erase -> run.erase(step.by(), erase));
                if (step.entries().size() == 3) {
                    run.check();
                }
            }
            run.check();
            run.checkWhatWasKept();
        }
    }

    @Example
    void append_byManyThreadsOfTwoInstances_keepsEachIdOnce() throws Exception {
        base = newBase();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (FragmentStore one = base.store();
                FragmentStore two = base.store()) {
            List<EventLog> logs = List.of(base.log(one), base.log(two));
            List<LogMirror> mirrors = logs.stream().map(LogMirror::of).toList();
            List<Future<Integer>> work = new ArrayList<>();
            for (int t = 0; t < 6; t++) {
                int thread = t;
                work.add(threads.submit(() -> {
                    int kept = 0;
                    for (int i = 0; i < 40; i++) {
                        Tracked event = event("U" + i % 3, Optional.of("e" + (i + thread) % 60));
                        Kept answer =
                                logs.get(thread % 2).append(List.of(event)).get(0);
                        synchronized (mirrors.get(thread % 2)) {
                            mirrors.get(thread % 2).own(event, answer);
                        }
                        kept += (int) answer.count();
                    }
                    return kept;
                }));
            }
            int kept = 0;
            for (Future<Integer> each : work) {
                kept += each.get();
            }
            assertThat(kept).isEqualTo(45);
            for (int i = 0; i < 2; i++) {
                mirrors.get(i).follow(logs.get(i));
                assertThat(mirrors.get(i).events().values().stream()
                                .flatMap(said -> said.values().stream())
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(45);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Tracked event(String line, Optional<String> id) {
        return new Tracked("view", id, Identifier.of("line", line), line, Instant.EPOCH, "{}");
    }

    @Example
    void append_ofAnIdWhoseEventWasErased_keepsNothingAfterARestart() {
        base = newBase();
        try (FragmentStore store = base.store()) {
            EventLog log = base.log(store);
            LogMirror.of(log);
            log.append(List.of(event("U1", Optional.of("e"))));
            log.append(List.of(new Forgotten(Identifier.of("line", "U1"))));
        }
        try (FragmentStore store = base.store()) {
            EventLog log = base.log(store);
            assertThat(LogMirror.of(log).events()).isEmpty();
            assertThat(log.append(List.of(event("U1", Optional.of("e")))))
                    .containsExactly(Kept.NOTHING);
            assertThat(log.append(List.of(event("U1", Optional.of("f")))))
                    .containsExactly(new Kept(1, 2));
        }
    }

    @Example
    void normalize_ofIdentifiers_isWhatErasureGoesBy() {
        base = newBase();
        try (FragmentStore store = base.store()) {
            EventLog log = base.log(store);
            LogMirror.of(log);
            log.append(List.of(event("U-1", Optional.empty()), event("U-2", Optional.empty())));
            log.normalize(Map.of(1L, "U1", 2L, "", 99L, "x"));
            Forgotten forgotten = new Forgotten(Identifier.of("line", "U1"));
            assertThat(log.append(List.of(forgotten)).get(0).count()).isEqualTo(1);
            assertThat(log.append(List.of(new Forgotten(Identifier.of("line", ""))))
                            .get(0)
                            .count())
                    .isZero();
        }
    }

    @Example
    void replay_ofMoreThanOnePart_tellsAll() {
        base = newBase();
        try (FragmentStore store = base.store()) {
            EventLog log = base.log(store);
            LogMirror.of(log);
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 40_000; i++) {
                entries.add(event("U" + i % 20_000, Optional.empty()));
                if (i % 100 == 0) {
                    entries.add(new Tagged(
                            FragmentId.of("crm", "" + i), "vip", Instant.EPOCH, Optional.empty()));
                }
            }
            log.append(entries);
            LogMirror mirror = LogMirror.of(base.log(store));
            assertThat(mirror.events()).hasSize(20_000);
            assertThat(mirror.events().get(Identifier.of("line", "U7")))
                    .isEqualTo(Map.of(new LogMirror.Said("view", Instant.EPOCH, "{}"), 2));
            assertThat(mirror.tags()).hasSize(400);
        }
    }
}
