package org.portcullis.memory;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.PlanUsage;

final class InMemoryPlanUsage implements PlanUsage {

    private record AccountDay(AccountId account, LocalDate day) {}

    private final Map<AccountDay, Long> used = new HashMap<>();

    @Override
    public synchronized long reserve(AccountId account, LocalDate day, long limit, long wanted) {
        AccountDay accountDay = new AccountDay(account, day);
        long before = used.getOrDefault(accountDay, 0L);
        long reserved = Math.clamp(limit - before, 0, wanted);
        used.put(accountDay, before + reserved);
        return reserved;
    }
}
