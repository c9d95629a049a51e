package org.portcullis.http.licensechain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.LicensePatch;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Patch;
import org.portcullis.core.license.Standing;
import org.portcullis.http.licensechain.LicenseWords.Status;

class LicenseWordsTest {

    @Test
    void everyStandingHasAStatus() {
        Map<Standing, Status> shown = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            shown.put(standing, LicenseWords.statusOf(standing, false));
            if (standing != Standing.ACTIVE) {
                assertThat(LicenseWords.statusOf(standing, true)).isEqualTo(shown.get(standing));
            }
        }

        assertThat(shown)
                .containsOnly(
                        entry(Standing.ACTIVE, Status.ACTIVE),
                        entry(Standing.INACTIVE, Status.INACTIVE),
                        entry(Standing.SUSPENDED, Status.SUSPENDED),
                        entry(Standing.REVOKED, Status.REVOKED),
                        entry(Standing.DELETED, Status.REVOKED));
        assertThat(LicenseWords.statusOf(Standing.ACTIVE, true)).isEqualTo(Status.EXPIRED);
    }

    @Test
    void everyStatusIsReadAsItIsShownAndMakesALicenseThat() {
        for (Status status : Status.values()) {
            assertThat(LicenseWords.status(status.name())).contains(status);
            assertThat(LicenseWords.status(" " + status.name().toLowerCase(java.util.Locale.ROOT)))
                    .contains(status);
            LicensePatch patch =
                    LicenseWords.set(LicensePatch.changes(), status).build();
            Standing standing = patch.standing().on(Standing.ACTIVE, Standing.ACTIVE);
            assertThat(LicenseWords.statusOf(standing, patch.endsNow())).isEqualTo(status);
            assertThat(patch.until()).isEqualTo(Patch.keep());
        }
        assertThat(LicenseWords.STATUSES)
                .contains(Arrays.stream(Status.values()).map(Status::name).toList());
        assertThat(LicenseWords.status("DELETED")).isEmpty();
    }

    @Test
    void everyPlanIsReadAsItIsShown() {
        for (LicensePlan plan : LicensePlan.values()) {
            assertThat(LicenseWords.plan(LicenseWords.of(plan))).contains(plan);
            assertThat(LicenseWords.PLANS).contains(LicenseWords.of(plan));
        }
        assertThat(Arrays.stream(LicensePlan.values()).map(LicenseWords::verificationTypeOf))
                .containsExactly("basic", "advanced", "custom", "enterprise");
        assertThat(LicenseWords.plan("GOLD")).isEmpty();
    }
}
