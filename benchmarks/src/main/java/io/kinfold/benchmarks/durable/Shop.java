package io.kinfold.benchmarks.durable;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.ExactRule;
import io.kinfold.config.Guard;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.config.Survivorship;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Fragments of an invented retailer, with the sources, fields, shares and faults of those that {@code kinfold generate}
 * makes, each made from its number alone, so that nothing is kept: two stores' members, LINE friends, an app, visits to
 * a web site and receipts.
 *
 * <p>Of 1,000 fragments about 385 are visits, 215 LINE friends, 130 members of store A, 90 of store B, 115 receipts, 65 of the
 * app. They hold about 1.7 identifiers on average, all of which but one in fifteen link, and 0.4 keys of
 * exact rules (name and birthday, telephone and birthday). A customer has 2.6 fragments. Families share telephones,
 * a shop's tablet sees many addresses, and one member in a hundred has a wrong birthday, so some components are contested.
 *
 * <p>Two fragments of a customer come with those of 50,000 others between them, so that what they need has left the caches.
 */
final class Shop {
    private static final long STRIDE = 1_000_000_007L;
    private static final long APART = 50_000;

    private final long customers;
    private final int most;

    private Shop(long customers) {
        this.customers = customers;
        int rows = 0;
        for (long i = 0; i < 100_000; i++) {
            rows = Math.max(rows, new Customer(i).rows());
        }
        most = rows;
    }

    /** Returns a shop that has at least so many fragments. */
    static Shop of(int fragments) {
        long rows = 0;
        for (long i = 0; i < 100_000; i++) {
            rows += new Customer(i).rows();
        }
        return new Shop(fragments * 100_500L / rows + 100);
    }

    /** Returns the fragments {@code from..to-1}; none twice. */
    Iterator<Fragment> fragments(int from, int to) {
        Order order = new Order();
        for (int i = 0; i < from; i++) {
            order.next();
        }
        return new Iterator<>() {
            private int next = from;

            @Override
            public boolean hasNext() {
                return next < to;
            }

            @Override
            public Fragment next() {
                if (next == to) {
                    throw new NoSuchElementException("there are no more fragments");
                }
                next++;
                order.next();
                return order.customer.fragment(order.row);
            }
        };
    }

    /** Returns the fragment of an id that was handed out. */
    static Fragment fragment(FragmentId id) {
        long number = Customer.number(id);
        return new Customer(number >>> Customer.ROW_BITS)
                .fragment((int) (number & ((1 << Customer.ROW_BITS) - 1)));
    }

    /** The configuration that {@code kinfold generate} writes, with the normal forms of core. */
    static Configuration configuration() {
        return Configuration.builder()
                .namespace(unique("member_a", 1))
                .namespace(unique("member_b", 1))
                .namespace(unique("line", 2))
                .namespace(unique("app", 2))
                .namespace(unique("carrier", 3))
                .namespace(Namespace.builder("phone")
                        .priority(4)
                        .normalizer(Normalizer.digits())
                        .verifiedOnly()
                        .block("0900000000", "0912345678")
                        .genericAbove("member_a", 1)
                        .genericAbove("member_b", 1)
                        .expireAfter(Duration.ofDays(1461))
                        .build())
                .namespace(Namespace.builder("email")
                        .priority(5)
                        .normalizer(Normalizer.text())
                        .block("test@test.com")
                        .genericAbove("member_a", 1)
                        .genericAbove("member_b", 1)
                        .build())
                .namespace(Namespace.builder("cookie")
                        .priority(9)
                        .normalizer(Normalizer.exact())
                        .genericAbove("email", 2)
                        .build())
                .attribute(attribute("name", Survivorship.mostFrequent()))
                .attribute(attribute("birthday", Survivorship.mostFrequent()))
                .attribute(attribute("mobile", Survivorship.mostRecent()))
                .attribute(attribute("gender", Survivorship.mostRecent()))
                .attribute(attribute("city", Survivorship.mostRecent()))
                .attribute(attribute("consent", Survivorship.mostRecent()))
                .rule(ExactRule.builder("mobile", "birthday")
                        .genericAbove("member_a", 1)
                        .genericAbove("member_b", 1)
                        .build())
                .rule(ExactRule.builder("name", "birthday").build())
                .guard(new Guard.Agree("birthday"))
                .build();
    }

    private static Namespace unique(String name, int priority) {
        return Namespace.builder(name)
                .priority(priority)
                .normalizer(Normalizer.exact())
                .maxPerProfile(1)
                .build();
    }

    private static Attribute attribute(String name, Survivorship survivorship) {
        return Attribute.builder(name)
                .normalizer(Normalizer.text())
                .survivorship(survivorship)
                .build();
    }

    /** Takes the customers one after another, and the further fragments of each when so many others have come. */
    private final class Order {
        private final long apart = Math.min(APART, 1 + customers / 20);
        private Customer customer = new Customer(0);
        private int row = -1;
        private long at;

        void next() {
            do {
                row++;
                if (row == most) {
                    row = 0;
                    at++;
                }
                long position = at - row * apart;
                if (position >= customers) {
                    continue;
                }
                if (position < 0) {
                    row = most - 1;
                    continue;
                }
                customer = new Customer(position * STRIDE % customers);
                if (row < customer.rows()) {
                    return;
                }
            } while (at < customers + most * apart);
            throw new NoSuchElementException("the shop has no more fragments");
        }
    }
}
