package org.portcullis.core.validation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.portcullis.core.validation.Situation.HOME;
import static org.portcullis.core.validation.Situation.LAPTOP;
import static org.portcullis.core.validation.Situation.NOW;
import static org.portcullis.core.validation.Situation.OFFICE;
import static org.portcullis.core.validation.Situation.PC;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Standing;

/** Which refusal is told when there is more than one reason: every pair of them. */
class ChecksOrderTest {

    private static final long DAY = 24 * 60 * 60;

    /** Everything that makes a validation refused, first told first. */
    enum Cause {
        DELETED(Refusal.UnknownKey.class, s -> s.license(l -> l.standing(Standing.DELETED))),
        ANOTHER_ACCOUNTS(Refusal.UnknownKey.class, s -> s.askedBy(new AccountId(2))),
        IP_BLACKLISTED(Refusal.IpBlacklisted.class, s -> s.barred(HOME)),
        HARDWARE_BLACKLISTED(Refusal.HardwareBlacklisted.class, s -> s.on(PC).barred(PC)),
        REVOKED(Refusal.Revoked.class, s -> s.license(l -> l.standing(Standing.REVOKED))),
        SUSPENDED(Refusal.Suspended.class, s -> s.license(l -> l.standing(Standing.SUSPENDED))),
        INACTIVE(Refusal.Inactive.class, s -> s.license(l -> l.standing(Standing.INACTIVE))),
        NOT_YET_VALID(Refusal.NotYetValid.class, s -> s.license(l -> l.from(NOW.plusSeconds(DAY)))),
        EXPIRED(Refusal.Expired.class, s -> s.license(l -> l.until(NOW.minusSeconds(DAY)))),
        WRONG_PRODUCT(Refusal.WrongProduct.class, s -> s.askedFor(new ProductId(2))),
        IP_LOCKED(Refusal.IpLocked.class, s -> s.license(l -> l.ipLock(new IpLock.Held(OFFICE)))),
        IP_LIMIT(Refusal.IpLimitReached.class, s -> s.license(l -> l.ips(1)).seat(OFFICE)),
        HARDWARE_REQUIRED(
                Refusal.HardwareRequired.class, s -> s.productRequiresHardware().withoutHardware()),
        HARDWARE_LIMIT(
                Refusal.HardwareLimitReached.class,
                s -> s.on(PC).license(l -> l.hardware(1)).seat(LAPTOP)),
        CREDITS_SPENT(
                Refusal.InsufficientCredits.class,
                s -> s.license(l -> l.kind(LicenseKind.CONSUMPTION)).credits(5, 5)),
        PLAN_SPENT(Refusal.PlanSpent.class, Situation::planSpent);

        private final Class<? extends Refusal> refusal;
        private final UnaryOperator<Situation> change;

        Cause(Class<? extends Refusal> refusal, UnaryOperator<Situation> change) {
            this.refusal = refusal;
            this.change = change;
        }
    }

    /** The pairs that can't be true of one validation: two standings, two ends of a term, hardware and none. */
    private static final Set<Set<Cause>> INCOMPATIBLE = Set.of(
            EnumSet.of(Cause.DELETED, Cause.REVOKED),
            EnumSet.of(Cause.DELETED, Cause.SUSPENDED),
            EnumSet.of(Cause.DELETED, Cause.INACTIVE),
            EnumSet.of(Cause.REVOKED, Cause.SUSPENDED),
            EnumSet.of(Cause.REVOKED, Cause.INACTIVE),
            EnumSet.of(Cause.SUSPENDED, Cause.INACTIVE),
            EnumSet.of(Cause.NOT_YET_VALID, Cause.EXPIRED),
            EnumSet.of(Cause.HARDWARE_REQUIRED, Cause.HARDWARE_BLACKLISTED),
            EnumSet.of(Cause.HARDWARE_REQUIRED, Cause.HARDWARE_LIMIT));

    @Test
    void withoutAnyCauseAValidationIsGranted() {
        assertThat(new Situation().verdict()).isInstanceOf(Verdict.Granted.class);
    }

    @ParameterizedTest
    @EnumSource
    void eachCauseAloneIsToldAsItself(Cause cause) {
        assertThat(refusalFor(cause)).isInstanceOf(cause.refusal);
    }

    @ParameterizedTest
    @MethodSource("compatiblePairs")
    void ofTwoCausesTheEarlierIsTold(Cause earlier, Cause later) {
        assertThat(refusalFor(earlier, later)).isInstanceOf(earlier.refusal);
    }

    static Stream<Arguments> compatiblePairs() {
        return pairs().filter(pair -> !INCOMPATIBLE.contains(pair)).map(pair -> arguments(pair.toArray()));
    }

    @Test
    void thePairsLeftOutAreThoseThatCantBe() {
        assertThat(pairs().filter(pair -> !canBothBe(pair))).containsExactlyInAnyOrderElementsOf(INCOMPATIBLE);
    }

    @Test
    void everyRefusalHasACause() {
        Set<Class<?>> refusals =
                Arrays.stream(Cause.values()).map(cause -> cause.refusal).collect(toSet());

        assertThat(refusals).containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
    }

    private static Stream<Set<Cause>> pairs() {
        return Arrays.stream(Cause.values())
                .flatMap(earlier -> EnumSet.range(earlier, Cause.PLAN_SPENT).stream()
                        .filter(later -> later != earlier)
                        .map(later -> EnumSet.of(earlier, later)));
    }

    private static Refusal refusalFor(Cause... causes) {
        return ((Verdict.Refused) situation(causes).verdict()).refusal();
    }

    /** Two causes that undo each other make another situation when they come in the other order. */
    private static boolean canBothBe(Set<Cause> pair) {
        Cause[] causes = pair.toArray(new Cause[0]);
        try {
            Situation one = situation(causes[0], causes[1]);
            Situation other = situation(causes[1], causes[0]);
            return one.facts().equals(other.facts()) && one.request().equals(other.request());
        } catch (IllegalArgumentException noSuchTerm) {
            return false;
        }
    }

    private static Situation situation(Cause... causes) {
        Situation situation = new Situation();
        for (Cause cause : causes) {
            cause.change.apply(situation);
        }
        return situation;
    }
}
