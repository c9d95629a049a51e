package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portcullis.application.ForwardingStores;
import org.portcullis.application.MemoryEngine;
import org.portcullis.application.Unlocked;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.in.SecondStepOutcome;
import org.portcullis.ports.out.SecondFactors;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.testkit.Racers;

/** What keeps a code from being spent twice is the conditional update, and not the account's lock alone. */
class SpentCodesTest {

    private static final SignInSettings UNLIMITED = new SignInSettings(
            Duration.ofDays(1), Duration.ofDays(30), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void aCodeIsSpentOnceAlsoWhereNobodyLocksTheAccount() {
        assertThat(admitted(48, Unlocked::new)).isEqualTo(1);
    }

    /** The negative control: such stores must not pass for right. */
    @Test
    void storesThatReadBeforeTheyWriteLetTwoIn() {
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);

        assertThat(admitted(2, real -> new ReadingFirst(new Unlocked(real), bothHaveRead)))
                .isEqualTo(2);
    }

    /** How many of {@code racers} are let in by one code. */
    private static long admitted(int racers, UnaryOperator<Transactions> stores) {
        try (MemoryEngine engine =
                MemoryEngine.wired().signIn(UNLIMITED).transactions(stores).open()) {
            Enrolled vendor = Enrolled.enroll(engine, engine.vendorAccount);
            List<String> challenges =
                    Stream.generate(vendor::challenge).limit(racers).toList();
            String code = vendor.code();
            return Racers.race(racers, racer -> vendor.verify(challenges.get(racer), code)).stream()
                    .filter(SecondStepOutcome.Done.class::isInstance)
                    .count();
        }
    }

    /** Compares in Java what has to be compared by the update. */
    private record ReadingFirst(Transactions real, CyclicBarrier haveRead) implements Transactions {

        @Override
        public <T> T inTransaction(Function<Stores, T> work) {
            return real.inTransaction(stores -> work.apply(new ForwardingStores(stores) {
                @Override
                public SecondFactors secondFactors() {
                    return new Factors(stores.secondFactors(), haveRead);
                }
            }));
        }
    }

    private record Factors(SecondFactors real, CyclicBarrier haveRead) implements SecondFactors {

        @Override
        public Optional<SecondFactor> of(AccountId account) {
            return real.of(account);
        }

        @Override
        public List<SecondFactor> after(Optional<AccountId> last, int limit) {
            return real.after(last, limit);
        }

        @Override
        public void reseal(AccountId account, SealedSecret seed) {
            real.reseal(account, seed);
        }

        @Override
        public void set(SecondFactor factor) {
            real.set(factor);
        }

        @Override
        public void addRecoveryCodes(AccountId account, Set<SecretHash> codes) {
            real.addRecoveryCodes(account, codes);
        }

        @Override
        public boolean spendStep(AccountId account, long step) {
            Optional<SecondFactor> earlier = of(account).filter(factor -> factor.lastStep() < step);
            Racers.await(haveRead);
            earlier.ifPresent(factor -> set(factor.enabled(factor.enabledAt().orElseThrow(), step)));
            return earlier.isPresent();
        }

        @Override
        public boolean spendRecoveryCode(AccountId account, SecretHash code) {
            return real.spendRecoveryCode(account, code);
        }

        @Override
        public int recoveryCodesLeft(AccountId account) {
            return real.recoveryCodesLeft(account);
        }

        @Override
        public boolean remove(AccountId account) {
            return real.remove(account);
        }
    }
}
