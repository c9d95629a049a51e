package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.TakenSeats;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.LicenseFilter.Buyer;
import org.portcullis.ports.query.PageRequest;

/** What lists of licences promise about who bought them, about going through them, and about what is shown beside them. */
public abstract class LicenseBuyersContract extends StoreContract {

    private static final LicenseFilter.Buyer SPIGOT = new Buyer.AtPlatform(Platform.SPIGOT, "4711");

    private Scope own;
    private Customer customer;
    private License bought;
    private License onSpigot;
    private License onForge;
    private License deleted;
    private License others;

    @SuppressWarnings("NullAway.Init") // JUnit calls addLicenses before each test
    protected LicenseBuyersContract(Backend.Opener opener) {
        super(opener);
    }

    @BeforeEach
    final void addLicenses() {
        own = new Scope.OwnedBy(vendor.id());
        customer = addCustomer(vendor.id(), "B\u00FCyer@Example.com");
        Customer theirs = addCustomer(other.id(), "b\u00FCyer@example.com");
        bought = addLicense(builder -> builder.customer(customer.id()));
        onSpigot = addLicense(
                builder -> builder.platform(at(Platform.SPIGOT, "4711", "99")).standing(Standing.REVOKED));
        onForge = addLicense(
                builder -> builder.platform(at(Platform.FORGE, "4711", "4711")).term(Term.until(NOW)));
        deleted = addLicense(builder -> builder.platform(at(Platform.SPIGOT, "4711", "99"))
                .customer(customer.id())
                .standing(Standing.DELETED));
        others = addLicense(builder -> builder.owner(other.id())
                .product(otherProduct.id())
                .customer(theirs.id())
                .platform(at(Platform.SPIGOT, "4711", "99")));
    }

    @Test
    void whoBoughtALicenseFindsIt() {
        assertListed(of(SPIGOT), own, onSpigot);
        assertListed(of(SPIGOT), EVERYTHING, onSpigot, others);
        assertListed(of(new Buyer.AtPlatform(Platform.FORGE, "4711")), own, onForge);
        assertListed(of(new Buyer.AtPlatform(Platform.FORGE, "471")), own);
        assertListed(of(new Buyer.AtDiscord("99")), own, onSpigot);
        assertListed(of(new Buyer.AtDiscord("99")), EVERYTHING, onSpigot, others);
        assertListed(of(new Buyer.AtDiscord("4711")), own, onForge);
        assertListed(of(new Buyer.AtDiscord("")), own);
        assertListed(of(new Buyer.Email("b\u00DCYER@example.com")), own, bought);
        assertListed(of(new Buyer.Email("b\u00FCyer@example.com")), EVERYTHING, bought, others);
        assertListed(of(new Buyer.Email("nobody@example.com")), EVERYTHING);
    }

    @Test
    void aBuyerDoesNotWidenTheScopeOrTheRestOfAFilter() {
        for (Buyer buyer : List.of(SPIGOT, new Buyer.AtDiscord("99"), new Buyer.Email("b\u00FCyer@example.com"))) {
            assertListed(of(buyer), new Scope.Nothing());
            assertListed(LicenseFilter.ofProduct(new ProductId(4711)).soldTo(buyer), EVERYTHING);
            assertListed(
                    LicenseFilter.of(Set.of(Standing.DELETED), Optional.empty()).soldTo(buyer), own, deleted);
        }
        assertListed(LicenseFilter.ofProduct(product.id()).soldTo(SPIGOT), EVERYTHING, onSpigot);
        assertListed(LicenseFilter.ofCustomer(customer.id()).soldTo(SPIGOT), EVERYTHING);
    }

    @Test
    void aLicenseThatChangesHandsIsFoundByItsNewBuyerOnly() {
        License moved = LicenseBuilder.like(onSpigot)
                .platform(at(Platform.SPIGOT, "new", "new"))
                .build();
        change(stores -> stores.licenses().update(moved));

        assertListed(of(SPIGOT), own);
        assertListed(of(new Buyer.AtDiscord("99")), own);
        assertListed(of(new Buyer.AtPlatform(Platform.SPIGOT, "new")), own, moved);
    }

    @Test
    void severalStandingsCanBeAskedFor() {
        assertListed(LicenseFilter.of(Set.of(Standing.REVOKED, Standing.INACTIVE), Optional.empty()), own, onSpigot);
        assertListed(
                LicenseFilter.of(Set.of(Standing.REVOKED, Standing.ACTIVE), Optional.empty()),
                own,
                bought,
                onSpigot,
                onForge);
        assertListed(
                LicenseFilter.of(Set.of(Standing.DELETED, Standing.REVOKED), Optional.empty()), own, onSpigot, deleted);
        assertListed(
                LicenseFilter.of(Set.of(Standing.ACTIVE), Optional.of(new LicenseFilter.Expiry(NOW, true))),
                own,
                onForge);
    }

    @Test
    void seatsOfManyLicensesAreTheSeatsOfEach() {
        change(stores -> {
            Fixtures.bind(stores, bought.id(), Fixtures.ip(2));
            Fixtures.bind(stores, bought.id(), Fixtures.ip(1));
            Fixtures.bind(stores, bought.id(), Fixtures.hardware(2));
            Fixtures.bind(stores, bought.id(), Fixtures.hardware(1));
            Fixtures.bind(stores, onForge.id(), Fixtures.fingerprint("cpu", "disk", "mac"));
            Fixtures.bind(stores, others.id(), Fixtures.ip(3));
        });

        check(stores -> {
            List<LicenseId> asked = List.of(bought.id(), onSpigot.id(), onForge.id(), new LicenseId(4711));
            assertThat(stores.seats().taken(asked))
                    .isEqualTo(Map.of(
                            bought.id(),
                            TakenSeats.of(stores.seats().of(bought.id())),
                            onForge.id(),
                            TakenSeats.of(stores.seats().of(onForge.id()))));
            assertThat(stores.seats().taken(asked).get(bought.id()))
                    .isEqualTo(new TakenSeats(
                            List.of(Fixtures.ip(2), Fixtures.ip(1)),
                            List.of(
                                    Fixtures.hardware(2).identity(),
                                    Fixtures.hardware(1).identity())));
            assertThat(stores.seats().taken(List.of())).isEmpty();
        });
    }

    @Test
    void ofVeryManySeatsALimitIsTold() {
        change(stores -> {
            for (int number = 0; number < 1_001; number++) {
                Fixtures.bind(stores, bought.id(), Fixtures.ip(number));
            }
        });

        check(stores -> assertThat(stores.seats()
                        .taken(List.of(bought.id()))
                        .getOrDefault(bought.id(), TakenSeats.NONE)
                        .ips())
                .hasSize(1_000));
    }

    @Test
    void manyCustomersAreFoundAtOnceWithinTheScope() {
        Customer second = addCustomer(vendor.id(), "second@example.com");
        Customer theirs = addCustomer(other.id(), "theirs@example.com");
        List<CustomerId> ids = List.of(second.id(), theirs.id(), customer.id(), new CustomerId(4711));

        check(stores -> {
            assertThat(stores.customers().findAll(ids, own)).containsExactlyInAnyOrder(customer, second);
            assertThat(stores.customers().findAll(ids, EVERYTHING)).containsExactlyInAnyOrder(customer, second, theirs);
            assertThat(stores.customers().findAll(List.of(), EVERYTHING)).isEmpty();
        });
    }

    /** That a list, however it is gone through, is of these. */
    private void assertListed(LicenseFilter filter, Scope scope, License... expected) {
        check(stores -> {
            assertThat(stores.licenses()
                            .list(filter, scope, PageRequest.first(10))
                            .items())
                    .containsExactly(expected);
            assertThat(stores.licenses()
                            .list(filter, scope, new PageRequest(1, 1))
                            .total())
                    .isEqualTo(expected.length);
            List<License> pieces = new ArrayList<>();
            Optional<LicenseId> last = Optional.empty();
            for (List<License> piece = stores.licenses().after(filter, last, scope, 1);
                    !piece.isEmpty();
                    piece = stores.licenses().after(filter, last, scope, 1)) {
                pieces.addAll(piece);
                last = Optional.of(piece.getLast().id());
            }
            assertThat(pieces).containsExactly(expected);
            assertThat(stores.licenses().after(filter, Optional.empty(), scope, 10))
                    .containsExactly(expected);
        });
    }

    private static LicenseFilter of(Buyer buyer) {
        return LicenseFilter.ALL.soldTo(buyer);
    }

    private static PlatformOwner at(Platform platform, String id, String discord) {
        return new PlatformOwner(
                Optional.of(platform), Optional.empty(), Optional.of(id), Optional.of(discord), Optional.empty());
    }
}
