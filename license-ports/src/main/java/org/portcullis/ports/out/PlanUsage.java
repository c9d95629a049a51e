package org.portcullis.ports.out;

import java.time.LocalDate;
import org.portcullis.core.id.AccountId;

/** How many validations accounts were granted in a day, over all nodes. Thread-safe; not part of a transaction. */
public interface PlanUsage {

    /**
     * Reserves up to {@code wanted} granted validations.
     *
     * @param limit how many there may be on that day in all
     * @param wanted 1 or more
     * @return how many were reserved: {@code wanted}, or what was left of the limit, or 0. All reservations of a day
     *     together never exceed its limit
     */
    long reserve(AccountId account, LocalDate day, long limit, long wanted);
}
