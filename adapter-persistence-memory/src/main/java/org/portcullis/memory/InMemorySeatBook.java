package org.portcullis.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.out.SeatBook;

final class InMemorySeatBook implements SeatBook {

    /** How many seats a licence has given, so that nobody has to count them, and how often they changed. */
    record Counts(int ips, int devices, long revision) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts changedTo(int ips, int devices) {
            return new Counts(ips, devices, revision + 1);
        }
    }

    /** A device and the licence that it has a seat on. */
    record Device(LicenseId license, Activation activation) {}

    private final Transaction transaction;
    private final AtomicLong activationNumbers;
    private final AtomicLong ipNumbers;
    private final TableView<Counts> counts;
    private final TableView<IpAddress> ips;
    private final TableView<Long> ipsByText;
    private final Entities<Device> devices;
    private final Index<Device> byLicense;
    private final Index<Device> byHardware;
    private final Index<Device> byComponent;

    InMemorySeatBook(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.activationNumbers = tables.activationNumbers;
        this.ipNumbers = tables.ipNumbers;
        this.counts = transaction.on(tables.seatCounts);
        this.ips = transaction.on(tables.ips);
        this.ipsByText = transaction.on(tables.ipsByText);
        this.byLicense = new Index<>(
                transaction.on(tables.devicesByLicense),
                device -> Set.of(Key.of(
                        device.license().value(), device.activation().id().value())));
        this.byHardware = new Index<>(
                transaction.on(tables.devicesByHardware),
                device -> Set.of(keyOf(device.license(), device.activation().hardware())));
        this.byComponent = new Index<>(
                transaction.on(tables.devicesByComponent),
                device -> componentsOf(device.activation().hardware())
                        .map(component -> new Key(
                                device.license().value(),
                                component,
                                device.activation().id().value()))
                        .collect(Collectors.toSet()));
        this.devices = new Entities<>(transaction, tables.devices, List.of(byLicense, byHardware, byComponent));
    }

    @Override
    public Seats of(LicenseId license) {
        Range range = Range.of(license.value());
        return transaction.read(() -> listed(
                license,
                ips.stream(range).limit(Seats.MAX_LISTED).toList(),
                devices.all(byLicense, range).limit(Seats.MAX_LISTED)));
    }

    @Override
    public Seats concerning(LicenseId license, IpAddress ip, Optional<Hardware> hardware) {
        return transaction.read(() -> listed(
                license,
                ipsByText.has(keyOf(license, ip)) ? List.of(ip) : List.of(),
                hardware.stream().flatMap(asked -> devicesLike(license, asked))));
    }

    @Override
    public Optional<Activation> bind(LicenseId license, NewSeats seats, Instant at) {
        seats.ip().ifPresent(ip -> add(license, ip));
        Optional<Activation> bound =
                seats.device().map(device -> device.bound(new ActivationId(activationNumbers.incrementAndGet()), at));
        bound.ifPresent(activation -> devices.add(activation.id().value(), new Device(license, activation)));
        Counts before = lockedCounts(license);
        counts.put(
                Key.of(license.value()),
                before.changedTo(
                        before.ips() + (seats.ip().isPresent() ? 1 : 0),
                        before.devices() + (bound.isPresent() ? 1 : 0)));
        return bound;
    }

    private void add(LicenseId license, IpAddress ip) {
        long number = ipNumbers.incrementAndGet();
        ipsByText.add(keyOf(license, ip), number);
        ips.add(Key.of(license.value(), number), ip);
    }

    @Override
    public void update(LicenseId license, Activation activation) {
        long number = activation.id().value();
        devices.lock(number).filter(device -> device.license().equals(license)).ifPresent(device -> {
            devices.update(number, new Device(license, activation));
            Counts before = lockedCounts(license);
            counts.put(Key.of(license.value()), before.changedTo(before.ips(), before.devices()));
        });
    }

    @Override
    public void clearIps(LicenseId license) {
        Counts before = lockedCounts(license);
        transaction
                .read(() -> ips.stream(Range.of(license.value())).toList())
                .forEach(ip -> ipsByText.remove(keyOf(license, ip)));
        ips.removeAll(Range.of(license.value()));
        counts.put(Key.of(license.value()), before.changedTo(0, before.devices()));
    }

    @Override
    public void clearHardware(LicenseId license) {
        Counts before = lockedCounts(license);
        transaction
                .read(() -> byLicense.stream(Range.of(license.value())).toList())
                .forEach(devices::remove);
        counts.put(Key.of(license.value()), before.changedTo(before.ips(), 0));
    }

    /** How often the licence's seats changed. */
    long revision(LicenseId license) {
        return countsOf(license).revision();
    }

    private Counts lockedCounts(LicenseId license) {
        counts.lock(Key.of(license.value()));
        return countsOf(license);
    }

    private Counts countsOf(LicenseId license) {
        return counts.find(Key.of(license.value())).orElse(Counts.NONE);
    }

    private Seats listed(LicenseId license, List<IpAddress> ips, Stream<Device> devices) {
        Counts all = countsOf(license);
        return Seats.listed(ips, all.ips(), devices.map(Device::activation).toList(), all.devices());
    }

    /** The very same, and for a fingerprint those with a component in common, in the order they were bound. */
    private Stream<Device> devicesLike(LicenseId license, Hardware hardware) {
        Stream<Long> same = byHardware.find(keyOf(license, hardware)).stream();
        Stream<Long> alike =
                componentsOf(hardware).flatMap(component -> byComponent.stream(Range.of(license.value(), component)));
        return Stream.concat(same, alike).distinct().sorted().flatMap(number -> devices.find(number).stream());
    }

    private static Key keyOf(LicenseId license, IpAddress ip) {
        return Key.of(license.value(), ip.text());
    }

    /** Says what kind of hardware it is, since a program may send another's fingerprint hash as a text. */
    private static Key keyOf(LicenseId license, Hardware hardware) {
        String kind = switch (hardware) {
            case HardwareId id -> "text:";
            case Fingerprint fingerprint -> "fingerprint:";
        };
        return Key.of(license.value(), kind + hardware.identity());
    }

    private static Stream<String> componentsOf(Hardware hardware) {
        return switch (hardware) {
            case HardwareId id -> Stream.empty();
            case Fingerprint fingerprint ->
                fingerprint.components().entrySet().stream()
                        .flatMap(component -> component.getValue().stream()
                                .map(hash -> component.getKey().name() + ":" + hash));
        };
    }
}
