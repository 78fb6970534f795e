package example.shop.customers;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.Guard;
import io.kinfold.config.Namespace;
import io.kinfold.config.Survivorship;
import io.kinfold.matchers.normalize.EmailNormalizer;
import io.kinfold.matchers.normalize.PhoneNormalizer;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** What this retailer knows of its customers: two stores with member numbers of their own, LINE, telephone, e-mail. */
public final class Retailer {
    /** Whose calendar days count. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Taipei");

    private Retailer() {}

    /**
     * Returns by what fragments are one customer.
     *
     * @return the configuration
     */
    public static Configuration configuration() {
        return Configuration.builder()
                .namespace(memberOf("member_a", 1))
                .namespace(memberOf("member_b", 2))
                // A LINE user id is issued per provider: the scope says which.
                .namespace(
                        Namespace.builder("line").priority(3).maxPerProfile(1).build())
                .namespace(phone())
                .namespace(email())
                .attribute(
                        attribute("name", Survivorship.mostFrequent(), Survivorship.mostRecent()))
                .attribute(attribute("city", Survivorship.mostRecent()))
                .attribute(attribute(
                        "birthday", Survivorship.mostFrequent(), Survivorship.mostRecent()))
                .attribute(attribute("tier", Survivorship.mostRecent()))
                .attribute(attribute("consent", Survivorship.mostRestrictive("denied", "granted")))
                .guard(Guard.agree("birthday"))
                .build();
    }

    private static Namespace memberOf(String store, int priority) {
        return Namespace.builder(store)
                .normalizer(raw -> raw.strip().toUpperCase(Locale.ROOT))
                .priority(priority)
                .maxPerProfile(1)
                .build();
    }

    /** A number that goes with more than three members is a family's, or the till's own. */
    private static Namespace phone() {
        return Namespace.builder("phone")
                .normalizer(PhoneNormalizer.ofRegion("TW"))
                .priority(4)
                .block("02-2345-6789", "0900-000-000")
                .genericAbove("member_a", 3)
                .genericAbove("member_b", 3)
                .build();
    }

    /** An address that somebody typed into a form must not pull up somebody else's profile. */
    private static Namespace email() {
        return Namespace.builder("email")
                .normalizer(EmailNormalizer.ofDefaults())
                .priority(5)
                .verifiedOnly()
                .blockPattern(Pattern.compile("^(test|no-?reply)@"))
                .build();
    }

    private static Attribute attribute(String name, Survivorship... rules) {
        return Attribute.builder(name).survivorship(rules).build();
    }

    /**
     * Returns what segments may speak of.
     *
     * @return the schema
     */
    public static Schema schema() {
        return Schema.builder()
                .attribute("name", ValueType.text())
                .attribute("city", ValueType.text())
                .attribute("birthday", ValueType.anniversary())
                .attribute("tier", ValueType.oneOf("basic", "silver", "gold"))
                .attribute("consent", ValueType.oneOf("denied", "granted"))
                .event(
                        "purchase",
                        purchase -> purchase.field("amount", ValueType.integer())
                                .field("channel", ValueType.oneOf("store_a", "store_b", "web")))
                .event("view", view -> view.field("category", ValueType.text()))
                .event("cart", cart -> cart.field("category", ValueType.text()))
                .event("open", open -> {})
                .identities(configuration().namespaces().keySet())
                .build();
    }
}
