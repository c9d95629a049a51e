package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.hardware;
import static org.portcullis.testkit.Fixtures.ip;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.MemoryEngine;
import org.portcullis.application.SlowToCommit;
import org.portcullis.application.Unlocked;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Patch;
import org.portcullis.core.license.Standing;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.in.Validation;
import org.portcullis.testkit.Racers;

/** Many callers at once, over two nodes. What notices a broken limit is itself tried on stores that don't lock. */
class ValidationRacesTest {

    private static final int RACERS = 48;
    private static final int ROUNDS = 10;
    private static final int ROUNDS_TO_GO_WRONG = 200;

    /** Two engines on the same stores. */
    private record Nodes(MemoryEngine stores, List<LicenseEngine> engines) implements AutoCloseable {

        static Nodes of(MemoryEngine stores) {
            return new Nodes(stores, List.of(stores.engine(), stores.anotherNode()));
        }

        static Nodes locked() {
            return of(MemoryEngine.wired().transactions(SlowToCommit::new).open());
        }

        static Nodes unlocked() {
            return of(MemoryEngine.wired()
                    .transactions(real -> new Unlocked(new SlowToCommit(real)))
                    .open());
        }

        Validation validate(int racer, ValidationRequest request) {
            return engines.get(racer % engines.size()).validation().validate(stores.stranger, request);
        }

        List<Validation> race(int racers, IntFunction<ValidationRequest> request) {
            return Racers.race(racers, racer -> validate(racer, request.apply(racer)));
        }

        @Override
        public void close() {
            engines.forEach(LicenseEngine::close);
        }
    }

    @Test
    void ofManyNewDevicesExactlyAsManyAsTheLimitGetASeat() {
        try (Nodes nodes = Nodes.locked()) {
            for (int round = 0; round < ROUNDS; round++) {
                Race race = raceForFiveSeats(nodes);

                assertThat(race.granted()).isEqualTo(5);
                assertThat(race.seats().activationCount()).isEqualTo(5);
                assertThat(race.seats().ipCount()).isEqualTo(5);
                assertThat(race.refusals()).containsOnly(new Refusal.IpLimitReached(5));
            }
        }
    }

    @Test
    void withoutLocksThatRaceGoesWrong() {
        assertGoesWrong(nodes -> raceForFiveSeats(nodes).seats().activationCount() > 5);
    }

    @Test
    void theSameDeviceManyTimesAtOnceTakesOneSeatAndIsAlwaysGranted() {
        try (Nodes nodes = Nodes.locked()) {
            for (int round = 0; round < ROUNDS; round++) {
                License license = nodes.stores().addLicense(builder -> builder.limits(Limits.of(1, 1)));

                Race race = race(nodes, license, RACERS, racer -> request(license, 1, 1, 0));

                assertThat(race.granted()).isEqualTo(RACERS);
                assertThat(race.seats().ips()).containsExactly(ip(1));
                assertThat(race.seats().activations()).containsOnlyKeys(hardware(1));
            }
        }
    }

    @Test
    void ofManySpendersExactlyAsManyAsThereAreCreditsAreGranted() {
        try (Nodes nodes = Nodes.locked()) {
            License license = nodes.stores().addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
            nodes.stores().store(stores -> stores.credits().setTotal(license.id(), 100));

            Race race = race(nodes, license, 150, racer -> request(license, 1, 1, 1));

            assertThat(race.granted()).isEqualTo(100);
            assertThat(race.refusals())
                    .containsOnly(new Refusal.InsufficientCredits(0))
                    .hasSize(50);
            assertThat(nodes.stores().creditsUsed(license)).isEqualTo(100);
        }
    }

    @Test
    void ofManyAddressesExactlyOneTakesTheIpLock() {
        try (Nodes nodes = Nodes.locked()) {
            for (int round = 0; round < ROUNDS; round++) {
                Race race = raceForTheIpLock(nodes);

                assertThat(race.granted()).isEqualTo(1);
                assertThat(race.seats().ips()).hasSize(1);
                assertThat(race.license().ipLock())
                        .isEqualTo(new IpLock.Held(race.seats().ips().iterator().next()));
            }
        }
    }

    @Test
    void withoutLocksSeveralTakeTheIpLock() {
        assertGoesWrong(nodes -> raceForTheIpLock(nodes).granted() > 1);
    }

    @Test
    void onceARevocationWasAnsweredNobodyIsGranted() {
        try (Nodes nodes = Nodes.locked()) {
            License license = nodes.stores().addLicense();
            AtomicBoolean revoked = new AtomicBoolean();
            AtomicInteger grantedAfter = new AtomicInteger();

            List<Integer> seatsWhenAnswered = Racers.race(RACERS, racer -> {
                if (racer == 0) {
                    change(nodes, license, LicensePatch.changes().standing(Patch.to(Standing.REVOKED)));
                    revoked.set(true);
                    return nodes.stores().seats(license).activationCount();
                }
                for (int i = 0; i < 20; i++) {
                    boolean after = revoked.get();
                    int number = racer * 20 + i;
                    boolean granted = isGranted(nodes.validate(racer, request(license, number, number, 0)));
                    grantedAfter.addAndGet(after && granted ? 1 : 0);
                }
                return 0;
            });

            assertThat(grantedAfter).hasValue(0);
            assertThat(nodes.stores().seats(license).activationCount()).isEqualTo(seatsWhenAnswered.getFirst());
        }
    }

    @Test
    void onceALowerLimitWasAnsweredNobodyTakesASeatAboveIt() {
        try (Nodes nodes = Nodes.locked()) {
            License license = nodes.stores().addLicense(builder -> builder.limits(Limits.of(-1, RACERS * 20)));

            List<Integer> seatsWhenAnswered = Racers.race(RACERS, racer -> {
                if (racer == 0) {
                    Racers.awaitUntil(() -> nodes.stores().seats(license).activationCount() > 20);
                    change(nodes, license, LicensePatch.changes().hardware(Patch.to(Limit.of(20))));
                    return nodes.stores().seats(license).activationCount();
                }
                for (int i = 0; i < 20; i++) {
                    nodes.validate(racer, request(license, 1, racer * 20 + i, 0));
                }
                return 0;
            });

            assertThat(nodes.stores().seats(license).activationCount())
                    .isEqualTo(seatsWhenAnswered.getFirst())
                    .isBetween(21, RACERS * 20 - 1);
        }
    }

    @Test
    void noMoreAreGrantedInADayThanThePlanHasOverTwoNodes() {
        try (Nodes nodes = Nodes.of(MemoryEngine.wired()
                .vendorPlan(new AccountPlan("SMALL", OptionalLong.empty(), OptionalLong.of(700)))
                .open())) {
            License license = nodes.stores().addLicense();

            int granted = Racers.race(
                            RACERS,
                            racer -> IntStream.range(0, 20)
                                    .filter(i -> isGranted(nodes.validate(
                                            racer,
                                            request(license, racer % 5, i % 2 == 0 ? racer : 1_000 + racer * i, 0))))
                                    .count())
                    .stream()
                    .mapToInt(Long::intValue)
                    .sum();

            assertThat(granted)
                    .as("all of it, but what one node reserved for itself")
                    .isBetween(693, 700);
        }
    }

    /** What came of a race for the seats of one licence. */
    private record Race(List<Validation> answers, License license, Seats seats) {

        long granted() {
            return answers.stream().filter(ValidationRacesTest::isGranted).count();
        }

        List<Refusal> refusals() {
            return answers.stream()
                    .filter(Validation.Refused.class::isInstance)
                    .map(answer -> ((Validation.Refused) answer).refusal())
                    .toList();
        }
    }

    private static Race raceForFiveSeats(Nodes nodes) {
        License license = nodes.stores().addLicense(builder -> builder.limits(Limits.of(5, 5)));
        return race(nodes, license, RACERS, racer -> request(license, racer, racer, 0));
    }

    private static Race raceForTheIpLock(Nodes nodes) {
        License license = nodes.stores().addLicense(builder -> builder.ipLock(new IpLock.Waiting()));
        return race(
                nodes, license, RACERS, racer -> ValidationRequest.of(license.key(), ip(racer), Optional.empty(), 0));
    }

    private static Race race(Nodes nodes, License license, int racers, IntFunction<ValidationRequest> request) {
        List<Validation> answers = nodes.race(racers, request);
        return new Race(answers, nodes.stores().license(license), nodes.stores().seats(license));
    }

    private static void assertGoesWrong(Predicate<Nodes> wrong) {
        try (Nodes nodes = Nodes.unlocked()) {
            assertThat(IntStream.range(0, ROUNDS_TO_GO_WRONG).anyMatch(round -> wrong.test(nodes)))
                    .isTrue();
        }
    }

    private static void change(Nodes nodes, License license, LicensePatch.Builder patch) {
        nodes.engines()
                .getFirst()
                .licenses()
                .change(nodes.stores().vendor, license.id(), patch.build(), OptionalLong.empty());
    }

    private static ValidationRequest request(License license, int ip, int hardware, long credits) {
        return ValidationRequest.of(license.key(), ip(ip), Optional.of(hardware(hardware)), credits);
    }

    private static boolean isGranted(Validation answer) {
        return answer instanceof Validation.Granted;
    }
}
