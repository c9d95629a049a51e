package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.core.license.LicenseFixture.CREATED_AT;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.CustomerId;

class LicenseTest {

    private static final Instant LATER = CREATED_AT.plusSeconds(60);

    private final License license = new LicenseFixture().until(LATER).build();

    @Test
    void aNewKeyIsAChangeByItsOwner() {
        LicenseKey newKey = new LicenseKey("LIC-NEW234-NEW567");

        License rotated = license.withKey(newKey, LATER);

        assertThat(rotated.key()).isEqualTo(newKey);
        assertThat(rotated.updatedAt()).isEqualTo(LATER);
        assertThat(rotated.withKey(license.key(), CREATED_AT)).isEqualTo(license);
    }

    @Test
    void anAddressThatAValidationLocksItToIsNoChangeByItsOwner() {
        License locked = license.withIpLock(new IpLock.Held(IpAddress.of("192.0.2.1")));

        assertThat(locked.updatedAt()).isEqualTo(CREATED_AT);
        assertThat(locked.withIpLock(license.ipLock())).isEqualTo(license);
    }

    @Test
    void aCustomerWhoIsRemovedIsNoChangeByItsOwner() {
        LicensePatch sale =
                LicensePatch.changes().customer(Patch.to(new CustomerId(1))).build();
        License sold = ((LicenseChange.Changed) sale.applyTo(license, CREATED_AT)).license();

        assertThat(sold.customer()).isPresent();
        assertThat(sold.withoutCustomer()).isEqualTo(license);
    }

    @Test
    void aDeletedLicenseKeepsEverythingButItsStanding() {
        License deleted = license.deleted(LATER);

        assertThat(deleted.isDeleted()).isTrue();
        assertThat(deleted.standing()).isEqualTo(Standing.DELETED);
        assertThat(deleted.updatedAt()).isEqualTo(LATER);
        assertThat(deleted)
                .usingRecursiveComparison()
                .ignoringFields("standing", "updatedAt")
                .isEqualTo(license);
    }

    @Test
    void onlyAConsumptionLicensePaysWithCredits() {
        assertThat(LicenseKind.values())
                .filteredOn(kind -> new LicenseFixture().kind(kind).build().isConsumption())
                .containsExactly(LicenseKind.CONSUMPTION);
    }

    @Test
    void itExpiresAtTheEndOfItsTerm() {
        assertThat(license.isExpired(LATER.minusMillis(1))).isFalse();
        assertThat(license.isExpired(LATER)).isTrue();
    }
}
