package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.barred;
import static org.portcullis.testkit.Fixtures.hardware;
import static org.portcullis.testkit.Fixtures.ip;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.application.CountingTransactions;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.in.Validation;
import org.portcullis.testkit.LicenseBuilder;

/** Whatever it is refused for, and whichever way it is decided, a refused request changes nothing. */
class RefusalTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long CREDITS = 5;

    private final AtomicInteger transactions = new AtomicInteger();
    private final MemoryEngine engine = MemoryEngine.wired()
            .transactions(real -> new CountingTransactions(real, transactions))
            .vendorPlan(new AccountPlan("NOTHING", OptionalLong.empty(), OptionalLong.of(0)))
            .open();

    /**
     * A reason to refuse a request.
     *
     * @param license what the licence is like
     * @param surroundings what else is to be stored
     * @param request what is asked of it
     * @param refusal the answer
     */
    private record Reason(
            UnaryOperator<LicenseBuilder> license,
            Consumer<MemoryEngine> surroundings,
            BiFunction<MemoryEngine, License, ValidationRequest> request,
            Refusal refusal) {

        static Reason inLicense(UnaryOperator<LicenseBuilder> license, Refusal refusal) {
            return new Reason(license, engine -> {}, (engine, made) -> usual(made), refusal);
        }

        static Reason inStores(Consumer<MemoryEngine> surroundings, Refusal refusal) {
            return new Reason(builder -> builder, surroundings, (engine, made) -> usual(made), refusal);
        }

        @Override
        public String toString() {
            return refusal.toString();
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    static Stream<Reason> reasonsThatKnownFactsTell() {
        return Stream.of(
                Reason.inLicense(builder -> builder.standing(Standing.DELETED), new Refusal.UnknownKey()),
                Reason.inLicense(builder -> builder.standing(Standing.REVOKED), new Refusal.Revoked()),
                Reason.inLicense(builder -> builder.standing(Standing.SUSPENDED), new Refusal.Suspended()),
                Reason.inLicense(builder -> builder.standing(Standing.INACTIVE), new Refusal.Inactive()),
                Reason.inLicense(
                        builder -> builder.term(Term.of(Optional.of(NOW.plus(DAY)), Optional.empty())),
                        new Refusal.NotYetValid(NOW.plus(DAY))),
                Reason.inLicense(builder -> builder.term(Term.until(NOW)), new Refusal.Expired(NOW)),
                new Reason(
                        builder -> builder,
                        engine -> {},
                        (engine, made) -> new ValidationRequest(
                                made.key(),
                                IP,
                                Optional.of(HARDWARE),
                                Optional.of(engine.otherProduct.id()),
                                Optional.empty(),
                                1,
                                ClientFacts.NONE),
                        new Refusal.WrongProduct()),
                new Reason(
                        builder -> builder,
                        engine -> {},
                        (engine, made) -> new ValidationRequest(
                                made.key(),
                                IP,
                                Optional.of(HARDWARE),
                                Optional.empty(),
                                Optional.of(engine.otherAccount.id()),
                                1,
                                ClientFacts.NONE),
                        new Refusal.UnknownKey()),
                new Reason(
                        builder -> builder,
                        RefusalTest::requireHardware,
                        (engine, made) -> ValidationRequest.of(made.key(), IP, Optional.empty(), 1),
                        new Refusal.HardwareRequired()));
    }

    static Stream<Reason> reasonsOfTheMoment() {
        return Stream.of(
                Reason.inStores(
                        engine -> bar(engine, id -> barred(id, new BlacklistScope.Instance(), IP)),
                        new Refusal.IpBlacklisted()),
                Reason.inStores(
                        engine -> bar(
                                engine,
                                id -> barred(id, new BlacklistScope.Account(engine.vendorAccount.id()), HARDWARE)),
                        new Refusal.HardwareBlacklisted()),
                Reason.inStores(
                        engine -> bar(
                                engine,
                                id -> barred(
                                        id,
                                        new BlacklistScope.Product(engine.vendorAccount.id(), engine.product.id()),
                                        HARDWARE)),
                        new Refusal.HardwareBlacklisted()),
                Reason.inLicense(builder -> builder.ipLock(new IpLock.Held(ip(9))), new Refusal.IpLocked()),
                new Reason(
                        builder -> builder,
                        engine -> {},
                        (engine, made) -> ValidationRequest.of(made.key(), IP, Optional.of(HARDWARE), CREDITS + 1),
                        new Refusal.InsufficientCredits(CREDITS)),
                Reason.inStores(engine -> {}, new Refusal.PlanSpent()));
    }

    static Stream<Reason> reasonsThatConcernNewSeats() {
        return Stream.of(
                Reason.inLicense(builder -> builder.limits(Limits.of(0, -1)), new Refusal.IpLimitReached(0)),
                Reason.inLicense(builder -> builder.limits(Limits.of(-1, 0)), new Refusal.HardwareLimitReached(0)),
                Reason.inLicense(builder -> builder.limits(Limits.of(1, 5)), new Refusal.IpLimitReached(1)),
                Reason.inLicense(builder -> builder.limits(Limits.of(5, 1)), new Refusal.HardwareLimitReached(1)));
    }

    static Stream<Reason> reasonsWithSeat() {
        return Stream.concat(reasonsThatKnownFactsTell(), reasonsOfTheMoment());
    }

    static Stream<Reason> reasonsWithoutSeat() {
        return Stream.concat(reasonsWithSeat(), reasonsThatConcernNewSeats());
    }

    @ParameterizedTest
    @MethodSource("reasonsWithSeat")
    void aRequestThatHasASeatIsRefusedAndChangesNothing(Reason reason) {
        License license = addLicense(reason);
        engine.addSeats(license, IP, HARDWARE);

        assertRefusedWithoutTrace(reason, license);
    }

    @ParameterizedTest
    @MethodSource("reasonsWithoutSeat")
    void aRequestWithoutASeatIsRefusedAndChangesNothing(Reason reason) {
        License license = addLicense(reason);
        engine.addSeats(license, ip(1), hardware(1));

        assertRefusedWithoutTrace(reason, license);
    }

    @ParameterizedTest
    @MethodSource("reasonsThatKnownFactsTell")
    void aRefusalThatOnlyTheOwnerCanLiftOpensNoTransaction(Reason reason) {
        License license = addLicense(reason);
        engine.addSeats(license, IP, HARDWARE);

        engine.validate(reason.request().apply(engine, license));

        assertThat(transactions).hasValue(0);
    }

    private License addLicense(Reason reason) {
        License license = engine.addLicense(builder -> reason.license().apply(builder.kind(LicenseKind.CONSUMPTION)));
        engine.store(stores -> stores.credits().setTotal(license.id(), CREDITS));
        reason.surroundings().accept(engine);
        return license;
    }

    private void assertRefusedWithoutTrace(Reason reason, License license) {
        Seats before = engine.seats(license);

        Validation answer = engine.validate(reason.request().apply(engine, license));

        boolean known = !reason.refusal().equals(new Refusal.UnknownKey());
        assertThat(answer)
                .isEqualTo(new Validation.Refused(
                        reason.refusal(), Optional.of(license).filter(any -> known)));
        assertThat(engine.seats(license)).isEqualTo(before);
        assertThat(engine.creditsUsed(license)).isZero();
        assertThat(engine.license(license)).isEqualTo(license);
        assertThat(engine.told).isEmpty();
        assertThat(engine.recorded()).singleElement().satisfies(row -> {
            assertThat(row.validation().outcome()).isEqualTo(Outcome.of(reason.refusal()));
            assertThat(row.validation().license())
                    .isEqualTo(Optional.of(license.id()).filter(any -> known));
        });
    }

    private static ValidationRequest usual(License license) {
        return ValidationRequest.of(license.key(), IP, Optional.of(HARDWARE), 1);
    }

    private static void requireHardware(MemoryEngine engine) {
        ProductDraft plain = ProductDraft.of(engine.product);
        ProductDraft strict = new ProductDraft(
                plain.name(),
                plain.description(),
                plain.active(),
                plain.licensePrefix(),
                plain.defaultIps(),
                plain.defaultHardware(),
                true);
        engine.store(stores -> stores.products().update(strict.applyTo(engine.product, NOW)));
    }

    private static void bar(MemoryEngine engine, Function<BlacklistEntryId, BlacklistEntry> entry) {
        engine.store(stores ->
                stores.blacklists().add(entry.apply(stores.blacklists().nextId())));
    }
}
