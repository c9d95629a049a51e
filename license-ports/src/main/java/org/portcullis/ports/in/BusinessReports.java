package org.portcullis.ports.in;

import java.time.LocalDate;
import java.util.SortedMap;
import org.portcullis.core.access.Caller;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.query.Days;
import org.portcullis.ports.query.LicenseFigures;
import org.portcullis.ports.query.UserFigures;

/** What owners want to know of their business: each of what it may see, programs of their product. Thread-safe. */
public interface BusinessReports {

    /** What was earned on each day, refunds taken off on theirs, in the smallest unit of each currency; days without any are left out. */
    SortedMap<LocalDate, SortedMap<String, Long>> revenue(Caller caller, Days days);

    /** The licences that there are. */
    LicenseFigures licenses(Caller caller);

    /** How many licences were made on each day; days without any are left out. */
    SortedMap<LocalDate, Long> created(Caller caller, Days days);

    /** The users: for an administrator accounts, for a vendor its customers. */
    UserFigures users(Caller caller, Days days);

    /**
     * How many products the whole instance has.
     *
     * @throws Forbidden unless an administrator asks
     */
    long products(Caller caller);
}
