package io.kinfold.segments.reference;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.kinfold.segments.data.Event;
import io.kinfold.segments.data.Tracked;
import io.kinfold.segments.evaluate.Evaluator;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.store.EventLog;
import io.kinfold.store.FragmentStore;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Home home;
    private final List<CustomerData> data = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Set<List<String>> ids = new HashSet<>();
    private final Map<Tag, Tagging> tags = new LinkedHashMap<>();

    /** An event and on whose identifier it was. */
    private record Told(Identifier by, Happening happening) {}

    /** A tag of a fragment. */
    private record Tag(FragmentId founder, String name) {}

    /** Where graphs and data live. */
    interface Home {
        /** Returns the stores of the graphs, of which there are as many. */
        List<FragmentStore> fragments();

        /** Returns the logs of the data, of which there are as many; none for data without one. */
        List<EventLog> logs();

        /** Opens what was kept again, after the graphs were closed. */
        void restart();
    }

    private static final class Memory implements Home {
        @Override
        public List<FragmentStore> fragments() {
            return List.of(FragmentStore.inMemory());
        }

        @Override
        public List<EventLog> logs() {
            return List.of();
        }

        @Override
        public void restart() {
            throw new IllegalStateException("nothing was kept");
        }
    }

    private final List<IdentityGraph> graphs = new ArrayList<>();
    private Configuration configuration;
    private int acting;

    GraphLife(long seed) {
        this(seed, new Memory());
    }

    GraphLife(long seed, Home home) {
        this.home = home;
        dice = new Dice(seed);
        moments = Moments.random(dice);
        schema = RandomSchemas.random(dice);
        values = new Values(dice, moments);
        customers = new RandomCustomers(schema, dice, moments, values);
        configuration = configuration(true);
        open();
    }

    private void open() {
        graphs.clear();
        data.clear();
        home.fragments()
                .forEach(store -> graphs.add(IdentityGraph.builder()
                        .configuration(configuration)
                        .store(store)
                        .build()));
        List<EventLog> logs = home.logs();
        logs.forEach(log -> data.add(CustomerData.builder(schema).log(log).build()));
        if (logs.isEmpty()) {
            data.add(CustomerData.of(schema));
        }
        for (int i = 0; i < data.size(); i++) {
            data.get(i).follow(graphs.get(i % graphs.size()));
        }
    }

    /** Closes everything and opens what was kept. */
    void restart() {
        close();
        home.restart();
        open();
    }

    private IdentityGraph graph() {
        return graphs.get(acting);
    }

    /** Returns some data that have heard of everything; of the acting graph, where there are several. */
    private CustomerData any() {
        CustomerData any = lagging();
        if (data.size() > 1) {
            any.refresh();
        }
        return any;
    }

    private CustomerData lagging() {
        return graphs.size() > 1 ? data.get(acting) : dice.of(data);
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

    /** Returns what evaluates over each data, when they have read what others appended. */
    List<Evaluator> evaluators() {
        graphs.forEach(IdentityGraph::catchUp);
        data.forEach(CustomerData::refresh);
        return data.stream().map(Evaluator::of).toList();
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
        acting = graphs.size() > 1 ? dice.below(graphs.size()) : 0;
        graph().catchUp();
        switch (dice.below(40)) {
            case 0 -> {
                configuration = configuration(dice.chance(50));
                graphs.forEach(IdentityGraph::catchUp);
                graphs.forEach(graph -> graph.reconfigure(configuration));
            }
            case 1 -> erase();
            case 2, 3, 4 -> graph().retract(id());
            case 5, 6, 7 -> decide();
            case 8, 9, 10 -> tag();
            case 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 -> track();
            default -> graph().ingest(fragment());
        }
    }

    /** What an erased profile did is erased with it, and what it was tagged. */
    private void erase() {
        List<ProfileId> ids = graph().profileIds();
        if (ids.isEmpty()) {
            return;
        }
        ProfileId id = dice.of(ids);
        told.removeIf(one -> isOf(one, id));
        graph().profile(id)
                .orElseThrow()
                .fragments()
                .forEach(fragment -> tags.keySet().removeIf(tag -> tag.founder().equals(fragment)));
        graph().erase(id);
    }

    private boolean isOf(Told one, ProfileId id) {
        return graph().find(one.by()).map(Profile::id).equals(Optional.of(id));
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
            graph().withdraw(a, FragmentId.of("crm", "1".equals(a.key()) ? "2" : "1"), "ann");
        } else if (dice.chance(50)) {
            graph().join(a, b, "ann");
        } else {
            graph().separate(a, b, "ann");
        }
    }

    private void tag() {
        List<ProfileId> ids = graph().profileIds();
        if (ids.isEmpty()) {
            return;
        }
        ProfileId id = dice.of(ids);
        String tag = values.tag();
        if (dice.chance(30)) {
            any().untag(id, tag);
            graph().profile(id)
                    .orElseThrow()
                    .fragments()
                    .forEach(f -> tags.remove(new Tag(f, tag)));
            return;
        }
        Instant from = moments.instant();
        @Nullable Instant until = dice.chance(50) ? null : moments.after(from).plusMillis(2);
        any().tag(id, tag, from, Optional.ofNullable(until));
        tags.put(new Tag(id.founder(), tag), new Tagging(tag, from, until));
    }

    private void track() {
        EventDefinition definition = dice.of(List.copyOf(schema.events().values()));
        List<Happening> others = told.stream().map(Told::happening).toList();
        Told one = new Told(identifier(), customers.happening(definition, others));
        Event event = Loading.event(one.happening(), one.by());
        if (dice.chance(30)) {
            String unique = "" + dice.below(8);
            event = with(event, unique);
            if (!ids.add(List.of(event.type(), unique))) {
                assertThat(lagging().track(event).outcome()).isEqualTo(Tracked.Outcome.REPEATED);
                return;
            }
        }
        told.add(one);
        assertThat(lagging().track(event).outcome())
                .isNotIn(Tracked.Outcome.REPEATED, Tracked.Outcome.REJECTED);
    }

    private static Event with(Event event, String id) {
        Event.Builder builder = Event.builder(event.type())
                .id(id)
                .identifier(event.identifier())
                .at(event.at());
        event.fields().forEach(builder::field);
        return builder.build();
    }

    /** Returns the world as it is now, by what the graph says. */
    World world() {
        graph().catchUp();
        List<Customer> all = graph().profiles().map(this::customer).toList();
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
        graphs.forEach(IdentityGraph::close);
    }
}
