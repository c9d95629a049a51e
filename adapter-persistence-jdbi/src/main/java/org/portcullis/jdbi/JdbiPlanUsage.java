package org.portcullis.jdbi;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.PlanUsage;

/** Each statement is a transaction of its own; the condition of the update is what keeps the limit. */
final class JdbiPlanUsage implements PlanUsage {

    private final Jdbi jdbi;

    JdbiPlanUsage(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public long reserve(AccountId account, LocalDate day, long limit, long wanted) {
        Parameters plan = Parameters.of("account", account.value()).and("day", day);
        return Session.translating(() -> jdbi.withHandle(handle -> reserve(new Session(handle), plan, limit, wanted)));
    }

    private static long reserve(Session session, Parameters plan, long limit, long wanted) {
        long amount = Math.min(wanted, limit);
        while (amount > 0 && !add(session, plan, limit, amount)) {
            Optional<Long> reserved = session.first(
                    "select reserved from plan_usage where account_id = :account and on_day = :day",
                    plan,
                    row -> row.number("reserved"));
            if (reserved.isEmpty()) {
                session.update("""
                        insert into plan_usage (account_id, on_day, reserved) values (:account, :day, 0)
                        on conflict do nothing
                        """, plan);
            } else {
                amount = Math.min(wanted, limit - reserved.get());
            }
        }
        return Math.max(0, amount);
    }

    private static boolean add(Session session, Parameters plan, long limit, long amount) {
        Parameters parameters =
                Parameters.of("amount", amount).and("limit", limit).and(plan);
        return session.update("""
                        update plan_usage
                        set reserved = reserved + :amount
                        where account_id = :account and on_day = :day and reserved + :amount <= :limit
                        """, parameters) == 1;
    }
}
