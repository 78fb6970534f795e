package io.kinfold.graph;

import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.FragmentStore;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads of one profile, beside the writer where that gives a whole answer, and else with the lock. Safe for any thread. */
final class Reads {
    /** An answer; null stands for "nobody". */
    private record Answer<T>(@Nullable T value) {}

    /** What a reader asks; null where it takes the lock to answer. */
    private interface Question<T> {
        @Nullable
        Answer<T> ask(ProfileReader reader);
    }

    /** How many profiles are read together: a writer waits for them some milliseconds at most. */
    private static final int TOGETHER = 256;

    private final Access access;
    private final FragmentStore store;
    private final Writing writing;

    Reads(Access access, FragmentStore store, Writing writing) {
        this.access = access;
        this.store = store;
        this.writing = writing;
    }

    /** Returns the id of the profile whose founder is found so. */
    Optional<ProfileId> profileId(ToIntFunction<ProfileReader> founder) {
        return read(reader -> id(reader, founder.applyAsInt(reader)));
    }

    /** Returns the profile whose founder is found so. */
    Optional<Profile> profile(ToIntFunction<ProfileReader> founder) {
        return read(reader -> profile(reader, founder.applyAsInt(reader)));
    }

    /** Returns the profiles that ids stand for, some at a time; each part is of one moment. */
    Map<ProfileId, Profile> profiles(List<ProfileId> ids) {
        Map<ProfileId, Profile> profiles = new LinkedHashMap<>();
        parts(ids)
                .forEach(part -> profiles.putAll(
                        writing.ask(engine -> ProfileReader.profiles(engine, store, part))));
        return profiles;
    }

    /**
     * Returns the profiles that ids stand for, all of one moment in which the feed has told everything before. The
     * ids are asked for in it, and again where the graph has to take in others' changes to answer.
     */
    Map<ProfileId, Profile> consistentProfiles(Supplier<? extends Collection<ProfileId>> ids) {
        return writing.ask(engine -> ProfileReader.profiles(engine, store, ids.get()));
    }

    /** Returns ids in parts that are read together. */
    Stream<List<ProfileId>> parts(List<ProfileId> ids) {
        return IntStream.range(0, (ids.size() + TOGETHER - 1) / TOGETHER)
                .mapToObj(part ->
                        ids.subList(part * TOGETHER, Math.min((part + 1) * TOGETHER, ids.size())));
    }

    private static @Nullable Answer<ProfileId> id(ProfileReader reader, int founder) {
        if (founder == Profiles.UNKNOWN) {
            return null;
        }
        return new Answer<>(founder == FragmentTable.NONE ? null : reader.profileId(founder));
    }

    private static @Nullable Answer<Profile> profile(ProfileReader reader, int founder) {
        if (founder < 0) {
            return founder == FragmentTable.NONE ? new Answer<>(null) : null;
        }
        Profile profile = reader.profile(founder);
        return profile == null ? null : new Answer<>(profile);
    }

    private <T> Optional<T> read(Question<T> question) {
        Answer<T> answer =
                access.optimistic(() -> new Beside<>(this, question), () -> locked(question));
        return Optional.ofNullable(answer.value());
    }

    private <T> Answer<T> locked(Question<T> question) {
        return writing.ask(engine ->
                Objects.requireNonNull(question.ask(new ProfileReader(engine, store, true))));
    }

    /** A try to read beside the writer. */
    private static final class Beside<T> implements Access.Attempt<Answer<T>> {
        private final Reads reads;
        private final Question<T> question;
        private final Engine current;
        private final ProfileReader reader;
        private final long epoch;

        Beside(Reads reads, Question<T> question) {
            this.reads = reads;
            this.question = question;
            this.current = reads.writing.engine();
            this.reader = new ProfileReader(current, reads.store, false);
            this.epoch = current.components().epoch().now();
        }

        @Override
        public @Nullable Answer<T> ask() {
            return question.ask(reader);
        }

        @Override
        public boolean holds() {
            return reads.writing.engine() == current
                    && (current.components().epoch().holds(epoch) || reader.holds());
        }
    }
}
