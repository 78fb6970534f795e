package example.shop.api;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.evaluate.Audience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Some members of a segment, in the order of their ids. The next page begins behind the last id of this one, so
 * that members who come or go meanwhile shift nobody from page to page.
 *
 * @param ids the ids
 * @param next behind what id the next page begins; empty if this is the last
 */
record Page(List<ProfileId> ids, Optional<ProfileId> next) {
    /** Returns the first ids behind one. Cost: a look at each member. */
    static Page of(Audience audience, Optional<ProfileId> after, int size) {
        PriorityQueue<ProfileId> first = new PriorityQueue<>(Comparator.reverseOrder());
        for (ProfileId id : audience) {
            if (after.isEmpty() || id.compareTo(after.get()) > 0) {
                first.add(id);
                if (first.size() > size + 1) {
                    first.remove();
                }
            }
        }
        List<ProfileId> ids = new ArrayList<>(first);
        ids.sort(Comparator.naturalOrder());
        return ids.size() <= size
                ? new Page(ids, Optional.empty())
                : new Page(List.copyOf(ids.subList(0, size)), Optional.of(ids.get(size - 1)));
    }
}
