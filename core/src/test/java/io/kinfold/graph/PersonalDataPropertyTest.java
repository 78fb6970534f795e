package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.PersonalData;
import io.kinfold.profile.ProfileId;
import io.kinfold.store.FragmentStore;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The right of access: all that is kept of a customer, and nothing of anybody else. */
class PersonalDataPropertyTest {
    private static final Configuration CONFIGURATION = Retailer.everything();

    /** Fragments, each with a text that no other has. */
    @Provide
    Arbitrary<List<Fragment>> fragments() {
        return Operations.fragments()
                .map(PersonalDataPropertyTest::marked)
                .list()
                .ofMaxSize(12);
    }

    private static Fragment marked(Fragment fragment) {
        Fragment.Builder marked = Fragment.builder(
                        fragment.id().source(), fragment.id().key())
                .observedAt(fragment.observedAt())
                .attribute("note", "of \"" + fragment.id() + "\" at\t" + fragment.observedAt());
        fragment.identifiers().forEach(marked::identifier);
        fragment.attributes()
                .forEach((name, values) -> marked.attribute(name, values.toArray(String[]::new)));
        return marked.build();
    }

    @Property(tries = 2_000)
    void personalData_anyFragments_tellAllOfHimAndNothingOfOthers(
            @ForAll("fragments") List<Fragment> fragments) {
        FragmentStore store = new KeptStore(FragmentStore.inMemory());
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(CONFIGURATION)
                .store(store)
                .build()) {
            graph.ingestAll(fragments);
            for (ProfileId id : graph.profileIds()) {
                check(graph, store, id, fragments);
            }
        }
    }

    private static void check(
            IdentityGraph graph, FragmentStore store, ProfileId id, List<Fragment> fragments) {
        Set<FragmentId> members = new HashSet<>(graph.profile(id).orElseThrow().fragments());
        Set<String> own = new HashSet<>();
        Set<String> allowed = new HashSet<>();
        for (FragmentId member : members) {
            Fragment kept = store.fragment(member).orElseThrow();
            own.add(member.toString());
            own.add(kept.observedAt().toString());
            own.addAll(values(kept));
            allowed.addAll(normalForms(kept));
        }
        allowed.addAll(own);
        Set<String> foreign = new HashSet<>();
        fragments.forEach(fragment -> foreign.addAll(values(fragment)));
        foreign.removeAll(allowed);

        PersonalData data = graph.personalData(id).orElseThrow();
        Set<String> told = texts(data.toJson());
        assertThat(told).containsAll(own);
        foreign.retainAll(told);
        assertThat(foreign).as("values of others").isEmpty();
        assertThat(data.profile()).isEqualTo(graph.profile(id).orElseThrow());
    }

    private static List<String> values(Fragment fragment) {
        List<String> values = new ArrayList<>();
        fragment.identifiers().forEach(identifier -> values.add(identifier.value()));
        fragment.attributes().values().forEach(values::addAll);
        return values;
    }

    private static List<String> normalForms(Fragment fragment) {
        List<String> forms = new ArrayList<>();
        for (Identifier identifier : fragment.identifiers()) {
            if (CONFIGURATION.namespaces().containsKey(identifier.namespace())) {
                forms.add(CONFIGURATION
                        .namespaces()
                        .get(identifier.namespace())
                        .normalizer()
                        .normalize(identifier.value()));
            }
        }
        return forms;
    }

    private static Set<String> texts(String json) {
        Set<String> texts = new HashSet<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    texts.add(parser.getText());
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }
}
