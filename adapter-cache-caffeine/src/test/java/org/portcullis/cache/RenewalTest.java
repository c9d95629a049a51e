package org.portcullis.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.License;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.memory.MemoryPersistence;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.testkit.Fixtures;

/** A taken seat renews the copy that it was taken from, and no other. */
class RenewalTest {

    private final Invalidations invalidations = new Invalidations();
    private final MemoryPersistence persistence = new MemoryPersistence(invalidations);
    private final WatchedFacts source = new WatchedFacts(persistence.licenseFacts());
    private final CachingLicenseFacts cache =
            new CachingLicenseFacts(source, invalidations, RemoteChanges.NONE, 1_000_000);
    private License license;

    @BeforeEach
    void addLicense() {
        license = OneLicense.in(persistence);
    }

    @Test
    void theVeryCopyThatTheSeatWasTakenFromIsRenewed() {
        LicenseSnapshot before = remembered();
        LicenseSnapshot after = withSeat(before);

        takeSeat(before, after);

        assertThat(cache.byKey(license.key())).containsSame(after);
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void aCopyThatCameSinceIsDroppedThoughItIsEqual() {
        LicenseSnapshot before = remembered();
        invalidations.committed(List.of(new Change.LicenseChanged(license.key())));
        LicenseSnapshot since = remembered();

        takeSeat(before, withSeat(before));

        assertThat(since).isEqualTo(before);
        assertForgotten();
    }

    @Test
    void aCopyThatWasDroppedDoesNotComeBack() {
        LicenseSnapshot before = remembered();
        invalidations.committed(List.of(new Change.LicenseChanged(license.key())));

        takeSeat(before, withSeat(before));

        assertForgotten();
    }

    @Test
    void aRenewedCopyKnowsNothingNewOfItsAccount() {
        LicenseSnapshot before = remembered();
        invalidations.committed(List.of(new Change.AccountChanged(license.owner())));

        takeSeat(before, withSeat(before));

        assertForgotten();
    }

    private LicenseSnapshot remembered() {
        return cache.byKey(license.key()).orElseThrow();
    }

    private void assertForgotten() {
        int before = source.asked.get();
        cache.byKey(license.key());
        assertThat(source.asked).hasValue(before + 1);
    }

    private void takeSeat(LicenseSnapshot before, LicenseSnapshot after) {
        invalidations.committed(
                List.of(new Change.SeatTaken(license.key(), Optional.of(new Change.Renewal(before, after)))));
    }

    private static LicenseSnapshot withSeat(LicenseSnapshot before) {
        return new LicenseSnapshot(
                before.license(),
                before.product(),
                before.seats().plus(Fixtures.ip(7)),
                before.barred(),
                before.seatRevision() + 1);
    }
}
