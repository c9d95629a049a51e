package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.portcullis.core.license.LicenseFixture.CREATED_AT;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;

class LicenseDraftTest {

    @Test
    void aDraftMakesTheLicenseItDescribes() {
        LicenseDraft draft = LicenseDraft.of(new ProductId(1), KeyFormat.prefixed("LIC"), Limits.NONE);

        License made = draft.license(
                new LicenseId(1),
                new UUID(0, 1),
                new AccountId(1),
                new LicenseKey("LIC-ABC123-XYZ789"),
                Limits.NONE,
                CREATED_AT);

        assertThat(made).isEqualTo(new LicenseFixture().build());
    }

    @Test
    void aDraftOfALockedLicenseWaitsForItsAddress() {
        License made = draft(Standing.ACTIVE, true, OptionalLong.empty())
                .license(
                        new LicenseId(1),
                        new UUID(0, 1),
                        new AccountId(1),
                        new LicenseKey("LIC-ABC123-XYZ789"),
                        Limits.NONE,
                        CREATED_AT);

        assertThat(made.ipLock()).isEqualTo(new IpLock.Waiting());
    }

    @Test
    void aDraftIsNotDeletedAndHasNoNegativeCredits() {
        assertThatIllegalArgumentException().isThrownBy(() -> draft(Standing.DELETED, false, OptionalLong.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> draft(Standing.ACTIVE, false, OptionalLong.of(-1)));
        assertThat(draft(Standing.SUSPENDED, false, OptionalLong.of(0)).credits())
                .hasValue(0);
    }

    private static LicenseDraft draft(Standing standing, boolean ipLocked, OptionalLong credits) {
        return new LicenseDraft(
                new ProductId(1),
                Optional.empty(),
                KeyFormat.prefixed("LIC"),
                LicenseKind.CONSUMPTION,
                standing,
                Term.forever(),
                Optional.empty(),
                Optional.empty(),
                Limit.UNLIMITED,
                Limits.NONE,
                ipLocked,
                LicensePlan.FREE,
                Optional.empty(),
                Holder.NOBODY,
                PlatformOwner.NONE,
                Optional.empty(),
                Metadata.EMPTY,
                credits);
    }
}
