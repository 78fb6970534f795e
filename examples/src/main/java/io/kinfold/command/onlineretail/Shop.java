package io.kinfold.command.onlineretail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shop by its customers. Immutable. */
final class Shop {
    private final List<SaleLine> lines;
    private final SortedMap<String, Buyer> buyers = new TreeMap<>();

    private Shop(List<SaleLine> lines) {
        this.lines = lines;
    }

    /** Returns the shop that sold the lines. */
    static Shop of(List<SaleLine> lines) {
        Shop shop = new Shop(List.copyOf(lines));
        SortedMap<String, List<SaleLine>> byCustomer = new TreeMap<>();
        for (SaleLine line : lines) {
            byCustomer
                    .computeIfAbsent(line.customer(), unused -> new ArrayList<>())
                    .add(line);
        }
        byCustomer.forEach(
                (customer, bought) -> shop.buyers.put(customer, buyer(customer, bought)));
        return shop;
    }

    private static Buyer buyer(String customer, List<SaleLine> bought) {
        Set<String> orders = new HashSet<>();
        BigDecimal revenue = BigDecimal.ZERO;
        LocalDate last = LocalDate.MIN;
        for (SaleLine line : bought) {
            orders.add(line.invoice());
            revenue = revenue.add(line.amount());
            LocalDate day = line.at().toLocalDate();
            last = day.isAfter(last) ? day : last;
        }
        return new Buyer(customer, bought.size(), orders.size(), revenue, last);
    }

    List<SaleLine> lines() {
        return lines;
    }

    /** Returns the customers by number. */
    SortedMap<String, Buyer> buyers() {
        return buyers;
    }

    /** Returns the number of invoices. */
    long orders() {
        return lines.stream().map(SaleLine::invoice).distinct().count();
    }

    /** Returns the sum of all amounts. */
    BigDecimal revenue() {
        return lines.stream().map(SaleLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
