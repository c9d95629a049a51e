package org.portcullis.jdbi;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.license.License;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.LockedFacts;

/**
 * Asks a server everything in one round trip, and H2, which has none, in pieces. A statement sees what was committed before it
 * began, so one that waits for the lock would tell of blacklists and products of that time; whoever has to wait asks in pieces,
 * too, of which only the first one waits.
 */
final class JdbiLockedFacts implements LockedFacts {

    private static final String LOCK =
            "select " + LicenseColumns.ALL + ", l.seat_revision from license l where l.key_canonical = ? for update";

    private static final String PRODUCT = "select " + JdbiProducts.COLUMNS + "from product p where p.id = ?";

    /** Only the licence is locked: a product has many, which must not wait for each other. */
    private static final String LOCK_AND_ALL = "select " + Licensed.COLUMNS + ", array(select b.match_key "
            + JdbiBlacklists.FROM_WHERE_CONCERNED.formatted("%s", "l.owner_id", "l.product_id") + """
            ) as barred
            from license l
            join product p on p.id = l.product_id
            where l.key_canonical = ?
            for update of l skip locked
            """;

    /**
     * For an address and a hardware id, which is nearly every request. Of an array PostgreSQL does not know beforehand how
     * long it is, and plans the statement anew each time, which takes as long as the statement.
     */
    private static final String LOCK_AND_PAIR = LOCK_AND_ALL.formatted("in (?, ?)");

    private static final String LOCK_AND_ARRAY = LOCK_AND_ALL.formatted("= any(?)");

    private record Locked(License license, long seatRevision) {
        static Locked read(Row row) throws SQLException {
            return new Locked(LicenseColumns.read(row), row.number("seat_revision"));
        }
    }

    private record Found(Licensed licensed, Barred barred) {}

    private final Session session;

    JdbiLockedFacts(Session session) {
        this.session = session;
    }

    @Override
    public Optional<LicenseSnapshot> lock(ValidationRequest request, LicenseSnapshot known) {
        Optional<Found> found = session.isRemote() ? atOnce(request) : Optional.empty();
        return found.or(() -> inPieces(request)).map(all -> snapshot(all, known));
    }

    /** Empty if the licence is locked by somebody, too. */
    private Optional<Found> atOnce(ValidationRequest request) {
        List<IpAddress> ips = List.of(request.ip());
        List<Hardware> hardware = request.hardware().stream().toList();
        String[] asked = JdbiBlacklists.matchKeys(ips, hardware).toArray(String[]::new);
        Row.Reader<Found> reader = row ->
                new Found(Licensed.read(row), JdbiBlacklists.barred(Set.copyOf(row.texts("barred")), ips, hardware));
        String key = request.key().canonical();
        return asked.length <= 2
                ? session.first(LOCK_AND_PAIR, reader, asked[0], asked[asked.length - 1], key)
                : session.first(LOCK_AND_ARRAY, reader, asked, key);
    }

    private Optional<Found> inPieces(ValidationRequest request) {
        return session.first(LOCK, Locked::read, request.key().canonical()).map(locked -> {
            License license = locked.license();
            Licensed licensed = new Licensed(
                    license,
                    session.first(
                                    PRODUCT,
                                    JdbiProducts::product,
                                    license.product().value())
                            .orElseThrow(() -> new IllegalStateException("a licence without a product")),
                    locked.seatRevision());
            Barred barred = new JdbiBlacklists(session)
                    .amongst(
                            license,
                            List.of(request.ip()),
                            request.hardware().stream().toList());
            return new Found(licensed, barred);
        });
    }

    private LicenseSnapshot snapshot(Found found, LicenseSnapshot known) {
        Licensed licensed = found.licensed();
        boolean hasKnownSeats =
                licensed.license().id().equals(known.license().id()) && licensed.seatRevision() == known.seatRevision();
        Seats seats = hasKnownSeats
                ? known.seats()
                : new JdbiSeatBook(session).of(licensed.license().id());
        return new LicenseSnapshot(
                licensed.license(), licensed.product(), seats, found.barred(), licensed.seatRevision());
    }
}
