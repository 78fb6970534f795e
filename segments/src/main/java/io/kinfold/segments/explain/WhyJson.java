package io.kinfold.segments.explain;

import io.kinfold.segments.explain.Why.Counted;
import io.kinfold.segments.explain.Why.Group;
import io.kinfold.segments.explain.Why.Leaf;
import io.kinfold.segments.explain.Why.Node;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An explanation as one line of JSON. */
final class WhyJson {
    private WhyJson() {}

    static String of(Why why) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("segment", why.segment().name());
        json.put("profile", why.profile().toString());
        json.put("now", why.context().now());
        json.put("zone", why.context().zone().toString());
        json.put("member", why.member());
        json.put("blocking", why.blocking().stream().map(Leaf::text).toList());
        json.put("next_change", why.next().map(WhyJson::change));
        json.put(why.member() ? "lapses" : "joins", why.turns());
        json.put("tree", node(why.root()));
        return JsonText.of(json, why.context().zone());
    }

    private static Map<String, Object> change(Why.Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", change.at());
        json.put("member", change.member());
        return json;
    }

    private static Map<String, Object> node(Node node) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (node instanceof Group group) {
            json.put("joint", group.joint().name().toLowerCase(Locale.ROOT));
            json.put("text", group.text());
            json.put("result", group.result());
            json.put("parts", group.parts().stream().map(WhyJson::node).toList());
            return json;
        }
        Leaf leaf = (Leaf) node;
        json.put("text", leaf.text());
        json.put("result", leaf.result());
        json.put("blocking", leaf.blocking());
        json.put("value", leaf.value());
        json.put("missing", leaf.missing());
        json.put("cut", leaf.cut());
        leaf.bounds().ifPresent(bounds -> {
            json.put("from", bounds.from());
            json.put("to", bounds.to());
        });
        if (leaf.events().counted() > 0) {
            json.put("counted", leaf.events().counted());
            json.put(
                    "events",
                    leaf.events().sample().stream().map(WhyJson::event).toList());
        }
        json.put("distance", leaf.distance());
        json.put("changes", leaf.changes());
        return json;
    }

    private static Map<String, Object> event(Counted event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", event.event());
        json.put("at", event.at());
        json.put("fields", event.fields());
        return json;
    }
}
