package org.portcullis.cache;

import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.barred;
import static org.portcullis.testkit.Fixtures.hardware;
import static org.portcullis.testkit.Fixtures.ip;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.portcullis.core.access.Account;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.Limits;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.LicenseFacts;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.LicenseBuilder;

/**
 * Changes of every kind, each told as the engine tells it, that can be recognised in the facts: the facts tell the number
 * of the last change that they know of.
 */
final class NumberedChanges {

    /** How many there are of each kind. */
    static final int COUNT = 150;

    private static final int MANY = Seats.MAX_LISTED + 1;

    private final Transactions transactions;
    private final Account account;
    private final Product product;

    /** Reads in the facts up to which number changes are known; {@code noted} is one that must be. */
    @FunctionalInterface
    interface Reading {
        int knownBy(LicenseFacts facts, int noted);
    }

    /**
     * Changes of one kind.
     *
     * @param name what they change
     * @param change makes the change of this number, numbers from 1
     * @param reading how they are recognised
     */
    record Kind(String name, IntConsumer change, Reading reading) {}

    NumberedChanges(Transactions transactions) {
        this.transactions = transactions;
        account = inTransaction(stores -> Fixtures.account(stores.accounts().nextId()));
        product = inTransaction(stores -> Fixtures.product(stores.products().nextId(), account.id(), "0"));
        store(stores -> {
            stores.accounts().add(account);
            stores.products().add(product);
        });
    }

    List<Kind> kinds() {
        return List.of(
                limit(), clearing(), rotation(), accountBlacklist(), instanceBlacklist(), productName(), manySeats());
    }

    private Kind limit() {
        License license = addLicense(1);
        return new Kind(
                "a limit",
                number -> raiseLimit(license, number),
                (facts, noted) -> facts(facts, license).license().limits().ips().max());
    }

    private Kind clearing() {
        License license = addLicense(0);
        return new Kind(
                "seats that are taken and cleared",
                number -> {
                    store(stores -> {
                        Fixtures.bind(stores, license.id(), hardware(number));
                        stores.announce(new Change.SeatTaken(license.key()));
                    });
                    store(stores -> {
                        stores.seats().clearHardware(license.id());
                        stores.announce(new Change.LicenseChanged(license.key()));
                    });
                },
                (facts, noted) ->
                        noted > 0 && facts(facts, license).seats().activations().containsKey(hardware(noted))
                                ? noted - 1
                                : noted);
    }

    private Kind rotation() {
        License license = addLicense(1);
        return new Kind(
                "a key",
                number -> store(stores -> {
                    License rotated = license.withKey(rotatedKey(license, number), NOW);
                    LicenseKey old = number == 1 ? license.key() : rotatedKey(license, number - 1);
                    stores.licenses().update(rotated);
                    stores.keyHistory().add(new KeyRotation(license.id(), old, rotated.key(), NOW, Optional.empty()));
                    stores.announce(new Change.LicenseChanged(old));
                }),
                (facts, noted) -> {
                    facts.byKey(rotatedKey(license, noted));
                    boolean oldOneWorks = noted > 1
                            && facts.byKey(rotatedKey(license, noted - 1)).isPresent();
                    return oldOneWorks ? noted - 1 : noted;
                });
    }

    private Kind accountBlacklist() {
        License license = addLicense(COUNT);
        return new Kind(
                "an account's blacklist",
                number -> store(stores -> {
                    BlacklistScope scope = new BlacklistScope.Account(account.id());
                    stores.blacklists().add(barred(stores.blacklists().nextId(), scope, ip(number)));
                    stores.announce(new Change.AccountChanged(account.id()));
                }),
                (facts, noted) -> facts(facts, license).barred().ips().size());
    }

    private Kind instanceBlacklist() {
        License license = addLicense(COUNT);
        return new Kind(
                "the instance's blacklist",
                number -> store(stores -> {
                    BlacklistScope scope = new BlacklistScope.Instance();
                    stores.blacklists().add(barred(stores.blacklists().nextId(), scope, hardware(number)));
                    stores.announce(new Change.InstanceChanged());
                }),
                (facts, noted) -> facts(facts, license).barred().hardware().size());
    }

    private Kind productName() {
        License license = addLicense(1);
        return new Kind(
                "a product",
                number -> store(stores -> {
                    stores.products()
                            .update(ProductDraft.named(Integer.toString(number)).applyTo(product, NOW));
                    stores.announce(new Change.AccountChanged(account.id()));
                }),
                (facts, noted) ->
                        Integer.parseInt(facts(facts, license).product().name()));
    }

    private Kind manySeats() {
        License license = addLicense(MANY);
        ValidationRequest last = ValidationRequest.of(license.key(), ip(MANY), Optional.of(hardware(MANY)), 0);
        return new Kind("a license with very many seats", number -> raiseLimit(license, number), (facts, noted) -> {
            facts.byKey(license.key());
            LicenseSnapshot seat = facts.concerning(last).orElseThrow();
            return seat.license().limits().ips().max();
        });
    }

    private void raiseLimit(License license, int number) {
        store(stores -> {
            stores.licenses()
                    .update(LicenseBuilder.like(license)
                            .limits(Limits.of(number, 0))
                            .build());
            stores.announce(new Change.LicenseChanged(license.key()));
        });
    }

    private License addLicense(int seats) {
        return inTransaction(stores -> {
            License license = LicenseBuilder.license(stores.licenses().nextId(), account.id(), product.id())
                    .limits(Limits.of(0, 0))
                    .build();
            stores.licenses().add(license);
            for (int i = 1; i <= seats; i++) {
                Fixtures.bind(stores, license.id(), ip(i));
                Fixtures.bind(stores, license.id(), hardware(i));
            }
            return license;
        });
    }

    private static LicenseSnapshot facts(LicenseFacts facts, License license) {
        return facts.byKey(license.key()).orElseThrow();
    }

    private static LicenseKey rotatedKey(License license, int number) {
        return new LicenseKey(license.key().text() + "-ROTATED-" + number);
    }

    private <T> T inTransaction(Function<Stores, T> work) {
        return transactions.inTransaction(work);
    }

    private void store(Consumer<Stores> change) {
        inTransaction(stores -> {
            change.accept(stores);
            return true;
        });
    }
}
