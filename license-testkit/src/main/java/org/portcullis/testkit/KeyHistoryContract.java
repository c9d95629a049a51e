package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.ports.Duplicate;

/** What the history of keys promises. */
public abstract class KeyHistoryContract extends StoreContract {

    protected KeyHistoryContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void aKeyThatWasNeverRotatedHasNoHistory() {
        License license = addLicense();

        check(stores -> {
            assertThat(stores.keyHistory().of(license.id())).isEmpty();
            assertThat(stores.keyHistory().of(new LicenseId(4711))).isEmpty();
        });
    }

    @Test
    void rotationsAreKeptOldestFirstEachWithItsLicense() {
        License license = addLicense(builder -> builder.key("FIRST-KEY-0001"));
        License neighbour = addLicense();
        License second = rotate(license, "SECOND-KEY-0002", NOW.plusMillis(1), Optional.of(vendor.id()));
        License third = rotate(second, "aThird~Key-3", NOW.plusMillis(1), Optional.empty());
        rotate(neighbour, "NEIGHBOUR-KEY-1", NOW, Optional.empty());

        check(stores -> {
            List<KeyRotation> history = stores.keyHistory().of(license.id());
            assertThat(history)
                    .containsExactly(
                            new KeyRotation(
                                    license.id(),
                                    license.key(),
                                    second.key(),
                                    NOW.plusMillis(1),
                                    Optional.of(vendor.id())),
                            new KeyRotation(
                                    license.id(), second.key(), third.key(), NOW.plusMillis(1), Optional.empty()));
            assertThat(history.getLast().newKey().text()).isEqualTo("aThird~Key-3");
        });
    }

    @Test
    void aRotatedLicenseIsFoundByItsNewKeyAlone() {
        License license = addLicense();

        License rotated = rotate(license, "NEW-KEY-0001", NOW, Optional.empty());

        check(stores -> {
            assertThat(stores.licenses().find(license.key(), EVERYTHING)).isEmpty();
            assertThat(stores.licenses().lock(license.key())).isEmpty();
            assertThat(stores.licenses().find(rotated.key(), EVERYTHING)).contains(rotated);
        });
        assertThat(backend.licenseFacts().byKey(license.key())).isEmpty();
    }

    @Test
    void anOldKeyIsNeverAKeyAgain() {
        License license = addLicense(builder -> builder.key("FIRST-KEY-0001"));
        License rotated = rotate(license, "NEW-KEY-0001", NOW, Optional.empty());
        License neighbour = addLicense();

        for (String old : List.of("FIRST-KEY-0001", "firstkey0001")) {
            LicenseKey key = new LicenseKey(old);
            assertThatThrownBy(() -> addLicense(builder -> builder.key(key))).isInstanceOf(Duplicate.class);
            assertThatThrownBy(() -> change(stores -> stores.licenses().update(neighbour.withKey(key, NOW))))
                    .isInstanceOf(Duplicate.class);
            assertThatThrownBy(() -> change(stores -> stores.licenses().update(rotated.withKey(key, NOW))))
                    .isInstanceOf(Duplicate.class);
        }

        check(stores -> {
            assertThat(stores.licenses().find(rotated.key(), EVERYTHING)).contains(rotated);
            assertThat(stores.licenses().find(neighbour.key(), EVERYTHING)).contains(neighbour);
            assertThat(stores.licenses().count(vendor.id())).isEqualTo(2);
        });
    }

    @Test
    void whoAddsAKeyThatIsBeingRotatedAwayIsRefused() {
        License license = addLicense(builder -> builder.key("FIRST-KEY-0001"));
        License rotated = license.withKey(new LicenseKey("NEW-KEY-0001"), NOW);
        CountDownLatch tries = new CountDownLatch(1);

        Future<License> adding = inTransaction(stores -> {
            stores.licenses().lock(license.id(), EVERYTHING);
            stores.licenses().update(rotated);
            stores.keyHistory().add(new KeyRotation(license.id(), license.key(), rotated.key(), NOW, Optional.empty()));
            Future<License> second = Racers.start(() -> {
                tries.countDown();
                return addLicense(builder -> builder.key(license.key()));
            });
            Racers.await(tries);
            // It may wait for the outcome, or be refused at once: whatever becomes of this, the key is the licence's.
            Racers.isDoneSoon(second);
            return second;
        });

        assertThatThrownBy(() -> Racers.result(adding)).isInstanceOf(Duplicate.class);
    }

    @Test
    void aRotatedLicenseCanStillBeUpdated() {
        License rotated = rotate(addLicense(), "NEW-KEY-0001", NOW, Optional.empty());
        License updated =
                LicenseBuilder.like(rotated).notes(Optional.of("rotated")).build();

        change(stores -> stores.licenses().update(updated));

        check(stores ->
                assertThat(stores.licenses().find(rotated.key(), EVERYTHING)).contains(updated));
    }

    private License rotate(License license, String newKey, Instant at, Optional<AccountId> by) {
        License rotated = license.withKey(new LicenseKey(newKey), at);
        change(stores -> {
            stores.licenses().lock(license.id(), EVERYTHING);
            stores.licenses().update(rotated);
            stores.keyHistory().add(new KeyRotation(license.id(), license.key(), rotated.key(), at, by));
        });
        return rotated;
    }
}
