package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;

/** What the accounts promise. */
public abstract class AccountsContract extends StoreContract {

    protected AccountsContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anAccountIsFoundAsItWasAdded() {
        for (Role role : Role.values()) {
            Account account = inTransaction(stores -> {
                AccountId id = stores.accounts().nextId();
                Account added = new Account(
                        id,
                        CountingIdentifiers.uuid(NOW, id.value()),
                        role + "@Example.com",
                        role == Role.USER ? Optional.of("J\u00F6hn Doe") : Optional.empty(),
                        role,
                        "DEVELOPER",
                        NOW.plusMillis(999));
                stores.accounts().add(added);
                return added;
            });

            check(stores -> assertThat(stores.accounts().find(account.id())).contains(account));
        }
    }

    @Test
    void anUnknownAccountIsNotFound() {
        check(stores -> {
            assertThat(stores.accounts().find(new AccountId(4711))).isEmpty();
            assertThat(stores.accounts().lock(new AccountId(4711))).isEmpty();
            assertThat(stores.accounts().findByEmail("nobody@example.com")).isEmpty();
            assertThat(stores.accounts().findByEmail("%@example.com")).isEmpty();
        });
    }

    @Test
    void anAddressIsFoundInWhateverCase() {
        Account account = add("V\u00E9ndor@Example.com");

        check(stores -> {
            for (String email : List.of("V\u00E9ndor@Example.com", "v\u00C9NDOR@EXAMPLE.COM")) {
                assertThat(stores.accounts().findByEmail(email)).contains(account);
            }
        });
    }

    @Test
    void anAddressInUseIsRefusedInWhateverCase() {
        Account account = add("vendor@example.com");

        assertThatThrownBy(() -> add("VENDOR@example.COM")).isInstanceOf(Duplicate.class);

        check(stores ->
                assertThat(stores.accounts().findByEmail("vendor@example.com")).contains(account));
    }

    @Test
    void whoeverElseLocksALockedAccountWaitsAndThenCountsWhatWasMade() {

        Future<Long> waiting = inTransaction(stores -> {
            assertThat(stores.accounts().lock(vendor.id())).isEqualTo(Optional.of(vendor));
            Future<Long> second = Racers.startWaiting(() -> inTransaction(others -> {
                others.accounts().lock(vendor.id());
                return others.licenses().count(vendor.id());
            }));
            stores.licenses()
                    .add(LicenseBuilder.license(stores.licenses().nextId(), vendor.id(), product.id())
                            .build());
            return second;
        });

        assertThat(Racers.result(waiting)).isEqualTo(1);
    }

    private Account add(String email) {
        return inTransaction(stores -> {
            Account added = Fixtures.account(stores.accounts().nextId(), email);
            stores.accounts().add(added);
            return added;
        });
    }
}
