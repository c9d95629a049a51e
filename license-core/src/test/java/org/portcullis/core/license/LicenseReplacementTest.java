package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseReplacement.Status;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;

class LicenseReplacementTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Product PRODUCT = new ProductDraft(
                    "Demo", Optional.empty(), true, Optional.empty(), Optional.of(Limit.of(3)), Optional.empty(), false)
            .product(new ProductId(1), new UUID(0, 1), new AccountId(1), NOW);

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, UNCHANGED, ACTIVE", "SUSPENDED, UNCHANGED, SUSPENDED", "REVOKED, ACTIVE, ACTIVE",
        "INACTIVE, ACTIVE, ACTIVE", "ACTIVE, SWITCHED_OFF, INACTIVE", "INACTIVE, SWITCHED_OFF, INACTIVE",
        "SUSPENDED, SWITCHED_OFF, SUSPENDED", "REVOKED, SWITCHED_OFF, REVOKED", "ACTIVE, EXPIRED, ACTIVE",
        "REVOKED, EXPIRED, REVOKED"
    })
    void aStatusBecomesAStanding(Standing before, Status status, Standing after) {
        License replaced = replaced(new LicenseFixture().standing(before).build(), Optional.empty(), status);

        assertThat(replaced.standing()).isEqualTo(after);
        assertThat(replaced.isExpired(NOW)).isEqualTo(status == Status.EXPIRED);
    }

    @Test
    void expiringEndsATermNowUnlessItIsOverAlready() {
        License license = new LicenseFixture().build();

        assertThat(replaced(license, Optional.empty(), Status.EXPIRED).term().end())
                .contains(NOW);
        assertThat(replaced(license, Optional.of(NOW.plusSeconds(1)), Status.EXPIRED)
                        .term()
                        .end())
                .contains(NOW);
        assertThat(replaced(license, Optional.of(NOW.minusSeconds(1)), Status.EXPIRED)
                        .term()
                        .end())
                .contains(NOW.minusSeconds(1));
    }

    @Test
    void whatIsOverIsRenewedByALaterEndOnly() {
        License over = replaced(new LicenseFixture().build(), Optional.of(NOW), Status.UNCHANGED);
        Instant ahead = NOW.plusSeconds(1);

        assertThat(replaced(over, Optional.of(ahead), Status.EXPIRED).term().end())
                .contains(ahead);
        for (Optional<Instant> noLater : List.of(Optional.<Instant>empty(), Optional.of(NOW))) {
            assertThat(replaced(over, noLater, Status.EXPIRED).isExpired(NOW)).isTrue();
        }
    }

    @Test
    void expiringForgetsABeginningThatWouldComeAfterTheEnd() {
        License ahead = beginningAt(NOW.plusSeconds(9));
        License begun = beginningAt(NOW.minusSeconds(9));

        assertThat(replaced(ahead, Optional.empty(), Status.EXPIRED).term().from())
                .isEmpty();
        assertThat(replaced(begun, Optional.empty(), Status.EXPIRED).term().from())
                .contains(NOW.minusSeconds(9));
    }

    @Test
    void limitsThatAreNotSaidAreTheProductsElseTheFallback() {
        License license = new LicenseFixture().build();

        Limits limits = replaced(license, Optional.empty(), Status.UNCHANGED).limits();

        assertThat(limits.ips()).isEqualTo(Limit.of(3));
        assertThat(limits.hardware()).isEqualTo(Limit.of(5));
        assertThat(limits.users()).isEqualTo(license.limits().users());
    }

    @Test
    void activatingWhatIsOverIsRefused() {
        LicenseReplacement wanted = replacement(Optional.of(NOW), Status.ACTIVE);
        License license = new LicenseFixture().build();

        assertThat(wanted.patchFor(license, PRODUCT.limitsOf(wanted), NOW).applyTo(license, NOW))
                .isEqualTo(new LicenseChange.StillExpired());
    }

    private static License beginningAt(Instant from) {
        License plain = new LicenseFixture().build();
        return ((LicenseChange.Changed)
                        LicensePatch.changes().from(Patch.to(from)).build().applyTo(plain, NOW))
                .license();
    }

    private static License replaced(License license, Optional<Instant> until, Status status) {
        LicenseReplacement wanted = replacement(until, status);
        LicenseChange change =
                wanted.patchFor(license, PRODUCT.limitsOf(wanted), NOW).applyTo(license, NOW);
        return ((LicenseChange.Changed) change).license();
    }

    private static LicenseReplacement replacement(Optional<Instant> until, Status status) {
        return new LicenseReplacement(
                PRODUCT.id(),
                until,
                Optional.empty(),
                Optional.empty(),
                Limits.of(5, 5),
                PlatformOwner.NONE,
                Optional.empty(),
                status);
    }
}
