package org.portcullis.application.plan;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.access.Role;

/** The plans that a server offers, by name. */
public final class AccountPlans {

    private final Map<String, AccountPlan> byName;

    public AccountPlans(Collection<AccountPlan> plans) {
        byName = plans.stream().collect(Collectors.toUnmodifiableMap(AccountPlan::name, Function.identity()));
    }

    /** Whether there is a plan of that name. */
    public boolean offer(String name) {
        return byName.containsKey(name);
    }

    /**
     * The plan of {@code account}; administrators have no limit.
     *
     * @throws IllegalStateException if the server no longer offers its plan: guessing one would give too much or too little
     */
    public AccountPlan of(Account account) {
        if (account.role() == Role.ADMIN) {
            return AccountPlan.UNLIMITED;
        }
        AccountPlan plan = byName.get(account.plan());
        if (plan == null) {
            throw new IllegalStateException(
                    "account " + account.id().value() + " has plan " + account.plan() + ", which is not configured");
        }
        return plan;
    }
}
