package io.kinfold.command.resolution;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.ProfileId;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The explanations of all profiles of a graph that nobody changes, in the order of the profiles' ids. Some are made
 * ahead by another thread while the caller is busy with those before. For one thread, and once.
 */
final class Explanations implements Iterator<Explanation.OfProfile> {
    /** So few that they take no memory to speak of, so many that a thread has something to do. */
    private static final int TOGETHER = 512;

    private final IdentityGraph graph;
    private final List<ProfileId> ids;
    private CompletableFuture<List<Explanation.OfProfile>> ahead;
    private Iterator<Explanation.OfProfile> made =
            List.<Explanation.OfProfile>of().iterator();
    private int begun;

    Explanations(IdentityGraph graph) {
        this.graph = graph;
        this.ids = graph.profileIds();
        this.ahead = begin();
    }

    private CompletableFuture<List<Explanation.OfProfile>> begin() {
        List<ProfileId> some = ids.subList(begun, Math.min(begun + TOGETHER, ids.size()));
        begun += some.size();
        return CompletableFuture.supplyAsync(
                () -> some.stream().map(this::explanation).toList());
    }

    private Explanation.OfProfile explanation(ProfileId id) {
        return graph.explain(id)
                .orElseThrow(() -> new IllegalStateException(
                        "a profile is gone though nobody changes the graph"));
    }

    @Override
    public boolean hasNext() {
        if (!made.hasNext()) {
            try {
                made = ahead.join().iterator();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            ahead = begin();
        }
        return made.hasNext();
    }

    @Override
    public Explanation.OfProfile next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more profiles");
        }
        return made.next();
    }
}
