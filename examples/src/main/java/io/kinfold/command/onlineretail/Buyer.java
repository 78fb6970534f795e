package io.kinfold.command.onlineretail;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a customer bought. Immutable.
 *
 * @param customer the customer's number
 * @param lines how many lines
 * @param orders how many invoices
 * @param revenue the sum of their amounts
 * @param last the day of the last
 */
record Buyer(String customer, long lines, long orders, BigDecimal revenue, LocalDate last) {}
