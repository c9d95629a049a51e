package org.portcullis.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseChange;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Patch;

/** What holds for every licence, whatever is asked of it and in whatever order. */
@Domain(ValidationDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
class LicenseValidatorProperties {

    @Property
    void everyQuestionHasAnAnswerAndAlwaysTheSame(
            @ForAll ValidationFacts facts, @ForAll ValidationRequest request, @ForAll Instant now) {
        Verdict verdict = LicenseValidator.decide(facts, request, now);

        assertThat(verdict).isNotNull().isEqualTo(LicenseValidator.decide(facts, request, now));
    }

    @Property
    void seatsNeverGrowOverTheirLimits(
            @ForAll LicenseInUse first, @ForAll @Size(max = 30) List<ValidationRequest> requests, @ForAll Instant now) {
        LicenseInUse current = first;
        for (ValidationRequest request : requests) {
            LicenseInUse next = current.after(request, now);

            assertThat(next.seats().ipCount())
                    .isLessThanOrEqualTo(
                            most(first.license().limits().ips(), current.seats().ipCount()));
            assertThat(next.seats().activationCount())
                    .isLessThanOrEqualTo(most(
                            first.license().limits().hardware(), current.seats().activationCount()));
            assertThat(next.seats().isWhole()).isTrue();
            current = next;
        }
    }

    @Property
    void creditsAreSpentExactlyAndNeverBelowZero(
            @ForAll LicenseInUse before, @ForAll ValidationRequest request, @ForAll Instant now) {
        boolean granted = before.decide(request, now).outcome().isGranted();
        long spent = granted && before.license().isConsumption() ? request.credits() : 0;

        LicenseInUse after = before.after(request, now);

        assertThat(spent).isLessThanOrEqualTo(before.credits().remaining());
        assertThat(after.credits().used()).isEqualTo(before.credits().used() + spent);
        assertThat(after.credits().total()).isEqualTo(before.credits().total());
    }

    @Property
    void addressAndHardwareAreBoundTogetherOrNotAtAll(
            @ForAll LicenseInUse before, @ForAll ValidationRequest request, @ForAll Instant now) {
        LicenseInUse after = before.after(request, now);

        if (before.decide(request, now).outcome().isGranted()) {
            assertThat(after.seats().holds(request.ip())).isTrue();
            request.hardware()
                    .ifPresent(device ->
                            assertThat(after.seats().deviceWith(device)).isPresent());
        } else {
            assertThat(after).isEqualTo(before);
        }
    }

    @Property
    void seatsThatOthersHaveAreNotTouched(
            @ForAll LicenseInUse before, @ForAll ValidationRequest request, @ForAll Instant now) {
        LicenseInUse after = before.after(request, now);

        assertThat(after.seats().ips()).containsAll(before.seats().ips());
        assertThat(after.seats().activations().values())
                .extracting(Activation::id)
                .containsAll(before.seats().activations().values().stream()
                        .map(Activation::id)
                        .toList());
    }

    @Property
    void whatWasGrantedIsGrantedAgainAndBindsNothingMore(
            @ForAll LicenseInUse before, @ForAll ValidationRequest request, @ForAll Instant now) {
        Assume.that(before.license().kind() != LicenseKind.CONSUMPTION);
        Assume.that(before.decide(request, now).outcome().isGranted());

        LicenseInUse after = before.after(request, now);

        assertThat(after.decide(request, now)).isEqualTo(new Verdict.Granted(List.of()));
    }

    @Property
    void loweringTheLimitsKeepsTheDevicesThatAreKnown(
            @ForAll LicenseInUse before, @ForAll ValidationRequest request, @ForAll Instant now) {
        Assume.that(before.license().kind() != LicenseKind.CONSUMPTION);
        Assume.that(before.decide(request, now).outcome().isGranted());

        LicenseInUse lowered = before.after(request, now);
        lowered = lowered.with(withoutSeats(lowered.license(), now));

        assertThat(lowered.decide(request, now)).isEqualTo(new Verdict.Granted(List.of()));
    }

    @Property
    void aLockedLicenseRunsAtOneAddressOnly(
            @ForAll LicenseInUse first, @ForAll @Size(max = 30) List<ValidationRequest> requests, @ForAll Instant now) {
        Assume.that(!first.license().ipLock().equals(new IpLock.Off()));
        LicenseInUse current = first;
        Set<IpAddress> granted = new HashSet<>();
        for (ValidationRequest request : requests) {
            if (current.decide(request, now).outcome().isGranted()) {
                granted.add(request.ip());
            }
            current = current.after(request, now);
        }

        assertThat(granted).hasSizeLessThanOrEqualTo(1);
    }

    private static int most(Limit limit, int already) {
        return limit.isUnlimited() ? Integer.MAX_VALUE : Math.max(limit.max(), already);
    }

    private static License withoutSeats(License license, Instant now) {
        LicensePatch patch = LicensePatch.changes()
                .ips(Patch.to(Limit.of(0)))
                .hardware(Patch.to(Limit.of(0)))
                .build();
        return ((LicenseChange.Changed) patch.applyTo(license, now)).license();
    }
}
