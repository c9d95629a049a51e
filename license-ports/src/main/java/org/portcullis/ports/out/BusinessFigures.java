package org.portcullis.ports.out;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.SortedMap;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.ports.query.Days;
import org.portcullis.ports.query.LicenseFigures;
import org.portcullis.ports.query.UserFigures;

/**
 * What an account earned, sold and has. Drawn from figures that are kept with every change, in its transaction, so that no answer takes
 * longer for who has a million licences than for who has a hundred. Days are in UTC; those without anything are left out.
 */
public interface BusinessFigures {

    /** Adds to what a product earned on a day, in the currency's smallest unit; takes from it if {@code amount} is negative. */
    void addRevenue(AccountId owner, ProductId product, LocalDate day, Currency currency, long amount);

    /** What was earned on each day, in the smallest unit of each currency. */
    SortedMap<LocalDate, SortedMap<String, Long>> revenue(Scope scope, Days days);

    /** The licences that there are at {@code now}, deleted ones not. */
    LicenseFigures licenses(Scope scope, Instant now);

    /** How many licences were made on each day, be they deleted since or not. */
    SortedMap<LocalDate, Long> created(Scope scope, Days days);

    /** How many products there are. */
    long products(Scope scope);

    /** Those who use what is in scope: of everything its accounts, of one account's things its customers, of one product's nobody. */
    UserFigures users(Scope scope, Days days, Instant now);
}
