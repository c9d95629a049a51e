package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import org.junit.jupiter.api.Test;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.PasswordReset;
import org.portcullis.core.access.SecretHash;
import org.portcullis.ports.Duplicate;

/** What the store of passwords promises. */
public abstract class AccountPasswordsContract extends StoreContract {

    private static final PasswordHash FIRST = new PasswordHash("$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA");
    private static final PasswordHash SECOND = new PasswordHash("x".repeat(255));

    protected AccountPasswordsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anAccountHasNoPasswordUntilItIsGivenOne() {
        check(stores -> assertThat(stores.accountPasswords().of(vendor.id())).isEmpty());

        change(stores -> stores.accountPasswords().set(vendor.id(), FIRST, NOW));

        check(stores -> {
            assertThat(stores.accountPasswords().of(vendor.id())).contains(FIRST);
            assertThat(stores.accountPasswords().of(other.id())).isEmpty();
        });
    }

    @Test
    void aNewPasswordReplacesTheOldOne() {
        change(stores -> stores.accountPasswords().set(vendor.id(), FIRST, NOW));
        change(stores -> stores.accountPasswords().set(vendor.id(), SECOND, NOW));

        check(stores -> assertThat(stores.accountPasswords().of(vendor.id())).contains(SECOND));
    }

    @Test
    void aFirstPasswordIsOnlyGivenToWhoHasNone() {
        change(stores -> stores.accountPasswords().add(vendor.id(), FIRST, NOW));

        assertThatThrownBy(() -> change(stores -> stores.accountPasswords().add(vendor.id(), SECOND, NOW)))
                .isInstanceOf(Duplicate.class);
        check(stores -> assertThat(stores.accountPasswords().of(vendor.id())).contains(FIRST));
    }

    @Test
    void ofRacersOneGivesTheFirstPassword() {
        long given = Racers.race(8, racer -> {
                    try {
                        change(stores -> stores.accountPasswords().add(vendor.id(), FIRST, NOW));
                        return true;
                    } catch (Duplicate later) {
                        return false;
                    }
                })
                .stream()
                .filter(first -> first)
                .count();

        assertThat(given).isEqualTo(1);
    }

    @Test
    void aResetIsFoundByItsHashUntilItIsDisallowed() {
        PasswordReset reset = new PasswordReset(vendor.id(), SecretHash.of("secret"), NOW.plusMillis(7_001), true);
        change(stores -> stores.accountPasswords().allow(reset));

        check(stores -> {
            assertThat(stores.accountPasswords().allowed(reset.hash())).contains(reset);
            assertThat(stores.accountPasswords().allowed(SecretHash.of("Secret")))
                    .isEmpty();
            assertThat(stores.accountPasswords().disallow(other.id())).isFalse();
            assertThat(stores.accountPasswords().disallow(vendor.id())).isTrue();
            assertThat(stores.accountPasswords().allowed(reset.hash())).isEmpty();
        });
    }

    @Test
    void aSecondResetTakesTheFirstOnesPlace() {
        PasswordReset first = new PasswordReset(vendor.id(), SecretHash.of("first"), NOW, false);
        PasswordReset second = new PasswordReset(vendor.id(), SecretHash.of("second"), NOW, false);
        PasswordReset others = new PasswordReset(other.id(), SecretHash.of("other"), NOW, false);
        change(stores -> {
            stores.accountPasswords().allow(first);
            stores.accountPasswords().allow(others);
        });

        change(stores -> stores.accountPasswords().allow(second));

        check(stores -> {
            assertThat(stores.accountPasswords().allowed(first.hash())).isEmpty();
            assertThat(stores.accountPasswords().allowed(second.hash())).contains(second);
            assertThat(stores.accountPasswords().allowed(others.hash())).contains(others);
        });
    }
}
