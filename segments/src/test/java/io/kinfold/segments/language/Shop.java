package io.kinfold.segments.language;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import java.util.List;

/** The schema of a retailer, with an attribute of each type. */
public final class Shop {
    /** Takes one argument of each type that a literal can have. */
    private static final List<ValueType> ONE_OF_EACH = List.of(
            ValueType.integer(),
            ValueType.decimal(2),
            ValueType.floating(),
            ValueType.text(),
            ValueType.bool(),
            ValueType.date(),
            ValueType.dateTime());

    public static final Schema SCHEMA = Schema.builder()
            .attribute("tier", ValueType.oneOf("gold", "silver", "bronze", "vip"))
            .attribute("city", ValueType.openEnum("Taipei", "Kaohsiung", "Taichung"))
            .attribute("name", ValueType.text())
            .attribute(new AttributeDefinition("email", ValueType.text(), true))
            .attribute("total_spend", ValueType.decimal(2))
            .attribute("order_count", ValueType.integer())
            .attribute("score", ValueType.floating())
            .attribute("consent_email", ValueType.bool())
            .attribute("last_purchase", ValueType.date())
            .attribute("birthday", ValueType.anniversary())
            .attribute("created", ValueType.dateTime())
            .attribute("interests", ValueType.textSet())
            .attribute("rfm.recency", ValueType.integer())
            .attribute("rfm.monetary", ValueType.integer())
            .attribute("會員等級", ValueType.oneOf("金卡", "銀卡"))
            .event(
                    "purchase",
                    event -> event.field("amount", ValueType.decimal(2))
                            .field("quantity", ValueType.integer())
                            .field("weight", ValueType.floating())
                            .field("channel", ValueType.oneOf("online", "store"))
                            .field("category", ValueType.text())
                            .field("gift", ValueType.bool())
                            .field("delivered", ValueType.date())
                            .field("paid", ValueType.dateTime())
                            .field("coupons", ValueType.textSet())
                            .field("season", ValueType.anniversary()))
            .event(
                    "view",
                    event -> event.field("category", ValueType.text())
                            .field("product", ValueType.text()))
            .event("cart", event -> event.field("product", ValueType.text()))
            .event("購買", event -> event.field("金額", ValueType.decimal(0)))
            .identity("line")
            .identity("email")
            .identity("member")
            .function(new HostFunction(
                    "distance_to_store",
                    List.of(ValueType.text()),
                    ValueType.floating(),
                    arguments -> 1.0))
            .function(new HostFunction(
                    "weekday", List.of(ValueType.date()), ValueType.integer(), arguments -> 1L))
            .function(
                    new HostFunction("check_all", ONE_OF_EACH, ValueType.bool(), arguments -> true))
            .build();

    private Shop() {}
}
