package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.Purchase;
import org.portcullis.ports.Duplicate;

/** What the purchases promise. */
public abstract class PurchasesContract extends StoreContract {

    private License first;
    private License second;

    @SuppressWarnings("NullAway.Init") // JUnit calls addLicenses before each test
    protected PurchasesContract(Backend.Opener opener) {
        super(opener);
    }

    @BeforeEach
    void addLicenses() {
        first = addLicense();
        second = addLicense();
    }

    @Test
    void aPurchaseIsFoundByAllThatItIs() {
        Purchase purchase = new Purchase(product.id(), Platform.BUILT_BY_BIT, "12", "3");
        add(purchase, first);

        check(stores -> {
            assertThat(stores.purchases().find(purchase)).contains(first.id());
            for (Purchase other : List.of(
                    new Purchase(product.id(), Platform.SPIGOT, "12", "3"),
                    new Purchase(product.id(), Platform.BUILT_BY_BIT, "1", "3"),
                    new Purchase(product.id(), Platform.BUILT_BY_BIT, "1", "23"),
                    new Purchase(product.id(), Platform.BUILT_BY_BIT, "12", "4"))) {
                assertThat(stores.purchases().find(other)).isEmpty();
            }
        });
    }

    @Test
    void whatSomebodyIsCalledAtAMarketplaceIsKeptAsItIs() {
        for (String text : HostileTexts.NAMES) {
            if (text.isBlank()) {
                continue; // nobody is called so
            }
            Purchase purchase = new Purchase(product.id(), Platform.OTHER, text, text);
            add(purchase, first);

            check(stores -> assertThat(stores.purchases().find(purchase)).contains(first.id()));
        }
    }

    @Test
    void forOnePurchaseOneLicenseIsMade() {
        Purchase purchase = new Purchase(product.id(), Platform.BUILT_BY_BIT, "12", "3");
        add(purchase, first);

        assertThatThrownBy(() -> add(purchase, second)).isInstanceOf(Duplicate.class);

        LicenseId kept =
                inTransaction(stores -> stores.purchases().find(purchase).orElseThrow());
        assertThat(kept).isEqualTo(first.id());
    }

    private void add(Purchase purchase, License license) {
        change(stores -> stores.purchases().add(purchase, license.id()));
    }
}
