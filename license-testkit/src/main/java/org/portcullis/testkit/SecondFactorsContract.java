package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretHash;

/** What the store of second factors promises. */
public abstract class SecondFactorsContract extends StoreContract {

    private static final int RACERS = 48;
    private static final long STEP = 58_000_000;
    private static final SecretHash FIRST = SecretHash.of("first");
    private static final SecretHash SECOND = SecretHash.of("second");

    protected SecondFactorsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anAccountHasNoneAtFirst() {
        check(stores -> {
            assertThat(stores.secondFactors().of(vendor.id())).isEmpty();
            assertThat(stores.secondFactors().recoveryCodesLeft(vendor.id())).isZero();
            assertThat(stores.secondFactors().spendStep(vendor.id(), STEP)).isFalse();
            assertThat(stores.secondFactors().spendRecoveryCode(vendor.id(), FIRST))
                    .isFalse();
            assertThat(stores.secondFactors().remove(vendor.id())).isFalse();
        });
    }

    @Test
    void oneIsFoundAsItWasSet() {
        for (SecondFactor factor : List.of(pending(vendor), enabled(vendor))) {
            change(stores -> stores.secondFactors().set(factor));

            check(stores -> {
                assertThat(stores.secondFactors().of(vendor.id())).contains(factor);
                assertThat(stores.secondFactors().of(other.id())).isEmpty();
            });
        }
    }

    @Test
    void anotherOneTakesThePlaceOfTheOneBeforeAndItsCodes() {
        setWithCodes(vendor);
        setWithCodes(other);
        SecondFactor next = SecondFactor.pending(vendor.id(), new SealedSecret("v1.another"), NOW.plusSeconds(1));

        change(stores -> stores.secondFactors().set(next));

        check(stores -> {
            assertThat(stores.secondFactors().of(vendor.id())).contains(next);
            assertThat(stores.secondFactors().recoveryCodesLeft(vendor.id())).isZero();
            assertThat(stores.secondFactors().recoveryCodesLeft(other.id())).isEqualTo(2);
        });
    }

    @Test
    void aStepIsSpentWithAllThatWereBeforeIt() {
        setWithCodes(vendor);
        setWithCodes(other);

        assertThat(spendStep(vendor, STEP + 5)).isTrue();

        for (long step : new long[] {STEP + 5, STEP + 4, STEP, 0}) {
            assertThat(spendStep(vendor, step)).as("step " + step).isFalse();
        }
        assertThat(spendStep(vendor, STEP + 6)).isTrue();
        assertThat(spendStep(other, STEP + 5)).isTrue();
        check(stores -> assertThat(stores.secondFactors().of(vendor.id()))
                .contains(enabled(vendor).enabled(NOW, STEP + 6)));
    }

    @Test
    void aStepThatIsRolledBackIsNotSpent() {
        setWithCodes(vendor);

        assertThatThrownBy(() -> change(stores -> {
                    stores.secondFactors().spendStep(vendor.id(), STEP + 1);
                    stores.secondFactors().spendRecoveryCode(vendor.id(), FIRST);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(spendStep(vendor, STEP + 1)).isTrue();
        assertThat(spendRecovery(vendor, FIRST)).isTrue();
    }

    @Test
    void ofRacersWithOneStepOneSpendsIt() {
        setWithCodes(vendor);

        List<Boolean> spent = Racers.race(RACERS, racer -> spendStep(vendor, STEP + 1));

        assertThat(spent).filteredOn(won -> won).hasSize(1);
    }

    @Test
    void aRecoveryCodeWorksOnceForItsAccount() {
        setWithCodes(vendor);

        assertThat(spendRecovery(other, FIRST)).isFalse();
        assertThat(spendRecovery(vendor, SecretHash.of("third"))).isFalse();
        assertThat(spendRecovery(vendor, FIRST)).isTrue();
        assertThat(spendRecovery(vendor, FIRST)).isFalse();

        check(stores -> assertThat(stores.secondFactors().recoveryCodesLeft(vendor.id()))
                .isEqualTo(1));
        assertThat(spendRecovery(vendor, SECOND)).isTrue();
    }

    @Test
    void ofRacersWithOneRecoveryCodeOneSpendsIt() {
        setWithCodes(vendor);

        List<Boolean> spent = Racers.race(RACERS, racer -> spendRecovery(vendor, FIRST));

        assertThat(spent).filteredOn(won -> won).hasSize(1);
    }

    @Test
    void whatIsRemovedIsGoneWithItsCodes() {
        setWithCodes(vendor);
        setWithCodes(other);

        assertThat(this.<Boolean>inTransaction(stores -> stores.secondFactors().remove(vendor.id())))
                .isTrue();

        assertThat(spendRecovery(vendor, FIRST)).isFalse();
        assertThat(spendStep(vendor, STEP + 1)).isFalse();
        check(stores -> {
            assertThat(stores.secondFactors().of(vendor.id())).isEmpty();
            assertThat(stores.secondFactors().of(other.id())).isPresent();
            assertThat(stores.secondFactors().recoveryCodesLeft(other.id())).isEqualTo(2);
        });
    }

    @Test
    void allAreReadInTheOrderOfTheirAccounts() {
        change(stores -> {
            stores.secondFactors().set(enabled(other));
            stores.secondFactors().set(pending(vendor));
        });

        check(stores -> {
            assertThat(stores.secondFactors().after(Optional.empty(), 10))
                    .containsExactly(pending(vendor), enabled(other));
            assertThat(stores.secondFactors().after(Optional.empty(), 1)).containsExactly(pending(vendor));
            assertThat(stores.secondFactors().after(Optional.of(vendor.id()), 10))
                    .containsExactly(enabled(other));
            assertThat(stores.secondFactors().after(Optional.of(other.id()), 10))
                    .isEmpty();
        });
    }

    @Test
    void aSeedThatIsSealedAnewChangesNothingElse() {
        setWithCodes(vendor);
        change(stores -> stores.secondFactors().spendStep(vendor.id(), STEP));
        SecondFactor before =
                inTransaction(stores -> stores.secondFactors().of(vendor.id())).orElseThrow();
        SealedSecret anew = new SealedSecret("v1.sealed.anew");

        change(stores -> {
            stores.secondFactors().reseal(vendor.id(), anew);
            stores.secondFactors().reseal(other.id(), anew);
        });

        check(stores -> {
            assertThat(stores.secondFactors().of(vendor.id()))
                    .contains(new SecondFactor(
                            vendor.id(), anew, before.createdAt(), before.enabledAt(), before.lastStep()));
            assertThat(stores.secondFactors().recoveryCodesLeft(vendor.id())).isPositive();
            assertThat(stores.secondFactors().of(other.id())).isEmpty();
        });
    }

    private boolean spendStep(Account account, long step) {
        return inTransaction(stores -> stores.secondFactors().spendStep(account.id(), step));
    }

    private boolean spendRecovery(Account account, SecretHash code) {
        return inTransaction(stores -> stores.secondFactors().spendRecoveryCode(account.id(), code));
    }

    /** Both accounts have codes of the same hashes, which happens to nobody, and must not matter. */
    private void setWithCodes(Account account) {
        change(stores -> {
            stores.secondFactors().set(enabled(account));
            stores.secondFactors().addRecoveryCodes(account.id(), Set.of(FIRST, SECOND));
        });
    }

    private static SecondFactor pending(Account account) {
        return SecondFactor.pending(account.id(), new SealedSecret("v1." + "x".repeat(64)), NOW);
    }

    private static SecondFactor enabled(Account account) {
        return pending(account).enabled(NOW, STEP);
    }
}
