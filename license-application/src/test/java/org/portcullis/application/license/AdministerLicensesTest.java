package org.portcullis.application.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.HARDWARE;
import static org.portcullis.testkit.Fixtures.IP;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.ip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditFields;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Limits;
import org.portcullis.core.license.Patch;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.Clearing;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseDetails;
import org.portcullis.ports.in.LicenseUpdate;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;
import org.portcullis.testkit.Racers;

class AdministerLicensesTest {

    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final MemoryEngine engine = MemoryEngine.open();
    private final LicenseAdministration licenses = engine.engine().licenses();
    private License license;

    @BeforeEach
    void addLicense() {
        license = engine.addLicense(builder -> builder.limits(Limits.of(2, 2)));
        engine.addSeats(license, IP, HARDWARE);
        engine.time.set(LATER);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aLicenseIsFoundByNumberAndByKeyWithWhatItUses() {
        engine.store(stores -> stores.credits().setTotal(license.id(), 9));
        LicenseDetails details = new LicenseDetails(license, engine.seats(license), new Credits(9, 0));

        assertThat(licenses.find(engine.vendor, license.id())).contains(details);
        assertThat(licenses.find(engine.vendor, license.key())).contains(details);
    }

    @Test
    void licensesAreListedByNumber() {
        License second = engine.addLicense();
        License third = engine.addLicense();

        assertThat(licenses.list(engine.vendor, LicenseFilter.ALL, new PageRequest(1, 1)))
                .satisfies(page -> {
                    assertThat(page.items()).containsExactly(second);
                    assertThat(page.total()).isEqualTo(3);
                });
        assertThat(licenses.list(engine.vendor, LicenseFilter.ALL, PageRequest.first(10))
                        .items())
                .containsExactly(license, second, third);
    }

    @Test
    void aChangeIsAuditedWithWhatDiffersAndToldToAllWhoKeepCopies() {
        LicenseUpdate update =
                change(LicensePatch.changes().notes(Patch.to("paid")).hardware(Patch.clear()));

        License changed = LicenseBuilder.like(license)
                .notes(Optional.of("paid"))
                .limits(Limits.of(2, -1))
                .updatedAt(LATER)
                .build();
        assertThat(update).isEqualTo(new LicenseUpdate.Updated(changed));
        assertThat(engine.license(license)).isEqualTo(changed);
        assertAudited(AuditAction.UPDATE, Map.of("hwidLimit", "2"), Map.of("hwidLimit", "-1", "notes", "paid"));
        assertTold(EventType.LICENSE_UPDATED);
    }

    static Stream<Arguments> standings() {
        return Stream.of(
                Arguments.of(Standing.ACTIVE, Standing.REVOKED, AuditAction.REVOKE, EventType.LICENSE_REVOKED),
                Arguments.of(Standing.ACTIVE, Standing.SUSPENDED, AuditAction.SUSPEND, EventType.LICENSE_SUSPENDED),
                Arguments.of(Standing.ACTIVE, Standing.INACTIVE, AuditAction.UPDATE, EventType.LICENSE_UPDATED),
                Arguments.of(Standing.SUSPENDED, Standing.ACTIVE, AuditAction.ACTIVATE, EventType.LICENSE_UPDATED),
                Arguments.of(Standing.REVOKED, Standing.REVOKED, AuditAction.UPDATE, EventType.LICENSE_UPDATED));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void anotherStandingIsCalledByItsName(Standing before, Standing after, AuditAction action, EventType event) {
        license = engine.change(license, builder -> builder.standing(before));

        change(LicensePatch.changes().standing(Patch.to(after)));

        boolean differs = before != after;
        assertAudited(
                action,
                differs ? Map.of("status", before.name()) : Map.of(),
                differs ? Map.of("status", after.name()) : Map.of());
        assertTold(event);
    }

    @Test
    void creditsAreSetAndWhatIsSpentStaysSpent() {
        license = engine.change(license, builder -> builder.kind(LicenseKind.CONSUMPTION));
        engine.store(stores -> {
            stores.credits().setTotal(license.id(), 10);
            stores.credits().spend(license.id(), 4);
        });

        licenses.change(engine.vendor, license.id(), LicensePatch.changes().build(), OptionalLong.of(25));

        assertThat(engine.<Credits>stored(stores -> stores.credits().of(license.id())))
                .isEqualTo(new Credits(25, 4));
        assertAudited(AuditAction.UPDATE, Map.of("credits", "10"), Map.of("credits", "25"));
    }

    @Test
    void negativeCreditsAreAMistake() {
        assertThatThrownBy(() -> licenses.change(
                        engine.vendor, license.id(), LicensePatch.changes().build(), OptionalLong.of(-1)))
                .isInstanceOf(IllegalArgumentException.class);

        assertUntouched();
    }

    @Test
    void anExpiredLicenseIsNotMadeActiveWithoutANewEnd() {
        license = engine.change(
                license, builder -> builder.standing(Standing.INACTIVE).term(Term.until(NOW)));

        assertThat(change(LicensePatch.changes().standing(Patch.to(Standing.ACTIVE))))
                .isEqualTo(new LicenseUpdate.StillExpired());
        assertUntouched();

        assertThat(change(LicensePatch.changes()
                        .standing(Patch.to(Standing.ACTIVE))
                        .until(Patch.to(LATER.plusMillis(1)))))
                .isInstanceOf(LicenseUpdate.Updated.class);
    }

    @Test
    void aTermThatWouldEndBeforeItBeginsIsRefused() {
        assertThat(change(LicensePatch.changes().from(Patch.to(LATER)).until(Patch.to(NOW))))
                .isEqualTo(new LicenseUpdate.TermEndsBeforeItBegins());

        assertUntouched();
    }

    @Test
    void aDeletedLicenseIsOnlyThereForItsOwnerToSee() {
        assertThat(licenses.delete(engine.vendor, license.id())).isTrue();

        License deleted = license.deleted(LATER);
        assertThat(licenses.find(engine.vendor, license.id()).map(LicenseDetails::license))
                .contains(deleted);
        assertThat(licenses.list(engine.vendor, LicenseFilter.ALL, PageRequest.first(10))
                        .items())
                .isEmpty();
        assertAudited(AuditAction.DELETE, AuditFields.of(license), Map.of());
        assertTold(EventType.LICENSE_DELETED);
        assertThat(engine.validate(license.key(), IP, HARDWARE))
                .isEqualTo(new Validation.Refused(new Refusal.UnknownKey(), Optional.empty()));
    }

    @Test
    void aDeletedLicenseCanNotBeChangedAnyMore() {
        licenses.delete(engine.vendor, license.id());
        License deleted = engine.license(license);

        assertThat(licenses.delete(engine.vendor, license.id())).isFalse();
        assertThat(change(LicensePatch.changes().standing(Patch.to(Standing.ACTIVE))))
                .isEqualTo(new LicenseUpdate.NotFound());
        assertThat(licenses.rotate(engine.vendor, license.key())).isEmpty();
        assertThat(licenses.clear(engine.vendor, license.key(), Clearing.EVERYTHING))
                .isFalse();
        assertThat(engine.license(license)).isEqualTo(deleted);
        assertThat(engine.audit()).hasSize(1);
    }

    @Test
    void theKeyOfADeletedLicenseIsNotGivenOutAgain() {
        licenses.delete(engine.vendor, license.id());

        assertThatThrownBy(() -> engine.addLicense(builder -> builder.key(license.key())))
                .isInstanceOf(Duplicate.class);
    }

    @Test
    void aRotatedKeyIsRefusedAtOnceAndTheNewOneHasItsFormatAndSeats() {
        license = engine.change(license, builder -> builder.keyFormat(new KeyFormat("LC-6-6-6")));

        KeyRotation rotation = licenses.rotate(engine.vendor, license.key()).orElseThrow();

        assertThat(rotation)
                .isEqualTo(new KeyRotation(
                        license.id(), license.key(), rotation.newKey(), LATER, Optional.of(engine.vendorAccount.id())));
        assertThat(rotation.newKey().text()).matches("LC(-[A-Z2-9]{6}){3}");
        assertThat(engine.validate(license.key(), IP, HARDWARE))
                .isEqualTo(new Validation.Refused(new Refusal.UnknownKey(), Optional.empty()));
        assertThat(engine.validate(rotation.newKey(), IP, HARDWARE)).isInstanceOf(Validation.Granted.class);
        assertThat(licenses.find(engine.vendor, license.key())).isEmpty();
        assertThat(engine.<List<KeyRotation>>stored(
                        stores -> stores.keyHistory().of(license.id())))
                .containsExactly(rotation);
        assertThat(engine.seats(license).activationCount()).isEqualTo(1);
    }

    @Test
    void aRotationIsAuditedWithoutEitherKey() {
        KeyRotation rotation = licenses.rotate(engine.vendor, license.key()).orElseThrow();

        AuditEntry entry = engine.audit().getFirst();
        assertThat(entry.action()).isEqualTo(AuditAction.UPDATE);
        assertThat(entry.after()).containsEntry("rotated", "key");
        assertThat(entry.toString())
                .doesNotContain(license.key().text())
                .doesNotContain(rotation.newKey().text());
        assertThat(engine.audit()).hasSize(1);
        assertTold(EventType.LICENSE_ROTATED);
    }

    @Test
    void aKeyCanBeRotatedAgainAndAgain() {
        KeyRotation first = licenses.rotate(engine.vendor, license.key()).orElseThrow();
        KeyRotation second = licenses.rotate(engine.vendor, first.newKey()).orElseThrow();

        assertThat(licenses.rotate(engine.vendor, license.key())).isEmpty();
        assertThat(licenses.rotate(engine.vendor, first.newKey())).isEmpty();
        assertThat(engine.<List<KeyRotation>>stored(
                        stores -> stores.keyHistory().of(license.id())))
                .containsExactly(first, second);
    }

    @Test
    void ofManyRotationsOfOneKeyAtOnceExactlyOneIsDone() {
        List<Optional<KeyRotation>> rotations = Racers.race(16, racer -> licenses.rotate(engine.vendor, license.key()));

        List<KeyRotation> done = rotations.stream().flatMap(Optional::stream).toList();
        assertThat(done).hasSize(1);
        assertThat(engine.license(license).key()).isEqualTo(done.getFirst().newKey());
        assertThat(engine.audit()).hasSize(1);
        assertThat(engine.events()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Clearing.class)
    void clearingFreesDevicesAndTheLockAndAddressesIfAsked(Clearing what) {
        license = engine.change(license, builder -> builder.ipLock(new IpLock.Held(IP)));

        assertThat(licenses.clear(engine.vendor, license.key(), what)).isTrue();

        Seats seats = engine.seats(license);
        assertThat(seats.activations()).isEmpty();
        assertThat(seats.ips()).hasSize(what == Clearing.EVERYTHING ? 0 : 1);
        assertThat(engine.license(license).ipLock()).isEqualTo(new IpLock.Waiting());
        assertAudited(
                AuditAction.UPDATE, Map.of("ipLock", IP.text()), Map.of("ipLock", "waiting", "cleared", what.name()));
        assertTold(EventType.LICENSE_CLEARED);
    }

    @Test
    void clearedSeatsCanBeTakenByOthers() {
        license = engine.change(license, builder -> builder.limits(Limits.of(1, 1)));
        assertThat(engine.validate(license.key(), ip(2), Fixtures.hardware(2))).isInstanceOf(Validation.Refused.class);

        licenses.clear(engine.vendor, license.key(), Clearing.EVERYTHING);

        assertThat(engine.validate(license.key(), ip(2), Fixtures.hardware(2))).isInstanceOf(Validation.Granted.class);
        assertThat(engine.validate(license.key(), IP, HARDWARE)).isInstanceOf(Validation.Refused.class);
    }

    @Test
    void whatIsNotThereIsNotChanged() {
        LicenseKey nobodys = new LicenseKey("NOBO-DYSK-EYAT-ALL9");

        assertThat(licenses.rotate(engine.vendor, nobodys)).isEmpty();
        assertThat(licenses.clear(engine.vendor, nobodys, Clearing.EVERYTHING)).isFalse();
        assertUntouched();
    }

    private LicenseUpdate change(LicensePatch.Builder patch) {
        return licenses.change(engine.vendor, license.id(), patch.build(), OptionalLong.empty());
    }

    private void assertAudited(AuditAction action, Map<String, String> before, Map<String, String> after) {
        assertThat(engine.audit())
                .containsExactly(new AuditEntry(
                        Optional.of(engine.vendorAccount.id()),
                        Optional.of(engine.vendorAccount.id()),
                        action,
                        AuditedResource.LICENSE,
                        license.id().value(),
                        before,
                        after,
                        Fixtures.origin(),
                        true,
                        LATER));
    }

    private void assertTold(EventType type) {
        assertThat(engine.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(type);
            assertThat(event.license()).isEqualTo(license.id());
            assertThat(event.owner()).isEqualTo(license.owner());
            assertThat(event.at()).isEqualTo(LATER);
        });
        assertThat(engine.told).containsExactly(new Change.LicenseChanged(license.key()));
    }

    private void assertUntouched() {
        assertThat(engine.license(license)).isEqualTo(license);
        assertThat(engine.audit()).isEmpty();
        assertThat(engine.events()).isEmpty();
        assertThat(engine.told).isEmpty();
    }
}
