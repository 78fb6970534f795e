package io.kinfold.benchmarks.segments;

import io.kinfold.fragment.Identifier;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.data.Event;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made-up customers as columns, in random order: a fifth in Taipei, three in twenty gold or vip, a
 * tenth that never bought; and what they did.
 */
final class Customers {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final EvaluationContext CONTEXT =
            EvaluationContext.of(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    static final String[] TIERS = {"none", "basic", "gold", "vip"};
    static final String[] CITIES = new String[21];
    static final String[] EVENTS = {"view", "purchase", "cart"};
    static final int NEVER = Integer.MIN_VALUE;
    private static final long DAY = 86_400_000;
    private static final int CHUNK = 100_000;

    static {
        CITIES[0] = "Taipei";
        for (int i = 1; i < CITIES.length; i++) {
            CITIES[i] = "City " + i;
        }
    }

    final int profiles;
    final byte[] tier;
    final byte[] city;
    final long[] spendCents;
    final int[] orders;
    final int[] lastPurchase;
    final boolean[] consent;

    final byte[] eventKind;
    final int[] eventProfile;
    final long[] eventAt;
    final long[] eventCents;

    Customers(int profiles, int events, long seed) {
        Random random = new Random(seed);
        this.profiles = profiles;
        tier = new byte[profiles];
        city = new byte[profiles];
        spendCents = new long[profiles];
        orders = new int[profiles];
        lastPurchase = new int[profiles];
        consent = new boolean[profiles];
        int today = (int) TODAY.toEpochDay();
        for (int i = 0; i < profiles; i++) {
            double share = random.nextDouble();
            tier[i] = (byte) (share < 0.05 ? 3 : share < 0.15 ? 2 : share < 0.5 ? 1 : 0);
            city[i] = (byte) (random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(20));
            spendCents[i] = (long) (-Math.log(1 - random.nextDouble()) * 100_000);
            orders[i] = random.nextInt(10);
            lastPurchase[i] = random.nextInt(10) == 0 ? NEVER : today - random.nextInt(120);
            consent[i] = random.nextInt(10) < 6;
        }
        eventKind = new byte[events];
        eventProfile = new int[events];
        eventAt = new long[events];
        eventCents = new long[events];
        long now = CONTEXT.now().toEpochMilli();
        for (int i = 0; i < events; i++) {
            int kind = random.nextInt(10);
            eventKind[i] = (byte) (kind < 6 ? 0 : kind < 9 ? 1 : 2);
            eventProfile[i] = random.nextInt(profiles);
            eventAt[i] = now - (long) (random.nextDouble() * 365 * DAY);
            eventCents[i] = 100L * (1 + random.nextInt(500));
        }
    }

    static Schema schema() {
        return Schema.builder()
                .attribute("tier", ValueType.oneOf(TIERS))
                .attribute("city", ValueType.openEnum(CITIES))
                .attribute("total_spend", ValueType.decimal(2))
                .attribute("order_count", ValueType.integer())
                .attribute("last_purchase", ValueType.date())
                .attribute("consent_email", ValueType.bool())
                .event("view", fields -> fields.field("amount", ValueType.decimal(2)))
                .event("purchase", fields -> fields.field("amount", ValueType.decimal(2)))
                .event("cart", fields -> fields.field("amount", ValueType.decimal(2)))
                .identity("member")
                .build();
    }

    static ProfileId id(int i) {
        return ProfileId.parse("shop:" + i);
    }

    LocalDate lastPurchaseOf(int i) {
        return lastPurchase[i] == NEVER ? null : LocalDate.ofEpochDay(lastPurchase[i]);
    }

    /** Returns the customers as Kinfold keeps them. */
    CustomerData data(Schema schema) {
        CustomerData data = CustomerData.of(schema);
        for (int i = 0; i < profiles; i++) {
            LocalDate last = lastPurchaseOf(i);
            data.put(
                    id(i),
                    eventAt.length == 0
                            ? List.of()
                            : List.of(Identifier.of("member", Integer.toString(i))),
                    Map.of(
                            "tier", List.of(TIERS[tier[i]]),
                            "city", List.of(CITIES[city[i]]),
                            "total_spend",
                                    List.of(BigDecimal.valueOf(spendCents[i], 2).toString()),
                            "order_count", List.of(Integer.toString(orders[i])),
                            "last_purchase", last == null ? List.of() : List.of(last.toString()),
                            "consent_email", List.of(Boolean.toString(consent[i]))));
        }
        List<Event> chunk = new ArrayList<>();
        for (int i = 0; i < eventAt.length; i++) {
            chunk.add(event(i));
            if (chunk.size() == CHUNK || i == eventAt.length - 1) {
                data.trackAll(chunk);
                chunk.clear();
            }
        }
        data.compact();
        return data;
    }

    private Event event(int i) {
        return Event.builder(EVENTS[eventKind[i]])
                .identifier("member", Integer.toString(eventProfile[i]))
                .at(Instant.ofEpochMilli(eventAt[i]))
                .field("amount", BigDecimal.valueOf(eventCents[i], 2))
                .build();
    }
}
