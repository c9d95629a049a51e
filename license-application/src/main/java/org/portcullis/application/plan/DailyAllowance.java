package org.portcullis.application.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.ports.out.Transactions;

/**
 * Holds accounts to the granted validations that their plan has for a UTC day.
 *
 * <p>Validations are reserved from the store in blocks and counted down here, so that a plan is never overshot over any
 * number of nodes and most calls write nothing. What a node reserved and didn't use when it ends is lost to that day: at
 * most a hundredth of the plan.
 */
public final class DailyAllowance {

    private static final long LARGEST_BLOCK = 1_000;
    private static final long BLOCKS_PER_DAY = 100;

    /** How long a call waits for another one of the same account that asks the store. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long an answer of the store is believed: a plan that changes, or one that was spent. */
    private static final Duration TRUST = Duration.ofSeconds(10);

    private final AccountPlans plans;
    private final Transactions transactions;
    private final PlanUsage usage;
    private final Map<AccountId, Allowance> allowances = new ConcurrentHashMap<>();

    public DailyAllowance(AccountPlans plans, Transactions transactions, PlanUsage usage) {
        this.plans = plans;
        this.transactions = transactions;
        this.usage = usage;
    }

    /** Takes one granted validation of the day of {@code now}, if there is one left. */
    public boolean take(AccountId account, Instant now) {
        return allowanceOf(account).take(now);
    }

    /** Gives back one that was taken at {@code taken} and not granted after all; one of a day that is over is gone. */
    public void giveBack(AccountId account, Instant taken) {
        allowanceOf(account).giveBack(taken);
    }

    private Allowance allowanceOf(AccountId account) {
        Allowance known = allowances.get(account);
        return known != null ? known : allowances.computeIfAbsent(account, Allowance::new);
    }

    private AccountPlan planOf(AccountId account) {
        return transactions
                .inTransaction(stores -> stores.accounts().find(account))
                .map(plans::of)
                .orElseThrow(
                        () -> new IllegalStateException("account " + account.value() + " owns a license and is gone"));
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** What is left of one account's block. */
    private final class Allowance {
        private final AccountId account;
        private final ReentrantLock lock = new ReentrantLock();
        private volatile OptionalLong perDay = OptionalLong.empty();
        private volatile Instant planReadAgainAt = Instant.MIN;
        private Instant spentUntil = Instant.MIN;
        private LocalDate day = LocalDate.MIN;
        private long reserved;

        Allowance(AccountId account) {
            this.account = account;
        }

        boolean take(Instant now) {
            if (!now.isBefore(planReadAgainAt)) {
                perDay = planOf(account).validationsPerDay();
                planReadAgainAt = now.plus(TRUST);
            }
            OptionalLong limit = perDay;
            if (limit.isEmpty()) {
                return true;
            }
            lockPatiently();
            try {
                return takeReserved(limit.getAsLong(), now);
            } finally {
                lock.unlock();
            }
        }

        /** If the store is slow to fail, whoever waits must not all wait for one after another. */
        private void lockPatiently() {
            try {
                if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new Overloaded("the plan's usage is not answered");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Overloaded("interrupted while waiting for the plan's usage");
            }
        }

        private boolean takeReserved(long limit, Instant now) {
            LocalDate today = dayOf(now);
            if (today.isBefore(day)) {
                // A call that began before midnight and comes after one that didn't: the block is of the new day.
                return usage.reserve(account, today, limit, 1) == 1;
            }
            if (today.isAfter(day)) {
                day = today;
                reserved = 0;
                spentUntil = Instant.MIN;
            }
            if (reserved == 0 && now.isBefore(spentUntil)) {
                return false;
            }
            if (reserved == 0) {
                long block = Math.clamp(limit / BLOCKS_PER_DAY, 1, LARGEST_BLOCK);
                reserved = usage.reserve(account, today, limit, block);
            }
            if (reserved == 0) {
                spentUntil = now.plus(TRUST);
                return false;
            }
            reserved--;
            return true;
        }

        void giveBack(Instant taken) {
            lock.lock();
            try {
                if (perDay.isPresent() && dayOf(taken).equals(day)) {
                    reserved++;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
