package org.portcullis.core.payment;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * An amount of money.
 *
 * @param amount in the currency's smallest unit (cents), 0 to {@value #MOST}
 * @param currency which currency
 */
public record Money(long amount, Currency currency) {

    /** So much that nobody pays it, and sums of it stay in range. */
    public static final long MOST = 1_000_000_000_000L;

    public Money {
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("an amount is 0 to " + MOST);
        }
    }

    /** The currency with this ISO 4217 code; empty if there is none. */
    public static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    /** So many smallest units, as people say them: 1999 cents are 19.99 dollars. */
    public static BigDecimal inMajorUnits(long amount, Currency currency) {
        return BigDecimal.valueOf(amount, currency.getDefaultFractionDigits());
    }
}
