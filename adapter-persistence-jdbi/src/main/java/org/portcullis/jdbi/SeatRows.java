package org.portcullis.jdbi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.NewDevice;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.id.LicenseId;

/** The rows of new seats, and what they add to the licence's. */
record SeatRows(LicenseId license, NewSeats seats, Instant at) {

    private static final String COUNT = """
            update license
            set ip_seats = ip_seats + ?, device_seats = device_seats + ?, seat_revision = seat_revision + 1
            where id = ?
            """;

    private static final String ADD_IP = """
            insert into ip_seat (id, license_id, ip, bound_at)
            values (nextval('ip_seat_id'), ?, ?, ?)
            """;

    private static final String ADD_DEVICE = """
            insert into activation (id, license_id, identity, fingerprint, machine_name, app_version, activated_at,
                last_seen_at)
            values (%s, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_DEVICE_OF_ID = ADD_DEVICE.formatted("?");

    private static final String ADD_NEXT_DEVICE = ADD_DEVICE.formatted("nextval('activation_id')") + "returning id";

    private static final String ADD_IP_AND_COUNT = "with ip as (" + ADD_IP + ") " + COUNT;

    private static final String COUNT_AND_ADD_DEVICE = "with count as (" + COUNT + ") " + ADD_NEXT_DEVICE;

    private static final String ADD_IP_COUNT_AND_ADD_DEVICE =
            "with ip as (" + ADD_IP + "), count as (" + COUNT + ") " + ADD_NEXT_DEVICE;

    /** In as many statements as there are rows. */
    Optional<Activation> insertOneByOne(Session session) {
        if (seats.ip().isPresent()) {
            session.update(ADD_IP, ipColumns());
        }
        Optional<Activation> bound =
                seats.device().map(device -> device.bound(new ActivationId(session.next("activation_id")), at));
        bound.ifPresent(activation -> session.update(
                ADD_DEVICE_OF_ID,
                joined(
                        new Object[] {activation.id().value()},
                        deviceColumns(seats.device().orElseThrow()))));
        session.update(COUNT, counts());
        return bound;
    }

    /** In one statement. */
    Optional<Activation> insertAtOnce(Session session) {
        if (seats.device().isEmpty()) {
            session.update(ADD_IP_AND_COUNT, joined(ipColumns(), counts()));
            return Optional.empty();
        }
        NewDevice device = seats.device().get();
        String sql = seats.ip().isPresent() ? ADD_IP_COUNT_AND_ADD_DEVICE : COUNT_AND_ADD_DEVICE;
        return session.first(
                        sql,
                        row -> new ActivationId(row.number("id")),
                        joined(ipColumns(), counts(), deviceColumns(device)))
                .map(id -> device.bound(id, at));
    }

    private Object[] ipColumns() {
        return seats.ip()
                .map(ip -> new Object[] {license.value(), ip.text(), at.toEpochMilli()})
                .orElseGet(() -> new Object[0]);
    }

    private Object[] deviceColumns(NewDevice device) {
        return new Object[] {
            license.value(),
            device.hardware().identity(),
            device.hardware() instanceof Fingerprint,
            device.machineName().orElse(null),
            device.appVersion().orElse(null),
            at.toEpochMilli(),
            at.toEpochMilli()
        };
    }

    private Object[] counts() {
        return new Object[] {seats.ip().isPresent() ? 1 : 0, seats.device().isPresent() ? 1 : 0, license.value()};
    }

    private static Object[] joined(Object[]... parts) {
        List<Object> all = new ArrayList<>();
        for (Object[] part : parts) {
            all.addAll(Arrays.asList(part));
        }
        return all.toArray();
    }
}
