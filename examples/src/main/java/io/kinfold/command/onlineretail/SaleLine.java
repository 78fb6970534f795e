package io.kinfold.command.onlineretail;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A line of an invoice that sells an article to a known customer. Immutable.
 *
 * @param invoice the invoice's number
 * @param article the article's code
 * @param quantity how many, from 1
 * @param at when, by the shop's own clock
 * @param price the price of one, more than 0
 * @param customer the customer's number
 * @param country the country that the customer lives in
 */
record SaleLine(
        String invoice,
        String article,
        long quantity,
        LocalDateTime at,
        BigDecimal price,
        String customer,
        String country) {
    /** Returns quantity times price, exactly. */
    BigDecimal amount() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }

    /** Returns the invoice and the article, never who bought it. */
    @Override
    public String toString() {
        return "SaleLine[" + invoice + ", " + article + "]";
    }
}
