package io.kinfold.command.resolution;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kinfold.command.report.Mask;
import io.kinfold.config.Contribution;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Explanation.Obstacle;
import io.kinfold.profile.Link;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An explanation as one line of JSON, its values masked. */
final class WhyJson {
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /** Takes what holds a profile together. */
    WhyJson profile(FragmentId fragment, Explanation.OfProfile explained) {
        root.put("fragment", fragment.toString());
        root.put("profile", explained.profile().id().toString());
        ArrayNode members = root.putArray("fragments");
        explained.profile().fragments().forEach(member -> members.add(member.toString()));
        Map<String, Integer> holders = LinkRows.holders(explained);
        ArrayNode links = root.putArray("links");
        explained.links().stream()
                .filter(link -> LinkRows.joins(link, holders))
                .forEach(link -> write(links.addObject(), link));
        ArrayNode refused = root.putArray("refused");
        explained.refused().forEach(link -> write(refused.addObject(), link));
        explained.split().ifPresent(split -> {
            ObjectNode node = root.putObject("split");
            ArrayNode taken = node.putArray("without");
            split.links().forEach(link -> write(taken.addObject(), link));
            ArrayNode leaving = node.putArray("leaving");
            split.leaving().forEach(member -> leaving.add(member.toString()));
        });
        return this;
    }

    /** Takes why two fragments are together or apart. */
    WhyJson pair(FragmentId a, FragmentId b, Explanation explanation) {
        root.put("first", a.toString()).put("second", b.toString());
        if (explanation instanceof Explanation.Together together) {
            root.put("together", true).put("profile", together.profile().toString());
            ArrayNode chain = root.putArray("chain");
            together.chain().forEach(step -> {
                ObjectNode node = chain.addObject();
                node.put("from", step.from().toString()).put("to", step.to().toString());
                write(node, step.evidence());
            });
        } else if (explanation instanceof Explanation.Apart apart) {
            root.put("together", false);
            ArrayNode profiles = root.putArray("profiles");
            profiles.add(apart.first().toString()).add(apart.second().toString());
            ArrayNode obstacles = root.putArray("obstacles");
            apart.obstacles().forEach(obstacle -> write(obstacles.addObject(), obstacle));
        }
        return this;
    }

    /** Takes what the fuzzy rules say of the two. */
    WhyJson weights(List<PairWeight> weights) {
        ArrayNode rules = root.putArray("weights");
        for (PairWeight weight : weights) {
            ObjectNode node = rules.addObject();
            node.put("rule", weight.rule().name());
            node.put("link_threshold", weight.rule().linkThreshold());
            if (Double.isFinite(weight.rule().reviewThreshold())) {
                node.put("review_threshold", weight.rule().reviewThreshold());
            }
            node.put("share_block", weight.shareBlock());
            node.put("verdict", weight.verdict());
            node.put("weight", weight.waterfall().total());
            node.put("probability", weight.waterfall().probability());
            write(node.putArray("parts"), weight.waterfall().parts());
        }
        return this;
    }

    /** Returns the line. */
    String line() throws IOException {
        return new ObjectMapper().writeValueAsString(root);
    }

    private static void write(ObjectNode node, Link link) {
        node.put("fragment", link.fragment().toString());
        write(node, link.evidence());
        link.refusedBy().ifPresent(guard -> node.put("refused_by", guard.describe()));
    }

    private static void write(ObjectNode node, Evidence evidence) {
        node.put("rule", evidence.rule()).put("priority", evidence.priority());
        if (evidence instanceof Evidence.SharedKey shared) {
            if (!shared.scope().isEmpty()) {
                node.put("scope", shared.scope());
            }
            node.put("value", Mask.of(shared.value()));
        } else if (evidence instanceof Evidence.Resemblance pair) {
            node.put("other", pair.other().toString()).put("weight", pair.bits());
            write(node.putArray("parts"), pair.contributions());
        } else if (evidence instanceof Evidence.Judgement judgement) {
            node.put("other", judgement.other().toString());
        }
    }

    private static void write(ObjectNode node, Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Refused refused) {
            write(node, refused.link());
        } else if (obstacle instanceof Obstacle.Ignored ignored) {
            node.put("rule", ignored.namespace())
                    .put("ignored", ignored.reason().name());
        } else if (obstacle instanceof Obstacle.TooLight light) {
            node.put("rule", light.rule()).put("weight", light.bits());
            node.put("missing", light.missing());
        }
    }

    private static void write(ArrayNode parts, List<Contribution> contributions) {
        for (Contribution part : contributions) {
            parts.addObject()
                    .put("comparison", part.comparison())
                    .put("level", part.level())
                    .put("bits", part.bits());
        }
    }
}
