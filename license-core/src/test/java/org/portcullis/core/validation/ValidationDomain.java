package org.portcullis.core.validation;

import static java.util.stream.Collectors.toMap;
import static org.portcullis.core.validation.Situation.NOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Component;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseFixture;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Standing;

/** Arbitrary validations: of few addresses and devices, so that they meet each other, and of every kind of licence. */
class ValidationDomain extends DomainContextBase {

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.integers().between(-3, 3).map(days -> NOW.plusSeconds(days * 86_400L));
    }

    @Provide
    Arbitrary<IpAddress> ips() {
        return Arbitraries.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "2001:db8::1")
                .map(IpAddress::of);
    }

    @Provide
    Arbitrary<Hardware> hardware() {
        Arbitrary<Hardware> texts = Arbitraries.of("PC-1", "PC-2", "PC-3").map(HardwareId::new);
        Arbitrary<Hardware> fingerprints = Arbitraries.of("a", "b")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(values -> Fingerprint.ofValues(IntStream.range(0, values.size())
                        .boxed()
                        .collect(toMap(i -> Component.values()[i], i -> List.of(values.get(i))))));
        return Arbitraries.oneOf(texts, fingerprints);
    }

    @Provide
    Arbitrary<License> licenses() {
        Arbitrary<Standing> standings = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Standing.ACTIVE)), Tuple.of(1, Arbitraries.of(Standing.class)));
        return Combinators.combine(
                        standings,
                        Arbitraries.of(LicenseKind.class),
                        moments().optional(0.2),
                        moments().optional(0.2),
                        Arbitraries.integers().between(-1, 4),
                        Arbitraries.integers().between(-1, 4),
                        ipLocks())
                .filter((standing, kind, from, until, ips, hardware, lock) ->
                        from.isEmpty() || until.isEmpty() || !until.get().isBefore(from.get()))
                .as((standing, kind, from, until, ips, hardware, lock) -> {
                    LicenseFixture license = new LicenseFixture()
                            .standing(standing)
                            .kind(kind)
                            .ips(ips)
                            .hardware(hardware)
                            .ipLock(lock);
                    from.ifPresent(license::from);
                    until.ifPresent(license::until);
                    return license.build();
                });
    }

    private Arbitrary<IpLock> ipLocks() {
        return Arbitraries.oneOf(
                Arbitraries.just(new IpLock.Off()),
                Arbitraries.just(new IpLock.Off()),
                Arbitraries.just(new IpLock.Waiting()),
                ips().map(IpLock.Held::new));
    }

    @Provide
    Arbitrary<Credits> credits() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 20), Arbitraries.longs().between(0, 25))
                .as(Credits::new);
    }

    @Provide
    Arbitrary<ValidationRequest> requests() {
        return Combinators.combine(
                        ips(),
                        hardware().optional(),
                        Arbitraries.of(1L, 2L).map(ProductId::new).optional(0.1),
                        Arbitraries.of(1L, 2L).map(AccountId::new).optional(0.1),
                        Arbitraries.of(0L, 1L, 2L, 7L, Long.MAX_VALUE))
                .as((ip, device, product, owner, amount) -> new ValidationRequest(
                        new LicenseFixture().build().key(), ip, device, product, owner, amount, ClientFacts.NONE));
    }

    @Provide
    Arbitrary<LicenseInUse> licensesInUse() {
        Arbitrary<Barred> barred = Combinators.combine(
                        ips().set().ofMaxSize(1), hardware().set().ofMaxSize(1))
                .as(Barred::new);
        return Combinators.combine(licenses(), Arbitraries.of(true, false), seats(), barred, credits())
                .as((license, required, seats, bars, credits) ->
                        new LicenseInUse(license, Situation.product(required), seats, bars, credits));
    }

    private Arbitrary<Seats> seats() {
        return Combinators.combine(ips().set().ofMaxSize(3), hardware().set().ofMaxSize(3))
                .as((ips, devices) -> Seats.of(List.copyOf(ips), activations(devices)));
    }

    private static List<Activation> activations(Set<Hardware> devices) {
        List<Activation> activations = new ArrayList<>();
        devices.forEach(device -> activations.add(Situation.device(activations.size() + 1, device)));
        return activations;
    }

    /** Facts of which no two need fit together: deciding is total even over those. */
    @Provide
    Arbitrary<ValidationFacts> facts() {
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<SeatUse> uses = Combinators.combine(
                        flags, Arbitraries.integers().between(1, Integer.MAX_VALUE))
                .as(SeatUse::new);
        Arbitrary<Optional<Activation>> devices =
                hardware().map(device -> Situation.device(1, device)).optional();
        return Combinators.combine(licenses(), flags, uses, uses, devices, flags, credits(), flags)
                .as((license, required, ip, hardware, device, barred, credits, planSpent) -> new ValidationFacts(
                        license, required, ip, hardware, device, barred, !barred && required, credits, planSpent));
    }
}
