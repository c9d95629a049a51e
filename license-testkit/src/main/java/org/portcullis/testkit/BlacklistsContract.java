package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;
import static org.portcullis.testkit.Fixtures.fingerprint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What the blacklists promise. */
public abstract class BlacklistsContract extends StoreContract {
    private static final BlacklistScope INSTANCE = new BlacklistScope.Instance();
    private static final BlacklistedDatum IP = new BlacklistedDatum.Ip(Fixtures.IP);

    protected BlacklistsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anEntryIsFoundAsItWasAdded() {
        for (BlacklistScope scope : List.of(INSTANCE, ofVendor(), ofProduct(product))) {
            for (BlacklistedDatum datum : List.of(
                    IP,
                    new BlacklistedDatum.Ip(IpAddress.of("2001:db8::1")),
                    device("BAD-HWID-0001"),
                    device(HostileTexts.LONGEST_NAME))) {
                BlacklistEntry entry = add(new BlacklistDraft(scope, datum, Optional.of(HostileTexts.LONGEST_NOTES)));

                check(stores -> assertThat(stores.blacklists().find(entry.id(), EVERYTHING))
                        .contains(entry));
            }
        }
    }

    @Test
    void anUpdatedEntryBarsWhatItBarsNow() {
        License license = addLicense();
        BlacklistEntry entry = add(new BlacklistDraft(INSTANCE, IP, Optional.empty()));
        BlacklistEntry updated =
                new BlacklistDraft(ofVendor(), device("BAD"), Optional.of("why")).applyTo(entry, NOW.plusMillis(1));

        change(stores -> stores.blacklists().update(updated));

        check(stores -> {
            assertThat(stores.blacklists().find(entry.id(), EVERYTHING)).contains(updated);
            Hardware bad = new HardwareId("BAD");
            Barred barred = stores.blacklists().amongst(license, List.of(Fixtures.IP), List.of(bad));
            assertThat(barred.ips()).isEmpty();
            assertThat(barred.hardware()).containsExactly(bad);
        });
    }

    @Test
    void anUnknownEntryIsNotFound() {
        check(stores -> {
            assertThat(stores.blacklists().find(new BlacklistEntryId(4711), EVERYTHING))
                    .isEmpty();
            assertThat(stores.blacklists().lock(new BlacklistEntryId(4711), EVERYTHING))
                    .isEmpty();
            assertThat(stores.blacklists()
                            .list(EVERYTHING, PageRequest.first(1))
                            .items())
                    .isEmpty();
        });
    }

    @Test
    void anEntryOfTheInstanceIsOnlyInTheScopeOfEverything() {
        BlacklistEntry instance = add(new BlacklistDraft(INSTANCE, IP, Optional.empty()));
        BlacklistEntry vendors = add(new BlacklistDraft(ofVendor(), IP, Optional.empty()));
        BlacklistEntry products = add(new BlacklistDraft(ofProduct(product), IP, Optional.empty()));
        Scope own = new Scope.OwnedBy(vendor.id());

        assertThat(list(EVERYTHING).items()).containsExactly(instance, vendors, products);
        assertThat(list(own).items()).containsExactly(vendors, products);
        assertThat(list(new Scope.OwnedBy(other.id())).items()).isEmpty();
        assertThat(list(new Scope.Nothing()).items()).isEmpty();
        check(stores -> {
            assertThat(stores.blacklists().find(instance.id(), own)).isEmpty();
            assertThat(stores.blacklists().lock(instance.id(), own)).isEmpty();
            assertThat(stores.blacklists().find(vendors.id(), own)).contains(vendors);
            assertThat(stores.blacklists().lock(products.id(), own)).contains(products);
            assertThat(stores.blacklists().find(vendors.id(), new Scope.OwnedBy(other.id())))
                    .isEmpty();
            assertThat(stores.blacklists().find(vendors.id(), new Scope.Nothing()))
                    .isEmpty();
        });
    }

    @Test
    void entriesAreListedByNumberInPages() {
        List<BlacklistEntry> entries = List.of(
                add(new BlacklistDraft(ofVendor(), device("z"), Optional.empty())),
                add(new BlacklistDraft(INSTANCE, device("a"), Optional.empty())),
                add(new BlacklistDraft(ofVendor(), IP, Optional.empty())));

        assertThat(list(EVERYTHING).items()).containsExactlyElementsOf(entries);
        check(stores -> {
            Page<BlacklistEntry> page = stores.blacklists().list(EVERYTHING, new PageRequest(2, 5));
            assertThat(page.items()).containsExactly(entries.getLast());
            assertThat(page.total()).isEqualTo(3);
        });
    }

    @Test
    void entriesAreGoneThroughByNumberFromAnyOfThemOn() {
        BlacklistEntry first = add(new BlacklistDraft(ofVendor(), device("z"), Optional.empty()));
        BlacklistEntry instance = add(new BlacklistDraft(INSTANCE, device("a"), Optional.empty()));
        BlacklistEntry last = add(new BlacklistDraft(ofProduct(product), IP, Optional.empty()));
        Scope own = new Scope.OwnedBy(vendor.id());

        check(stores -> {
            assertThat(stores.blacklists().after(Optional.empty(), EVERYTHING, 10))
                    .containsExactly(first, instance, last);
            assertThat(stores.blacklists().after(Optional.empty(), EVERYTHING, 2))
                    .containsExactly(first, instance);
            assertThat(stores.blacklists().after(Optional.of(first.id()), own, 10))
                    .containsExactly(last);
            assertThat(stores.blacklists().after(Optional.of(last.id()), own, 10))
                    .isEmpty();
            assertThat(stores.blacklists().after(Optional.empty(), new Scope.Nothing(), 10))
                    .isEmpty();
        });
    }

    @Test
    void theSameInTheSameScopeIsRefusedAndNothingChanged() {
        for (BlacklistScope scope : List.of(INSTANCE, ofVendor(), ofProduct(product))) {
            for (BlacklistedDatum datum : List.of(IP, device("BAD"))) {
                add(new BlacklistDraft(scope, datum, Optional.empty()));

                assertThatThrownBy(() -> add(new BlacklistDraft(scope, datum, Optional.of("again"))))
                        .isInstanceOf(Duplicate.class);
            }
        }
        BlacklistEntry another = add(new BlacklistDraft(INSTANCE, device("another"), Optional.empty()));
        assertThatThrownBy(() -> change(stores -> stores.blacklists()
                        .update(new BlacklistDraft(INSTANCE, device("BAD"), Optional.empty()).applyTo(another, NOW))))
                .isInstanceOf(Duplicate.class);

        Page<BlacklistEntry> all = list(EVERYTHING);
        assertThat(all.total()).isEqualTo(7);
        assertThat(all.items()).contains(another);
    }

    @Test
    void aRemovedEntryBarsNothingAndMayBeMadeAgain() {
        License license = addLicense();
        BlacklistEntry entry = add(new BlacklistDraft(ofVendor(), IP, Optional.empty()));

        change(stores -> {
            stores.blacklists().remove(entry.id());
            stores.blacklists().remove(new BlacklistEntryId(4711));
            stores.blacklists().update(entry);
        });

        check(stores -> {
            assertThat(stores.blacklists().find(entry.id(), EVERYTHING)).isEmpty();
            assertThat(stores.blacklists().amongst(license, List.of(Fixtures.IP), List.of()))
                    .isEqualTo(Barred.NOTHING);
        });
        add(new BlacklistDraft(ofVendor(), IP, Optional.empty()));
    }

    @Test
    void anEntryBarsTheLicensesOfItsScopeAndNoOthers() {
        Product second = addProduct(vendor.id(), "Second");
        License ofFirst = addLicense();
        License ofSecond = addLicense(builder -> builder.product(second.id()));
        License ofOther = addLicense(builder -> builder.owner(other.id()).product(otherProduct.id()));
        IpAddress everywhere = Fixtures.ip(1);
        IpAddress atVendor = Fixtures.ip(2);
        IpAddress atProduct = Fixtures.ip(3);
        add(new BlacklistDraft(INSTANCE, new BlacklistedDatum.Ip(everywhere), Optional.empty()));
        add(new BlacklistDraft(ofVendor(), new BlacklistedDatum.Ip(atVendor), Optional.empty()));
        add(new BlacklistDraft(ofProduct(product), new BlacklistedDatum.Ip(atProduct), Optional.empty()));

        check(stores -> {
            List<IpAddress> all = List.of(everywhere, atVendor, atProduct, Fixtures.ip(4));
            assertThat(stores.blacklists().amongst(ofFirst, all, List.of()).ips())
                    .containsExactlyInAnyOrder(everywhere, atVendor, atProduct);
            assertThat(stores.blacklists().amongst(ofSecond, all, List.of()).ips())
                    .containsExactlyInAnyOrder(everywhere, atVendor);
            assertThat(stores.blacklists().amongst(ofOther, all, List.of()).ips())
                    .containsExactly(everywhere);
        });
    }

    @Test
    void hardwareIsBarredByItsTextItsHashOrAnyComponent() {
        License license = addLicense();
        Fingerprint byComponent = fingerprint("bad cpu", "disk 1", "mac 1");
        Fingerprint byIdentity = fingerprint("cpu 2", "disk 2", "mac 2");
        Fingerprint innocent = fingerprint("cpu 3", "disk 3", "mac 3");
        Hardware byText = new HardwareId("BAD-HWID-0001");
        Hardware almost = new HardwareId("bad-hwid-0001");
        add(new BlacklistDraft(INSTANCE, device("bad cpu"), Optional.empty()));
        add(new BlacklistDraft(ofVendor(), device(byIdentity.identity()), Optional.empty()));
        add(new BlacklistDraft(ofProduct(product), device("BAD-HWID-0001"), Optional.empty()));

        check(stores -> assertThat(stores.blacklists()
                        .amongst(license, List.of(), List.of(byComponent, byIdentity, innocent, byText, almost))
                        .hardware())
                .containsExactlyInAnyOrder(byComponent, byIdentity, byText));
    }

    @Test
    void anAddressIsNotBarredByAHardwareTextThatSpellsIt() {
        License license = addLicense();
        add(new BlacklistDraft(INSTANCE, device(Fixtures.IP.text()), Optional.empty()));

        check(stores -> assertThat(stores.blacklists().amongst(license, List.of(Fixtures.IP), List.of()))
                .isEqualTo(Barred.NOTHING));
    }

    @Test
    void nothingIsBarredAmongstNothing() {
        License license = addLicense();
        add(new BlacklistDraft(INSTANCE, IP, Optional.empty()));

        check(stores -> assertThat(stores.blacklists().amongst(license, List.of(), List.of()))
                .isEqualTo(Barred.NOTHING));
    }

    @Test
    void whatIsBarredIsFoundAmongstAThousand() {
        License license = addLicense();
        add(new BlacklistDraft(INSTANCE, new BlacklistedDatum.Ip(Fixtures.ip(999)), Optional.empty()));
        List<IpAddress> ips = IntStream.range(0, 1_000).mapToObj(Fixtures::ip).toList();
        List<Hardware> hardware = IntStream.range(0, 1_000)
                .<Hardware>mapToObj(number -> fingerprint("cpu " + number, "disk " + number, "mac " + number))
                .toList();
        add(new BlacklistDraft(INSTANCE, device("disk 500"), Optional.empty()));

        check(stores -> assertThat(stores.blacklists().amongst(license, ips, hardware))
                .isEqualTo(new Barred(Set.of(Fixtures.ip(999)), Set.of(hardware.get(500)))));
    }

    @Test
    void ofTwoChangesUnderTheLockNeitherIsLost() {
        BlacklistEntry entry = add(new BlacklistDraft(ofVendor(), IP, Optional.empty()));

        Future<Optional<BlacklistEntry>> waiting = inTransaction(stores -> {
            stores.blacklists().lock(entry.id(), EVERYTHING);
            Future<Optional<BlacklistEntry>> second = Racers.startWaiting(
                    () -> inTransaction(others -> others.blacklists().lock(entry.id(), EVERYTHING)));
            stores.blacklists().remove(entry.id());
            return second;
        });

        assertThat(Racers.result(waiting)).isEmpty();
    }

    private BlacklistEntry add(BlacklistDraft draft) {
        return inTransaction(stores -> {
            BlacklistEntry entry = draft.entry(stores.blacklists().nextId(), NOW);
            stores.blacklists().add(entry);
            return entry;
        });
    }

    private Page<BlacklistEntry> list(Scope scope) {
        return inTransaction(stores -> stores.blacklists().list(scope, PageRequest.first(100)));
    }

    private BlacklistScope ofVendor() {
        return new BlacklistScope.Account(vendor.id());
    }

    private BlacklistScope ofProduct(Product barred) {
        return new BlacklistScope.Product(barred.owner(), barred.id());
    }

    private static BlacklistedDatum device(String text) {
        return new BlacklistedDatum.Device(new HardwareId(text));
    }
}
