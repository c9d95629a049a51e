package org.portcullis.core.access;

import java.util.OptionalLong;

/**
 * How much of a server an account may use.
 *
 * @param name as the configuration names it, in capitals
 * @param licenses how many licences it may own, deleted ones not counted; empty for any number
 * @param validationsPerDay how many granted validations there may be in one UTC day; empty for any number
 */
public record AccountPlan(String name, OptionalLong licenses, OptionalLong validationsPerDay) {

    /** No limit. */
    public static final AccountPlan UNLIMITED =
            new AccountPlan("UNLIMITED", OptionalLong.empty(), OptionalLong.empty());

    public AccountPlan {
        if (licenses.orElse(0) < 0 || validationsPerDay.orElse(0) < 0) {
            throw new IllegalArgumentException("a plan's limits are 0 or more");
        }
    }
}
