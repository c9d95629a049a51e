package org.portcullis.core.activation;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.ActivationId;

class SeatsTest {

    private static final IpAddress HOME = IpAddress.of("192.0.2.9");
    private static final IpAddress OFFICE = IpAddress.of("192.0.2.1");

    private static Activation device(long id, Hardware hardware) {
        return new Activation(
                new ActivationId(id), hardware, Optional.empty(), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    private static Activation pc(int number) {
        return device(number, new HardwareId("PC-" + number));
    }

    /** A computer with these values of its first components. */
    private static Fingerprint computer(String... values) {
        return Fingerprint.ofValues(IntStream.range(0, values.length)
                .boxed()
                .collect(toMap(i -> Component.values()[i], i -> List.of(values[i]))));
    }

    @Test
    void seatsStayInTheOrderTheyWereBound() {
        List<IpAddress> ips = IntStream.range(0, 50)
                .mapToObj(i -> IpAddress.of("192.0.2." + (i * 37) % 50))
                .toList();
        List<Activation> devices =
                IntStream.range(0, 50).mapToObj(i -> pc((i * 37) % 50 + 1)).toList();

        Seats seats = Seats.of(ips, devices);

        assertThat(seats.ips()).containsExactlyElementsOf(ips);
        assertThat(seats.activations().values()).containsExactlyElementsOf(devices);
    }

    @Test
    void oneMoreSeatComesLast() {
        Seats seats = Seats.NONE.plus(HOME).plus(OFFICE).plus(pc(2)).plus(pc(1));

        assertThat(seats.ips()).containsExactly(HOME, OFFICE);
        assertThat(seats.activations().values()).containsExactly(pc(2), pc(1));
        assertThat(seats).isEqualTo(Seats.of(List.of(HOME, OFFICE), List.of(pc(2), pc(1))));
    }

    @Test
    void addingASeatLeavesTheOldOnesAsTheyWere() {
        Seats seats = Seats.of(List.of(HOME), List.of(pc(1)));

        seats.plus(OFFICE).plus(pc(2));

        assertThat(seats).isEqualTo(Seats.of(List.of(HOME), List.of(pc(1))));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> seats.ips().add(OFFICE));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> seats.activations().clear());
    }

    @Test
    void aHardwareIdHasItsSeatOnlyUnderTheVeryText() {
        Seats seats = Seats.of(List.of(), List.of(pc(1)));

        assertThat(seats.deviceWith(new HardwareId("PC-1"))).contains(pc(1));
        assertThat(seats.deviceWith(new HardwareId("pc-1"))).isEmpty();
        assertThat(seats.deviceWith(computer("a", "b", "c"))).isEmpty();
    }

    @Test
    void aFingerprintHasTheSeatOfTheDeviceItMatches() {
        Activation device = device(1, computer("a", "b", "c"));
        Seats seats = Seats.of(List.of(), List.of(pc(2), device));

        assertThat(seats.deviceWith(computer("a", "b", "d"))).contains(device);
        assertThat(seats.deviceWith(computer("a", "x", "y"))).isEmpty();
    }

    @Test
    void theVerySameFingerprintComesBeforeOneThatOnlyMatches() {
        Activation alike = device(1, computer("a", "b", "c"));
        Activation same = device(2, computer("a", "b", "d"));

        assertThat(Seats.of(List.of(), List.of(alike, same)).deviceWith(computer("a", "b", "d")))
                .contains(same);
    }

    @Test
    void ofDevicesThatMatchTheMostAlikeIsTaken() {
        Activation fairlyAlike = device(1, computer("a", "x", "c", "y"));
        Activation alike = device(2, computer("a", "b", "c", "z"));

        assertThat(Seats.of(List.of(), List.of(fairlyAlike, alike)).deviceWith(computer("a", "b", "c")))
                .contains(alike);
    }

    @Test
    void ofDevicesThatMatchEquallyTheFirstBoundIsTaken() {
        Activation first = device(2, computer("a", "b", "c"));
        Activation second = device(1, computer("a", "b", "d"));

        assertThat(Seats.of(List.of(), List.of(first, second)).deviceWith(computer("a", "b", "e")))
                .contains(first);
    }

    @Test
    void ofDevicesThatMatchEquallyTheOneWithTheVerySameNetworkCardsIsTaken() {
        Activation moreCards = device(1, withCards("disk-1", "aa", "bb"));
        Activation sameCards = device(2, withCards("disk-2", "aa"));
        Fingerprint latest = Fingerprint.ofValues(Map.of(Component.CPU, List.of("cpu"), Component.MAC, List.of("aa")));

        assertThat(Seats.of(List.of(), List.of(moreCards, sameCards)).deviceWith(latest))
                .contains(sameCards);
    }

    private static Fingerprint withCards(String disk, String... cards) {
        return Fingerprint.ofValues(
                Map.of(Component.CPU, List.of("cpu"), Component.MAC, List.of(cards), Component.DISK, List.of(disk)));
    }

    @Test
    void thereCanBeMoreSeatsThanAreListedButNotFewer() {
        assertThat(Seats.listed(List.of(HOME), 5_000, List.of(pc(1)), 7).isWhole())
                .isFalse();
        assertThat(Seats.listed(List.of(HOME), 1, List.of(pc(1)), 7).isWhole()).isFalse();
        assertThat(Seats.of(List.of(HOME), List.of(pc(1))).isWhole()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Seats.listed(List.of(HOME), 0, List.of(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Seats.listed(List.of(), 0, List.of(pc(1)), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Seats.listed(List.of(), -1, List.of(), 0));
    }

    @Test
    void beyondWhatIsListedASeatIsOnlyCounted() {
        Seats seats = Seats.NONE;
        for (int i = 1; i <= Seats.MAX_LISTED + 1; i++) {
            seats = seats.plus(IpAddress.of("10.0." + i / 256 + "." + i % 256)).plus(pc(i));
        }

        assertThat(seats.ips()).hasSize(Seats.MAX_LISTED);
        assertThat(seats.ipCount()).isEqualTo(Seats.MAX_LISTED + 1);
        assertThat(seats.activations())
                .hasSize(Seats.MAX_LISTED)
                .doesNotContainKey(pc(1_001).hardware());
        assertThat(seats.activationCount()).isEqualTo(Seats.MAX_LISTED + 1);
    }

    @Test
    void aDeviceThatChangedKeepsItsPlace() {
        Activation old = device(1, computer("a", "b", "c"));
        Activation changed = old.seenAs(computer("a", "b", "d"), Instant.EPOCH.plusSeconds(1));
        Seats seats = Seats.listed(List.of(HOME), 7, List.of(old, pc(2)), 9);

        assertThat(seats.replacing(old, changed)).isEqualTo(Seats.listed(List.of(HOME), 7, List.of(changed, pc(2)), 9));
        assertThat(seats.replacing(old, changed).activations().values()).containsExactly(changed, pc(2));
        assertThat(seats.replacing(pc(5), pc(6))).isEqualTo(seats);
    }

    @Test
    void aDeviceThatWasSeenWithOtherPartsIsOtherwiseTheSame() {
        Instant later = Instant.EPOCH.plusSeconds(1);
        Activation seen = device(1, computer("a", "b", "c")).seenAs(computer("a", "b", "d"), later);

        assertThat(seen)
                .isEqualTo(new Activation(
                        new ActivationId(1),
                        computer("a", "b", "d"),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH,
                        later));
    }

    @Test
    void oneMoreSeatIsCountedWithThoseThatAreNotListed() {
        Seats seats = Seats.listed(List.of(HOME), 7, List.of(), 9).plus(OFFICE).plus(pc(1));

        assertThat(seats.ipCount()).isEqualTo(8);
        assertThat(seats.activationCount()).isEqualTo(10);
    }
}
