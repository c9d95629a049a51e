package org.portcullis.server.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Limits;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.ports.out.Stores;
import org.portcullis.server.process.Ledger.Seat;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

/** Licences that many clients compete for, in a database that no server has open at the moment. */
final class SharedLicenses {

    private static final int SEATED = 20;
    private static final int SEATS = 15;
    private static final int CONSUMED = 4;
    private static final int FEW_CREDITS = 50;
    private static final int MANY_CREDITS = 10_000;

    private final JdbiConfig config;

    SharedLicenses(JdbiConfig config) {
        this.config = config;
    }

    /** Those with seats to take. */
    List<LicenseKey> seated() {
        return keys("SEAT-", SEATED);
    }

    /** Those with credits to spend. */
    List<LicenseKey> consumed() {
        return keys("CREDIT-", CONSUMED);
    }

    void create() {
        inDatabase(stores -> {
            AccountId owner = stores.accounts().nextId();
            stores.accounts().add(Fixtures.account(owner));
            ProductId product = stores.products().nextId();
            stores.products().add(Fixtures.product(product, owner, "Contested"));
            Limits seats = new Limits(Limit.UNLIMITED, Limit.of(SEATS), Limit.UNLIMITED);
            for (LicenseKey key : seated()) {
                LicenseId id = stores.licenses().nextId();
                stores.licenses()
                        .add(LicenseBuilder.license(id, owner, product)
                                .key(key)
                                .limits(seats)
                                .build());
            }
            for (LicenseKey key : consumed()) {
                LicenseId id = stores.licenses().nextId();
                stores.licenses()
                        .add(LicenseBuilder.license(id, owner, product)
                                .key(key)
                                .kind(LicenseKind.CONSUMPTION)
                                .build());
                stores.credits().setTotal(id, key.equals(consumed().getFirst()) ? FEW_CREDITS : MANY_CREDITS);
            }
            return product;
        });
    }

    /** How many credits of a licence are spent. */
    long spent(LicenseKey key) {
        return inDatabase(stores -> credits(stores, key).used());
    }

    /** What clients were told they have and the database does not know of. */
    List<String> lost(Ledger ledger) {
        return inDatabase(stores -> {
            List<String> lost = new ArrayList<>();
            for (LicenseKey key : seated()) {
                List<Seat> stored = seats(stores, key);
                ledger.seatsGranted().stream()
                        .filter(seat -> seat.license().equals(key) && !stored.contains(seat))
                        .forEach(seat -> lost.add(seat.toString()));
            }
            for (LicenseKey key : consumed()) {
                long missing = ledger.creditsGranted(key) - credits(stores, key).used();
                if (missing > 0) {
                    lost.add(missing + " credits of " + key.text());
                }
            }
            return lost;
        });
    }

    /** What the database has although nobody asked for it or no limit allows it. */
    List<String> excess(Ledger ledger) {
        return inDatabase(stores -> {
            List<String> excess = new ArrayList<>();
            for (LicenseKey key : seated()) {
                List<Seat> stored = seats(stores, key);
                if (stored.size() > SEATS) {
                    excess.add(stored.size() + " seats of " + key.text());
                }
                stored.stream()
                        .filter(seat -> !ledger.wasAskedFor(seat))
                        .forEach(seat -> excess.add("nobody asked for " + seat));
            }
            for (LicenseKey key : consumed()) {
                Credits credits = credits(stores, key);
                long used = credits.used();
                if (used > credits.total() || used > ledger.creditsGranted(key) + ledger.creditsUnanswered(key)) {
                    excess.add(used + " credits of " + key.text());
                }
            }
            return excess;
        });
    }

    private <T> T inDatabase(Function<Stores, T> work) {
        try (var persistence = JdbiPersistence.open(config, CommitListener.NONE)) {
            return persistence.transactions().inTransaction(work);
        }
    }

    private static List<Seat> seats(Stores stores, LicenseKey key) {
        Seats seats = stores.seats().of(license(stores, key).id());
        return seats.activations().keySet().stream()
                .map(hardware -> new Seat(key, hardware.identity()))
                .toList();
    }

    private static Credits credits(Stores stores, LicenseKey key) {
        return stores.credits().of(license(stores, key).id());
    }

    private static License license(Stores stores, LicenseKey key) {
        return stores.licenses().find(key, Fixtures.EVERYTHING).orElseThrow();
    }

    private static List<LicenseKey> keys(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LicenseKey(prefix + "%04d".formatted(i)))
                .toList();
    }
}
