package org.portcullis.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.activation.TakenSeats;
import org.portcullis.core.id.LicenseId;
import org.portcullis.ports.out.SeatBook;

final class JdbiSeatBook implements SeatBook {

    /** An address that has a seat; its number tells when it was bound. */
    private record IpSeat(long number, IpAddress ip) {
        static final Comparator<IpSeat> AS_BOUND = Comparator.comparingLong(IpSeat::number);

        static IpSeat read(Row row) throws SQLException {
            return new IpSeat(row.number("id"), IpAddress.of(row.text("ip")));
        }
    }

    /** How many seats a licence has, and whether one address is among them. */
    private record Count(int ips, int devices, Optional<IpAddress> ip) {
        static final Count NONE = new Count(0, 0, Optional.empty());

        static Count read(Row row) throws SQLException {
            return new Count(
                    row.integer("ip_seats"),
                    row.integer("device_seats"),
                    row.optionalText("ip").map(IpAddress::of));
        }
    }

    private final Session session;
    private final Devices devices;

    JdbiSeatBook(Session session) {
        this.session = session;
        this.devices = new Devices(session);
    }

    @Override
    public Seats of(LicenseId license) {
        List<IpAddress> ips = ips(license, Seats.MAX_LISTED);
        List<Activation> activations = devices.some(license, Seats.MAX_LISTED);
        if (ips.size() < Seats.MAX_LISTED && activations.size() < Seats.MAX_LISTED) {
            return Seats.of(ips, activations);
        }
        Count count = count(license, "");
        return Seats.listed(ips, count.ips(), activations, count.devices());
    }

    /** In the order of the index, as far as the database goes: so that of very many only the limit is read. */
    private List<IpAddress> ips(LicenseId license, int limit) {
        return session.list("""
                        select id, ip
                        from ip_seat
                        where license_id = ?
                        order by license_id, ip
                        fetch first ? rows only
                        """, IpSeat::read, license.value(), limit).stream()
                .sorted(IpSeat.AS_BOUND)
                .map(IpSeat::ip)
                .toList();
    }

    @Override
    public Map<LicenseId, TakenSeats> taken(Collection<LicenseId> licenses) {
        Long[] ids = licenses.stream().map(LicenseId::value).toArray(Long[]::new);
        Map<LicenseId, List<String>> ips = texts(ids, "ip_seat", "ip", "s.ip");
        Map<LicenseId, List<String>> devices = texts(ids, "activation", "identity", "s.identity, s.fingerprint");
        Map<LicenseId, TakenSeats> taken = new HashMap<>();
        Stream.of(ips, devices)
                .flatMap(all -> all.keySet().stream())
                .forEach(license -> taken.put(
                        license,
                        new TakenSeats(
                                ips.getOrDefault(license, List.of()).stream()
                                        .map(IpAddress::of)
                                        .toList(),
                                devices.getOrDefault(license, List.of()))));
        return taken;
    }

    /** What these licences' rows have in a column, by the order of their numbers; of each licence the limit. */
    private Map<LicenseId, List<String>> texts(Long[] licenses, String table, String column, String indexed) {
        record Text(LicenseId license, String text) {}
        return session
                .list(
                        """
                        select n.license_id, n.text
                        from (
                            select s.license_id, s.id, s.%s as text,
                                row_number() over (partition by s.license_id order by %s) as place
                            from %s s
                            where s.license_id = any(?)) n
                        where n.place <= ?
                        order by n.license_id, n.id
                        """.formatted(column, indexed, table),
                        row -> new Text(new LicenseId(row.number("license_id")), row.text("text")),
                        licenses,
                        Seats.MAX_LISTED)
                .stream()
                .collect(Collectors.groupingBy(Text::license, Collectors.mapping(Text::text, Collectors.toList())));
    }

    @Override
    public Seats concerning(LicenseId license, IpAddress ip, Optional<Hardware> hardware) {
        Count count = count(license, ip.text());
        List<Activation> activations = count.devices() == 0 || hardware.isEmpty()
                ? List.of()
                : switch (hardware.get()) {
                    case HardwareId id -> devices.known(license, id);
                    case Fingerprint fingerprint -> devices.alike(license, fingerprint);
                };
        return Seats.listed(count.ip().stream().toList(), count.ips(), activations, count.devices());
    }

    private Count count(LicenseId license, String ip) {
        return session.first("""
                        select l.ip_seats, l.device_seats, s.ip
                        from license l
                        left join ip_seat s on s.license_id = l.id and s.ip = ?
                        where l.id = ?
                        """, Count::read, ip, license.value()).orElse(Count.NONE);
    }

    @Override
    public Optional<Activation> bind(LicenseId license, NewSeats seats, Instant at) {
        SeatRows rows = new SeatRows(license, seats, at);
        Optional<Activation> bound = session.isRemote() ? rows.insertAtOnce(session) : rows.insertOneByOne(session);
        bound.ifPresent(activation -> devices.addComponents(license, activation));
        return bound;
    }

    @Override
    public void update(LicenseId license, Activation activation) {
        devices.update(license, activation);
    }

    @Override
    public void clearIps(LicenseId license) {
        session.update("delete from ip_seat where license_id = ?", license.value());
        session.update(
                "update license set ip_seats = 0, seat_revision = seat_revision + 1 where id = ?", license.value());
    }

    @Override
    public void clearHardware(LicenseId license) {
        session.update("delete from activation where license_id = ?", license.value());
        session.update(
                "update license set device_seats = 0, seat_revision = seat_revision + 1 where id = ?", license.value());
    }
}
