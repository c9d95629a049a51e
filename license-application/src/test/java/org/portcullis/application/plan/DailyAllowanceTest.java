package org.portcullis.application.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.application.CountingTransactions;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPatch;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.StorageException;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.PlanUsage;
import org.portcullis.testkit.CountingIdentifiers;
import org.portcullis.testkit.Racers;

class DailyAllowanceTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-16T00:00:00Z");
    private static final List<AccountPlan> PLANS = List.of(
            plan("NOTHING", 0),
            plan("TEN", 10),
            plan("HUNDREDS", 500),
            plan("MILLION", 1_000_000),
            AccountPlan.UNLIMITED);

    private final AtomicInteger transactions = new AtomicInteger();
    private final MemoryPersistence persistence = new MemoryPersistence(CommitListener.NONE);
    private final RecordingUsage usage = new RecordingUsage(persistence.planUsage());
    private final DailyAllowance allowance = node(usage);

    /** Remembers what was asked of it. */
    private static final class RecordingUsage implements PlanUsage {
        final List<Long> wanted = new ArrayList<>();
        private final PlanUsage usage;

        RecordingUsage(PlanUsage usage) {
            this.usage = usage;
        }

        @Override
        public synchronized long reserve(AccountId account, LocalDate day, long limit, long blockWanted) {
            wanted.add(blockWanted);
            return usage.reserve(account, day, limit, blockWanted);
        }
    }

    /** Looks first and writes then, as two nodes would without a conditional update. */
    private static final class CarelessUsage implements PlanUsage {
        private final Map<LocalDate, Long> used = new HashMap<>();

        @Override
        public long reserve(AccountId account, LocalDate day, long limit, long wanted) {
            long before;
            synchronized (used) {
                before = used.getOrDefault(day, 0L);
            }
            Thread.yield();
            long reserved = Math.clamp(limit - before, 0, wanted);
            synchronized (used) {
                used.put(day, before + reserved);
            }
            return reserved;
        }
    }

    @Test
    void aDayHasAsManyAsThePlan() {
        AccountId account = accountWith("TEN");

        assertThat(takenOf(11, account, NOW)).isEqualTo(10);
    }

    @Test
    void aPlanOfNothingGivesNothing() {
        assertThat(allowance.take(accountWith("NOTHING"), NOW)).isFalse();
    }

    @Test
    void anUnlimitedPlanReservesNothing() {
        assertThat(takenOf(5_000, accountWith("UNLIMITED"), NOW)).isEqualTo(5_000);
        assertThat(usage.wanted).isEmpty();
    }

    @Test
    void accountsDoNotShareTheirPlans() {
        AccountId first = accountWith("TEN");
        AccountId second = accountWith("TEN");
        takenOf(10, first, NOW);

        assertThat(takenOf(10, second, NOW)).isEqualTo(10);
    }

    @Test
    void aDayBeginsAtMidnightUtc() {
        AccountId account = accountWith("TEN");
        takenOf(10, account, NOW);

        assertThat(allowance.take(account, MIDNIGHT.minusMillis(1))).isFalse();
        assertThat(takenOf(11, account, MIDNIGHT)).isEqualTo(10);
    }

    @Test
    void whatIsLeftOfABlockIsNotTakenIntoTheNextDay() {
        AccountId account = accountWith("HUNDREDS");
        allowance.take(account, MIDNIGHT.minusMillis(1));

        assertThat(takenOf(600, account, MIDNIGHT)).isEqualTo(500);
    }

    @Test
    void callsThatCrossMidnightInTheWrongOrderLoseNothingOfEitherDay() {
        AccountId account = accountWith("HUNDREDS");
        Instant yesterday = MIDNIGHT.minusMillis(1);

        int today = 0;
        int late = 0;
        for (int i = 0; i < 600; i++) {
            today += allowance.take(account, MIDNIGHT) ? 1 : 0;
            late += allowance.take(account, yesterday) ? 1 : 0;
        }

        assertThat(today).isEqualTo(500);
        assertThat(late).isEqualTo(500);
    }

    @Test
    void oneThatWasGivenBackCanBeTakenAgain() {
        AccountId account = accountWith("TEN");
        takenOf(10, account, NOW);

        allowance.giveBack(account, NOW);

        assertThat(takenOf(2, account, NOW)).isEqualTo(1);
    }

    @Test
    void oneOfYesterdayThatIsGivenBackIsNoneOfToday() {
        AccountId account = accountWith("TEN");
        Instant yesterday = MIDNIGHT.minusMillis(1);
        allowance.take(account, yesterday);
        takenOf(10, account, MIDNIGHT);

        allowance.giveBack(account, yesterday);

        assertThat(allowance.take(account, MIDNIGHT)).isFalse();
    }

    @Test
    void aBlockIsAHundredthOfThePlanAndAThousandAtMost() {
        takenOf(10, accountWith("HUNDREDS"), NOW);
        takenOf(2_000, accountWith("MILLION"), NOW);
        takenOf(2, accountWith("TEN"), NOW);

        assertThat(usage.wanted).containsExactly(5L, 5L, 1_000L, 1_000L, 1L, 1L);
    }

    @Test
    void aSpentPlanIsNotAskedForAtEveryCall() {
        AccountId account = accountWith("NOTHING");

        takenOf(100, account, NOW);
        takenOf(100, account, NOW.plusMillis(9_999));

        assertThat(usage.wanted).hasSize(1);
    }

    @Test
    void aBetterPlanIsNoticedWithinTenSeconds() {
        AccountId account = accountWith("TEN");
        takenOf(11, account, NOW);
        changePlan(account, "HUNDREDS");

        assertThat(takenOf(600, account, NOW.plusSeconds(10))).isEqualTo(490);
    }

    @Test
    void aSmallerPlanIsNoticedWithinTenSeconds() {
        AccountId account = accountWith("UNLIMITED");
        takenOf(20, account, NOW);
        changePlan(account, "TEN");

        assertThat(takenOf(20, account, NOW.plusSeconds(10))).isEqualTo(10);
    }

    @Test
    void thePlanIsReadOnceInTenSeconds() {
        AccountId account = accountWith("MILLION");

        takenOf(100, account, NOW);
        takenOf(100, account, NOW.plusMillis(9_999));
        assertThat(transactions).hasValue(1);

        takenOf(100, account, NOW.plusSeconds(10));
        assertThat(transactions).hasValue(2);
    }

    @Test
    void severalNodesTogetherNeverGiveMoreThanThePlan() {
        assertThat(takenBySeveralNodes(usage)).isEqualTo(500);
    }

    @Test
    void withACarelessStoreSeveralNodesGiveMoreThanThePlan() {
        assertThat(IntStream.range(0, 200).anyMatch(round -> takenBySeveralNodes(new CarelessUsage()) > 500))
                .isTrue();
    }

    @Test
    void aStoreThatFailsIsAnErrorAndNoAnswer() {
        DailyAllowance withoutStore = node((account, day, limit, wanted) -> {
            throw new StorageException("the store is away");
        });
        AccountId account = accountWith("TEN");

        assertThatThrownBy(() -> withoutStore.take(account, NOW)).isInstanceOf(StorageException.class);
    }

    @Test
    void aStoreThatHangsDoesNotMakeEverybodyWaitForOneAfterAnother() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        DailyAllowance hanging = node((account, day, limit, wanted) -> {
            asked.countDown();
            Racers.await(answers);
            return wanted;
        });
        AccountId account = accountWith("TEN");
        Future<Boolean> first = Racers.start(() -> hanging.take(account, NOW));
        Racers.await(asked);

        List<Future<Boolean>> others = IntStream.range(0, 8)
                .mapToObj(i -> Racers.start(() -> hanging.take(account, NOW)))
                .toList();

        others.forEach(other -> assertThatThrownBy(() -> Racers.result(other)).isInstanceOf(Overloaded.class));
        assertThat(first).isNotDone();
        answers.countDown();
        assertThat(Racers.result(first)).isTrue();
    }

    @Test
    void anOwnerWithoutAnAccountIsAnError() {
        assertThatThrownBy(() -> allowance.take(new AccountId(99), NOW)).isInstanceOf(IllegalStateException.class);
    }

    private int takenBySeveralNodes(PlanUsage shared) {
        AccountId account = accountWith("HUNDREDS");
        List<DailyAllowance> nodes = List.of(node(shared), node(shared), node(shared));
        return Racers.race(48, racer -> taken(20, nodes.get(racer % nodes.size()), account, NOW)).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int takenOf(int wanted, AccountId account, Instant now) {
        return taken(wanted, allowance, account, now);
    }

    private static int taken(int wanted, DailyAllowance node, AccountId account, Instant now) {
        return (int)
                IntStream.range(0, wanted).filter(i -> node.take(account, now)).count();
    }

    private DailyAllowance node(PlanUsage shared) {
        return new DailyAllowance(
                new AccountPlans(PLANS), new CountingTransactions(persistence.transactions(), transactions), shared);
    }

    private void changePlan(AccountId account, String plan) {
        var patch = new AccountPatch(Optional.empty(), Optional.of(plan), Optional.empty());
        persistence.transactions().inTransaction(stores -> {
            stores.accounts()
                    .update(patch.applyTo(stores.accounts().lock(account).orElseThrow(), NOW));
            return plan;
        });
    }

    private AccountId accountWith(String plan) {
        return persistence.transactions().inTransaction(stores -> {
            AccountId id = stores.accounts().nextId();
            stores.accounts()
                    .add(new Account(
                            id,
                            new CountingIdentifiers().uuid(NOW),
                            "vendor-" + id.value() + "@example.com",
                            Role.USER,
                            plan,
                            NOW));
            return id;
        });
    }

    private static AccountPlan plan(String name, long perDay) {
        return new AccountPlan(name, OptionalLong.empty(), OptionalLong.of(perDay));
    }
}
