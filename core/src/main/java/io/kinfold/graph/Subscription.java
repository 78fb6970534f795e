package io.kinfold.graph;

/**
 * A listener's place on a change feed. Safe for any thread.
 *
 * <p>The listener is called by the thread that changes the graph, at the end of each operation, while the
 * graph is locked against other changes. So it
 * <ul>
 *   <li>may read the graph, which then answers as after the whole operation: a profile that an early entry
 *       names may have been merged or taken out by a later one of the same operation;
 *   <li>may close subscriptions, its own too;
 *   <li>must not change the graph, nor subscribe ({@link IllegalStateException});
 *   <li>must not wait for another thread that uses the graph, and must take no lock that is held anywhere
 *       while the graph is read or changed, or while a subscription is closed: either may never end;
 *   <li>should be quick: all changes wait for it.
 * </ul>
 *
 * <p>Who keeps more than memberships does best to note the ids that the feed names (the {@code profile} of each change, and
 * {@code absorbed}, {@code created} or {@code former} where it has one) in a concurrent set, and to take
 * them out and read them with {@link IdentityGraph#profile} later, on any thread, without a lock that the
 * listener takes. An id whose answer is empty, or has another id, is no profile any more. What changes
 * after an id was taken out is named again; so the copies are right as soon as the set is empty.
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Ends the subscription; the listener is not called any more when this returns. */
    @Override
    void close();
}
