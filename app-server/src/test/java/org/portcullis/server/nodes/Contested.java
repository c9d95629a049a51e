package org.portcullis.server.nodes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.server.process.Ledger;
import org.portcullis.server.process.Ledger.Seat;

/** Licences that clients compete for, and what must be true of them whatever happens, as the database has it. */
final class Contested {

    private static final int WIDE = 20;
    private static final int SEATS_OF_A_WIDE_ONE = 900;
    private static final int NARROW = 10;
    private static final int SEATS_OF_A_NARROW_ONE = 10;
    private static final int RICH = 3;
    private static final int MANY_CREDITS = 100_000;
    private static final int FEW_CREDITS = 60;

    private final Office office;
    private final List<License> seated;
    private final List<License> consumed;
    private final Ledger ledger = new Ledger();

    private Contested(Office office, List<License> seated, List<License> consumed) {
        this.office = office;
        this.seated = seated;
        this.consumed = consumed;
    }

    static Contested create(Office office) {
        List<License> seated = Stream.concat(
                        seated(office, WIDE, SEATS_OF_A_WIDE_ONE), seated(office, NARROW, SEATS_OF_A_NARROW_ONE))
                .toList();
        List<License> consumed = Stream.concat(consumed(office, RICH, MANY_CREDITS), consumed(office, 1, FEW_CREDITS))
                .toList();
        return new Contested(office, seated, consumed);
    }

    private static Stream<License> seated(Office office, int count, int seats) {
        return IntStream.range(0, count)
                .mapToObj(i -> office.addLicense(builder -> builder.limits(Limits.of(0, seats))));
    }

    private static Stream<License> consumed(Office office, int count, int credits) {
        return IntStream.range(0, count).mapToObj(i -> {
            License license = office.addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
            office.setCredits(license, credits);
            return license;
        });
    }

    LicenseKey seated(int number) {
        return seated.get(number % seated.size()).key();
    }

    LicenseKey consumed(int number) {
        return consumed.get(number % consumed.size()).key();
    }

    Ledger ledger() {
        return ledger;
    }

    /** What clients were told they have and the database does not know of. */
    List<String> lost() {
        List<String> lost = new ArrayList<>();
        for (License license : seated) {
            Set<String> stored = devices(license);
            ledger.seatsGranted().stream()
                    .filter(seat -> seat.license().equals(license.key()) && !stored.contains(seat.hardware()))
                    .forEach(seat -> lost.add(seat.toString()));
        }
        for (License license : consumed) {
            long missing = ledger.creditsGranted(license.key()) - spent(license);
            if (missing > 0) {
                lost.add(missing + " credits of " + license.key().text());
            }
        }
        return lost;
    }

    /** What the database has although nobody asked for it or no limit allows it. */
    List<String> excess() {
        List<String> excess = new ArrayList<>(overfull());
        for (License license : seated) {
            devices(license).stream()
                    .filter(device -> !ledger.wasAskedFor(new Seat(license.key(), device)))
                    .forEach(device -> excess.add("nobody asked for " + device));
        }
        for (License license : consumed) {
            long most = ledger.creditsGranted(license.key()) + ledger.creditsUnanswered(license.key());
            if (spent(license) > most) {
                excess.add(spent(license) + " credits of " + license.key().text() + " for " + most);
            }
        }
        return excess;
    }

    /** Licences that have more than they may, or whose row says something else than their seats. */
    List<String> overfull() {
        return office.texts("""
                select l.key_text
                from license l left join credit_balance c on c.license_id = l.id
                where l.id between ? and ? and (
                    l.device_seats <> (select count(*) from activation a where a.license_id = l.id)
                    or l.device_seats > l.max_hardware and l.kind <> 'CONSUMPTION'
                    or c.used > c.total)
                order by l.id
                """, first(), last());
    }

    /** How many rows the log has of these licences. */
    long logged() {
        return office.count("select count(*) from validation_log where license_id between ? and ?", first(), last());
    }

    /** Seats that were granted and of which the log tells nothing. */
    List<String> grantedAndNotLogged() {
        Set<String> logged = new HashSet<>(
                office.texts("select hardware from validation_log where license_id between ? and ?", first(), last()));
        return ledger.seatsGranted().stream()
                .map(Seat::hardware)
                .filter(device -> !logged.contains(device))
                .toList();
    }

    private Set<String> devices(License license) {
        Collection<String> stored = office.texts(
                "select identity from activation where license_id = ?",
                license.id().value());
        return new HashSet<>(stored);
    }

    private long spent(License license) {
        return office.count(
                "select used from credit_balance where license_id = ?",
                license.id().value());
    }

    private long first() {
        return seated.getFirst().id().value();
    }

    private long last() {
        return consumed.getLast().id().value();
    }
}
