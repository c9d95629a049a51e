package org.portcullis.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.core.validation.Situation.HOME;
import static org.portcullis.core.validation.Situation.LAPTOP;
import static org.portcullis.core.validation.Situation.NOW;
import static org.portcullis.core.validation.Situation.OFFICE;
import static org.portcullis.core.validation.Situation.PC;
import static org.portcullis.core.validation.Situation.device;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.Component;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Standing;

class LicenseValidatorTest {

    private static Verdict granted(Effect... effects) {
        return new Verdict.Granted(List.of(effects));
    }

    private static Verdict refused(Refusal refusal) {
        return new Verdict.Refused(refusal);
    }

    @Test
    void theFirstCallBindsAddressAndHardware() {
        assertThat(new Situation().verdict()).isEqualTo(granted(new Effect.BindIp(HOME), new Effect.BindHardware(PC)));
    }

    @Test
    void aKnownSeatIsGrantedWithoutAnyEffect() {
        assertThat(new Situation().seat(HOME).seat(PC).verdict()).isEqualTo(granted());
    }

    @Nested
    class Limits {

        @Test
        void theLastSeatIsGiven() {
            Situation situation = new Situation()
                    .license(l -> l.ips(2).hardware(2))
                    .seat(OFFICE)
                    .seat(LAPTOP);

            assertThat(situation.verdict()).isEqualTo(granted(new Effect.BindIp(HOME), new Effect.BindHardware(PC)));
        }

        @Test
        void aKnownSeatIsStillGrantedAtTheLimit() {
            Situation situation = new Situation()
                    .license(l -> l.ips(1).hardware(1))
                    .seat(HOME)
                    .seat(PC);

            assertThat(situation.verdict()).isEqualTo(granted());
        }

        @Test
        void knownSeatsAreStillGrantedAfterTheLimitWasLoweredUnderThem() {
            Situation situation = new Situation()
                    .license(l -> l.ips(0).hardware(0))
                    .seat(OFFICE)
                    .seat(HOME)
                    .seat(LAPTOP)
                    .seat(PC);

            assertThat(situation.verdict()).isEqualTo(granted());
        }

        @Test
        void aNewAddressOverTheLimitIsRefusedWithTheLimit() {
            Situation situation = new Situation().license(l -> l.ips(1)).seat(OFFICE);

            assertThat(situation.verdict()).isEqualTo(refused(new Refusal.IpLimitReached(1)));
        }

        @Test
        void aNewDeviceOverTheLimitIsRefusedWithTheLimit() {
            Situation situation = new Situation().license(l -> l.hardware(1)).seat(LAPTOP);

            assertThat(situation.verdict()).isEqualTo(refused(new Refusal.HardwareLimitReached(1)));
        }

        @Test
        void zeroAllowsNone() {
            assertThat(new Situation().license(l -> l.ips(0)).verdict())
                    .isEqualTo(refused(new Refusal.IpLimitReached(0)));
            assertThat(new Situation().license(l -> l.hardware(0)).verdict())
                    .isEqualTo(refused(new Refusal.HardwareLimitReached(0)));
        }

        @Test
        void minusOneAllowsAnyNumber() {
            Situation situation = new Situation().license(l -> l.ips(-1).hardware(-1));
            for (int i = 0; i < 100; i++) {
                situation.seat(IpAddress.of("198.51.100." + i));
                situation.seat(new HardwareId("PC-N-" + i));
            }

            assertThat(situation.verdict()).isEqualTo(granted(new Effect.BindIp(HOME), new Effect.BindHardware(PC)));
        }
    }

    @Nested
    class HardwareOrNone {

        @Test
        void aRequestWithoutHardwareSkipsTheHardwareChecks() {
            Situation situation =
                    new Situation().license(l -> l.hardware(0)).barred(PC).withoutHardware();

            assertThat(situation.verdict()).isEqualTo(granted(new Effect.BindIp(HOME)));
        }

        @Test
        void aRequestWithoutHardwareIsRefusedIfTheProductRequiresIt() {
            Situation situation =
                    new Situation().productRequiresHardware().seat(HOME).withoutHardware();

            assertThat(situation.verdict()).isEqualTo(refused(new Refusal.HardwareRequired()));
        }

        @Test
        void aRequestWithHardwareIsWhatSuchAProductWants() {
            assertThat(new Situation()
                            .productRequiresHardware()
                            .seat(HOME)
                            .seat(PC)
                            .verdict())
                    .isEqualTo(granted());
        }
    }

    @Nested
    class Terms {

        @Test
        void theLastMillisecondOfTheTermIsGranted() {
            assertThat(new Situation().license(l -> l.until(NOW.plusMillis(1))).verdict())
                    .isInstanceOf(Verdict.Granted.class);
        }

        @Test
        void theEndOfTheTermIsOver() {
            assertThat(new Situation().license(l -> l.until(NOW)).verdict())
                    .isEqualTo(refused(new Refusal.Expired(NOW)));
        }

        @Test
        void theBeginningOfTheTermIsGranted() {
            assertThat(new Situation().license(l -> l.from(NOW)).verdict()).isInstanceOf(Verdict.Granted.class);
        }

        @Test
        void theMillisecondBeforeTheTermIsTooEarly() {
            assertThat(new Situation().license(l -> l.from(NOW.plusMillis(1))).verdict())
                    .isEqualTo(refused(new Refusal.NotYetValid(NOW.plusMillis(1))));
        }

        @Test
        void aTermOfNoLengthIsNeverValid() {
            assertThat(new Situation().license(l -> l.from(NOW).until(NOW)).verdict())
                    .isEqualTo(refused(new Refusal.Expired(NOW)));
        }

        @Test
        void anExpiredLicenseIsRefusedEvenToItsKnownDevice() {
            Situation situation =
                    new Situation().license(l -> l.until(NOW)).seat(HOME).seat(PC);

            assertThat(situation.verdict()).isEqualTo(refused(new Refusal.Expired(NOW)));
        }
    }

    @Nested
    class Who {

        @Test
        void aDeletedLicenseIsUnknown() {
            assertThat(new Situation()
                            .license(l -> l.standing(Standing.DELETED))
                            .verdict())
                    .isEqualTo(refused(new Refusal.UnknownKey()));
        }

        @Test
        void anotherAccountsLicenseIsUnknown() {
            assertThat(new Situation().askedBy(new AccountId(2)).verdict())
                    .isEqualTo(refused(new Refusal.UnknownKey()));
        }

        @Test
        void theOwnersOwnCredentialIsFine() {
            assertThat(new Situation().askedBy(new AccountId(1)).verdict()).isInstanceOf(Verdict.Granted.class);
        }

        @Test
        void anotherProductsLicenseIsRefusedBeforeItTakesASeat() {
            assertThat(new Situation().askedFor(new ProductId(2)).verdict())
                    .isEqualTo(refused(new Refusal.WrongProduct()));
        }

        @Test
        void theLicensesOwnProductIsFine() {
            assertThat(new Situation().askedFor(new ProductId(1)).verdict()).isInstanceOf(Verdict.Granted.class);
        }
    }

    @Nested
    class IpLocks {

        @Test
        void aWaitingLockTakesTheFirstGrantedAddress() {
            assertThat(new Situation()
                            .license(l -> l.ipLock(new IpLock.Waiting()))
                            .seat(HOME)
                            .seat(PC)
                            .verdict())
                    .isEqualTo(granted(new Effect.LockIp(HOME)));
        }

        @Test
        void aWaitingLockTakesNoAddressThatIsRefused() {
            assertThat(new Situation()
                            .license(l -> l.ipLock(new IpLock.Waiting()).ips(0))
                            .verdict())
                    .isEqualTo(refused(new Refusal.IpLimitReached(0)));
        }

        @Test
        void aHeldLockLetsItsAddressPass() {
            assertThat(new Situation()
                            .license(l -> l.ipLock(new IpLock.Held(HOME)))
                            .seat(HOME)
                            .seat(PC)
                            .verdict())
                    .isEqualTo(granted());
        }

        @Test
        void aHeldLockRefusesAnotherAddressEvenIfThatHasASeat() {
            Situation situation = new Situation()
                    .license(l -> l.ipLock(new IpLock.Held(OFFICE)))
                    .seat(HOME)
                    .seat(PC);

            assertThat(situation.verdict()).isEqualTo(refused(new Refusal.IpLocked()));
        }
    }

    @Nested
    class CreditsAndPlans {

        private Situation consumption() {
            return new Situation()
                    .license(l -> l.kind(LicenseKind.CONSUMPTION))
                    .seat(HOME)
                    .seat(PC);
        }

        @Test
        void aConsumptionLicenseSpendsCredits() {
            assertThat(consumption().credits(5, 2).spending(3).verdict())
                    .isEqualTo(granted(new Effect.SpendCredits(3)));
        }

        @Test
        void oneCreditTooFewIsRefusedWithWhatIsLeft() {
            assertThat(consumption().credits(5, 3).spending(3).verdict())
                    .isEqualTo(refused(new Refusal.InsufficientCredits(2)));
        }

        @Test
        void askingForMoreCreditsThanANumberCanCountIsRefused() {
            assertThat(consumption().credits(5, 0).spending(Long.MAX_VALUE).verdict())
                    .isEqualTo(refused(new Refusal.InsufficientCredits(5)));
        }

        @Test
        void zeroCreditsSpendNothingAndNeedNone() {
            assertThat(consumption().credits(5, 5).spending(0).verdict()).isEqualTo(granted());
        }

        @Test
        void creditsOverALoweredTotalAreNoneLeft() {
            assertThat(consumption().credits(5, 9).spending(1).verdict())
                    .isEqualTo(refused(new Refusal.InsufficientCredits(0)));
        }

        @Test
        void anotherKindOfLicenseSpendsNone() {
            assertThat(new Situation().seat(HOME).seat(PC).spending(7).verdict())
                    .isEqualTo(granted());
        }

        @Test
        void aSpentPlanRefusesEvenAKnownDevice() {
            assertThat(new Situation().seat(HOME).seat(PC).planSpent().verdict())
                    .isEqualTo(refused(new Refusal.PlanSpent()));
        }
    }

    @Nested
    class Blacklists {

        @Test
        void aBarredAddressIsRefusedThoughItHasASeat() {
            assertThat(new Situation().seat(HOME).barred(HOME).verdict())
                    .isEqualTo(refused(new Refusal.IpBlacklisted()));
        }

        @Test
        void barredHardwareIsRefusedThoughItHasASeat() {
            assertThat(new Situation().seat(PC).barred(PC).verdict())
                    .isEqualTo(refused(new Refusal.HardwareBlacklisted()));
        }

        @Test
        void othersOnTheListDoNotMatter() {
            assertThat(new Situation()
                            .seat(HOME)
                            .seat(PC)
                            .barred(OFFICE)
                            .barred(LAPTOP)
                            .verdict())
                    .isEqualTo(granted());
        }
    }

    @Nested
    class Fingerprints {

        private static final Fingerprint KNOWN = computer("cpu", "mac", "disk");

        private static Fingerprint computer(String cpu, String mac, String disk) {
            return Fingerprint.ofValues(
                    Map.of(Component.CPU, Set.of(cpu), Component.MAC, Set.of(mac), Component.DISK, Set.of(disk)));
        }

        private Situation known() {
            return new Situation().license(l -> l.hardware(1)).seat(HOME).seat(KNOWN);
        }

        @Test
        void theSameComputerNeedsNoChange() {
            assertThat(known().on(KNOWN).verdict()).isEqualTo(granted());
        }

        @Test
        void aNewDiskBurnsNoSeatAndIsKept() {
            Fingerprint newDisk = computer("cpu", "mac", "disk-2");

            assertThat(known().on(newDisk).verdict())
                    .isEqualTo(granted(new Effect.RefreshFingerprint(device(1, KNOWN), newDisk)));
        }

        @Test
        void aComponentThatWasNotReadStaysKnown() {
            Fingerprint withoutDisk =
                    Fingerprint.ofValues(Map.of(Component.CPU, Set.of("cpu"), Component.MAC, Set.of("mac")));

            assertThat(known().on(withoutDisk).verdict()).isEqualTo(granted());
        }

        @Test
        void anotherComputerNeedsItsOwnSeat() {
            assertThat(known().on(computer("cpu", "mac-2", "disk-2")).verdict())
                    .isEqualTo(refused(new Refusal.HardwareLimitReached(1)));
        }

        @Test
        void hardwareTextsAndFingerprintsShareOnePoolOfSeats() {
            assertThat(known().on(PC).verdict()).isEqualTo(refused(new Refusal.HardwareLimitReached(1)));
        }
    }
}
