package org.portcullis.core.activation;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.portcullis.core.id.ActivationId;

class FingerprintProperties {

    @Property
    void aComputerIsItself(@ForAll("computers") Fingerprint computer) {
        assertThat(computer.matches(computer)).isTrue();
    }

    @Property
    void beingTheSameComputerIsMutual(@ForAll("computers") Fingerprint one, @ForAll("computers") Fingerprint other) {
        assertThat(one.matches(other)).isEqualTo(other.matches(one));
    }

    @Property
    void fingerprintsAreEqualIfTheirIdentitiesAre(
            @ForAll("computers") Fingerprint one, @ForAll("computers") Fingerprint other) {
        assertThat(one.identity().equals(other.identity())).isEqualTo(one.equals(other));
    }

    @Property
    void anUpdatedComputerIsStillTheOneThatWasRead(
            @ForAll("computers") Fingerprint known, @ForAll("computers") Fingerprint latest) {
        assertThat(known.updatedWith(latest).matches(latest)).isTrue();
        assertThat(known.updatedWith(latest).updatedWith(latest)).isEqualTo(known.updatedWith(latest));
    }

    /** Else two seats of a licence would be known by the same hardware, which no store can keep. */
    @Property(tries = 5_000)
    void updatingTheDeviceThatMatchesBestNeverMakesItAnother(
            @ForAll("fleets") List<Fingerprint> fleet, @ForAll("computers") Fingerprint latest) {
        List<Activation> devices = new ArrayList<>();
        for (Fingerprint computer : fleet) {
            devices.add(new Activation(
                    new ActivationId(devices.size() + 1L),
                    computer,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.EPOCH,
                    Instant.EPOCH));
        }

        Seats.of(List.of(), devices).deviceWith(latest).ifPresent(device -> {
            Fingerprint updated = ((Fingerprint) device.hardware()).updatedWith(latest);
            assertThat(fleet)
                    .filteredOn(computer -> !computer.equals(device.hardware()))
                    .doesNotContain(updated);
        });
    }

    /** Few values, one of them more often than the others, so that many computers are alike. */
    @Provide
    Arbitrary<Fingerprint> computers() {
        Arbitrary<Set<String>> values = Arbitraries.frequency(
                Tuple.of(3, Set.of("a")),
                Tuple.of(2, Set.of("b")),
                Tuple.of(1, Set.of("a", "b")),
                Tuple.of(2, Set.of()));
        return values.list()
                .ofSize(4)
                .map(FingerprintProperties::components)
                .map(Fingerprint::parse)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static Map<Component, Set<String>> components(List<Set<String>> values) {
        return IntStream.range(0, values.size()).boxed().collect(toMap(i -> Component.values()[i], values::get));
    }

    @Provide
    Arbitrary<List<Fingerprint>> fleets() {
        return computers().list().uniqueElements().ofMaxSize(4);
    }
}
