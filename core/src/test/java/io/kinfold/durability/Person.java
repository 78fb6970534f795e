package io.kinfold.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Decision;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.EventLog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A customer of a {@link Shop}, none of whose values anybody else has, and all that was ever said of him. */
final class Person {
    private static final int FRAGMENTS = 4;

    private final Random random;
    private final String member;
    private final List<FragmentId> ids = new ArrayList<>();
    private final Set<String> values = new LinkedHashSet<>();
    private int second;

    Person(Random random) {
        this.random = random;
        member = value("Mz");
        values.add(member);
        for (int i = 0; i < FRAGMENTS; i++) {
            String key = value("Key");
            values.add(key);
            ids.add(FragmentId.of("crm", key));
        }
    }

    /** Every text that was ever known of him: identifiers as written and in normal form, attributes, keys, events. */
    Collection<String> values() {
        return values;
    }

    /** The same without the keys of his fragments. */
    Collection<String> secrets() {
        return values.stream().filter(value -> !value.startsWith("Key")).toList();
    }

    List<FragmentId> ids() {
        return ids;
    }

    /** Returns a text that stands nowhere else. */
    private String value(String start) {
        StringBuilder text = new StringBuilder(start);
        for (int i = 0; i < 12; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private String kept(String value) {
        values.add(value);
        return value;
    }

    /** Returns a new version of one of his fragments; all of them share his member number. */
    Fragment version(int which) {
        FragmentId id = ids.get(which);
        second++;
        String digits = "09" + (10_000_000L + random.nextInt(80_000_000)) + random.nextInt(10);
        values.add(digits);
        Fragment.Builder builder = Fragment.builder(id.source(), id.key())
                .observedAt(Instant.ofEpochSecond(second))
                .identifier("member", member)
                .identifier("phone", kept(digits.substring(0, 4) + "-" + digits.substring(4)))
                .identifier(Identifier.of("email", kept(value("Em") + "@X.tw")).asVerified())
                .attribute("name", kept("林" + value("n")), kept(value("alias") + "美麗"))
                .attribute("city", kept(value("city")));
        if (random.nextInt(4) == 0) {
            builder.attribute("note", kept(value("long").repeat(500)));
        }
        return builder.build();
    }

    /** Returns what he did just now, and a tag on him. */
    List<EventLog.Entry> events() {
        Identifier identifier = Identifier.of("member", member);
        String fields = "{\"page\":\"" + kept(value("page")) + "\"}";
        Instant at = Instant.ofEpochSecond(second++);
        return List.of(
                new EventLog.Entry.Tracked(
                        "viewed", Optional.of(kept(value("id"))), identifier, member, at, fields),
                new EventLog.Entry.Tagged(
                        ids.get(random.nextInt(FRAGMENTS)), "vip", at, Optional.empty()));
    }

    /** Does something that leaves more of him behind. */
    void act(IdentityGraph graph) {
        int which = random.nextInt(FRAGMENTS);
        switch (random.nextInt(8)) {
            case 0 -> graph.retract(ids.get(which));
            case 1 ->
                graph.decide(new Decision(
                        Decision.Kind.JOIN,
                        ids.get(0),
                        ids.get(1 + random.nextInt(FRAGMENTS - 1)),
                        Instant.ofEpochSecond(second++),
                        kept(value("by"))));
            case 2 -> graph.ingestAll(List.of(version(which), version(which), version(0)));
            default -> graph.ingest(version(which));
        }
    }

    /** Makes him one profile of all his fragments, and erases it. */
    void erase(IdentityGraph graph) {
        for (int i = 0; i < FRAGMENTS; i++) {
            graph.ingest(version(i));
        }
        assertThat(graph.erase(new ProfileId(ids.get(random.nextInt(FRAGMENTS)))))
                .isPresent();
    }
}
