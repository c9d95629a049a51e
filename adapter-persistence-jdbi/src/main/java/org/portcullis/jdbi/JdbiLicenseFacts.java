package org.portcullis.jdbi;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.LicenseFacts;

/**
 * Each answer is read in one transaction whose reads all see one moment ({@link Database#atOneMoment}), so it was true
 * then, and that moment comes after the call. It reads only, so it waits for no lock, and can't lose against others.
 */
final class JdbiLicenseFacts implements LicenseFacts {

    private static final String FIND = "select " + Licensed.COLUMNS + """
            from license l
            join product p on p.id = l.product_id
            where l.key_canonical = ?
            """;

    private final Jdbi jdbi;
    private final Database database;

    JdbiLicenseFacts(Jdbi jdbi, Database database) {
        this.jdbi = jdbi;
        this.database = database;
    }

    @Override
    public Optional<LicenseSnapshot> byKey(LicenseKey key) {
        return atOneMoment(session -> find(session, key).map(found -> {
            Seats seats = new JdbiSeatBook(session).of(found.license().id());
            return snapshot(session, found, seats);
        }));
    }

    @Override
    public Optional<LicenseSnapshot> concerning(ValidationRequest request) {
        return atOneMoment(session -> find(session, request.key()).map(found -> {
            Seats seats = new JdbiSeatBook(session).concerning(found.license().id(), request.ip(), request.hardware());
            return snapshot(session, found, seats);
        }));
    }

    private static Optional<Licensed> find(Session session, LicenseKey key) {
        return session.first(FIND, Licensed::read, key.canonical());
    }

    private static LicenseSnapshot snapshot(Session session, Licensed found, Seats seats) {
        return new LicenseSnapshot(
                found.license(),
                found.product(),
                seats,
                new JdbiBlacklists(session)
                        .amongst(
                                found.license(),
                                seats.ips(),
                                seats.activations().keySet()),
                found.seatRevision());
    }

    private <T> T atOneMoment(Function<Session, T> reads) {
        return Session.translating(() -> database.atOneMoment(jdbi, reads));
    }
}
