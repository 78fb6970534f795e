package io.kinfold.segments.reference;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.config.Survivorship;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.GoldenValue;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;
import io.kinfold.segments.data.CustomerData;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A graph that merges and splits profiles at random, customer data that follow it, and beside them
 * a plain account of the events and tags, from which the world is worked out anew whenever it is
 * asked for.
 */
final class GraphLife implements AutoCloseable {
    private static final List<String> VALUES = List.of("1", "1", "2", "2", "3", "3", "0", "no. 1");

    private final Dice dice;
    private final Moments moments;
    private final Schema schema;
    private final Values values;
    private final RandomCustomers customers;
    private final IdentityGraph graph;
    private final CustomerData data;
    private final Evaluator evaluator;
    private final List<Told> told = new ArrayList<>();
    private final Map<Tag, Tagging> tags = new LinkedHashMap<>();

    /** An event and on whose identifier it was. */
    private record Told(Identifier by, Happening happening) {}

    /** A tag of a fragment. */
    private record Tag(FragmentId founder, String name) {}

    GraphLife(long seed) {
        dice = new Dice(seed);
        moments = Moments.random(dice);
        schema = RandomSchemas.random(dice);
        values = new Values(dice, moments);
        customers = new RandomCustomers(schema, dice, moments, values);
        graph = IdentityGraph.of(configuration(true));
        data = CustomerData.of(schema);
        data.follow(graph);
        evaluator = Evaluator.of(data);
    }

    /** Returns what is in force; with limits profiles that share values are held apart. */
    private Configuration configuration(boolean limits) {
        int most = limits ? 1 : 3;
        Configuration.Builder configuration = Configuration.builder()
                .namespace(Namespace.builder("line")
                        .priority(1)
                        .maxPerProfile(most)
                        .block("0")
                        .build())
                .namespace(Namespace.builder("member")
                        .priority(2)
                        .maxPerProfile(most)
                        .normalizer(limits ? Normalizer.digits() : Normalizer.trimmed())
                        .build())
                .namespace(Namespace.builder("e mail")
                        .priority(3)
                        .genericAbove("line", 1)
                        .build())
                .namespace(Namespace.builder(Loading.DEVICE).priority(4).build());
        for (AttributeDefinition attribute : schema.attributes().values()) {
            if (!attribute.name().equals(Schema.TAGS)) {
                boolean isSet = attribute.type() instanceof ValueType.TextSet;
                configuration.attribute(Attribute.builder(attribute.name())
                        .survivorship(isSet ? Survivorship.union() : Survivorship.mostRecent())
                        .build());
            }
        }
        return configuration.build();
    }

    Evaluator evaluator() {
        return evaluator;
    }

    EvaluationContext context() {
        return new EvaluationContext(moments.now(), moments.zone(), values.parameters());
    }

    /** Returns a condition; functions of the host are not among them. */
    Expression expression() {
        return new RandomExpressions(schema, dice, moments, values, List.of(), false)
                .expression(dice.below(3));
    }

    /** Does something to the graph or the data. */
    void step() {
        switch (dice.below(40)) {
            case 0 -> graph.reconfigure(configuration(dice.chance(50)));
            case 1 -> erase();
            case 2, 3, 4 -> graph.retract(id());
            case 5, 6, 7 -> decide();
            case 8, 9, 10 -> tag();
            case 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 -> track();
            default -> graph.ingest(fragment());
        }
    }

    /** What an erased profile did is erased with it, and what it was tagged. */
    private void erase() {
        List<ProfileId> ids = graph.profileIds();
        if (ids.isEmpty()) {
            return;
        }
        ProfileId id = dice.of(ids);
        told.removeIf(one -> isOf(one, id));
        graph.profile(id)
                .orElseThrow()
                .fragments()
                .forEach(fragment -> tags.keySet().removeIf(tag -> tag.founder().equals(fragment)));
        graph.erase(id);
    }

    private boolean isOf(Told one, ProfileId id) {
        return graph.find(one.by()).map(Profile::id).equals(Optional.of(id));
    }

    private FragmentId id() {
        return FragmentId.of("crm", dice.of("1", "2", "3", "4", "5", "6"));
    }

    private Fragment fragment() {
        FragmentId id = id();
        Fragment.Builder fragment = Fragment.builder(id.source(), id.key())
                .observedAt(Instant.ofEpochSecond(dice.below(9)));
        for (int i = dice.between(1, 3); i > 0; i--) {
            fragment.identifier(identifier());
        }
        Map<String, Object> filled = customers.fill(schema.attributes().values());
        filled.remove(Schema.TAGS);
        filled.forEach((name, value) ->
                fragment.attribute(name, Loading.texts(value).toArray(String[]::new)));
        return fragment.build();
    }

    private Identifier identifier() {
        return Identifier.of(
                dice.of("line", "member", "e mail", Loading.DEVICE, Loading.DEVICE),
                dice.of(VALUES));
    }

    private void decide() {
        FragmentId a = id();
        FragmentId b = id();
        if (a.equals(b)) {
            graph.withdraw(a, FragmentId.of("crm", "1".equals(a.key()) ? "2" : "1"), "ann");
        } else if (dice.chance(50)) {
            graph.join(a, b, "ann");
        } else {
            graph.separate(a, b, "ann");
        }
    }

    private void tag() {
        List<ProfileId> ids = graph.profileIds();
        if (ids.isEmpty()) {
            return;
        }
        ProfileId id = dice.of(ids);
        String tag = values.tag();
        if (dice.chance(30)) {
            data.untag(id, tag);
            graph.profile(id).orElseThrow().fragments().forEach(f -> tags.remove(new Tag(f, tag)));
            return;
        }
        Instant from = moments.instant();
        @Nullable Instant until = dice.chance(50) ? null : moments.after(from).plusMillis(2);
        data.tag(id, tag, from, Optional.ofNullable(until));
        tags.put(new Tag(id.founder(), tag), new Tagging(tag, from, until));
    }

    private void track() {
        EventDefinition event = dice.of(List.copyOf(schema.events().values()));
        List<Happening> others = told.stream().map(Told::happening).toList();
        Told one = new Told(identifier(), customers.happening(event, others));
        told.add(one);
        data.track(Loading.event(one.happening(), one.by()));
    }

    /** Returns the world as it is now, by what the graph says. */
    World world() {
        List<Customer> all = graph.profiles().map(this::customer).toList();
        return new World(schema, all, Map.of());
    }

    private Customer customer(Profile profile) {
        Set<String> identities = profile.identifiers().stream()
                .map(Identifier::namespace)
                .collect(Collectors.toSet());
        List<Tagging> own = new ArrayList<>();
        tags.forEach((tag, tagging) -> {
            if (profile.fragments().contains(tag.founder())) {
                own.add(tagging);
            }
        });
        List<Happening> events = told.stream()
                .filter(one -> isOf(one, profile.id()))
                .map(Told::happening)
                .toList();
        return new Customer(profile.id(), identities, attributes(profile), own, events);
    }

    private Map<String, Object> attributes(Profile profile) {
        Map<String, Object> attributes = new HashMap<>();
        profile.goldenRecord().forEach((name, golden) -> {
            AttributeDefinition definition = schema.attributes().get(name);
            boolean missing = definition.emptyIsMissing() && golden.value().isEmpty();
            if (!missing) {
                attributes.put(name, value(definition.type(), golden));
            }
        });
        return attributes;
    }

    private static Object value(ValueType type, GoldenValue golden) {
        String text = golden.value();
        if (type instanceof ValueType.TextSet) {
            return Set.copyOf(golden.values());
        }
        if (type instanceof ValueType.Bool) {
            return Boolean.valueOf(text);
        }
        if (type instanceof ValueType.Int) {
            return Long.valueOf(text);
        }
        if (type instanceof ValueType.Decimal) {
            return new BigDecimal(text);
        }
        if (type instanceof ValueType.Floating) {
            return Double.valueOf(text);
        }
        if (type instanceof ValueType.Date) {
            return LocalDate.parse(text);
        }
        if (type instanceof ValueType.Anniversary) {
            return MonthDay.parse("--" + text);
        }
        return type instanceof ValueType.DateTime ? Instant.parse(text) : text;
    }

    @Override
    public void close() {
        graph.close();
    }
}
