package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPatch;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

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
    void aChangedAccountIsFoundAsItIsNow() {
        Account account = add("vendor@example.org");
        Account closed = new AccountPatch(Optional.of(Role.ADMIN), Optional.of("OTHER"), Optional.of(false))
                .applyTo(account, NOW.plusMillis(1));

        change(stores -> stores.accounts().update(closed));

        check(stores -> {
            assertThat(stores.accounts().find(account.id())).contains(closed);
            assertThat(stores.accounts().findByEmail(account.email())).contains(closed);
        });
        assertThat(closed.closedAt()).contains(NOW.plusMillis(1));
    }

    @Test
    void theAdministratorsAreThoseThatAreOpen() {
        Account first = role(add("first@example.org"), Role.ADMIN, true);
        role(add("closed@example.org"), Role.ADMIN, false);
        Account second = role(add("second@example.org"), Role.ADMIN, true);
        role(add("buyer@example.org"), Role.CUSTOMER, true);

        check(stores -> assertThat(stores.accounts().lockAdministrators()).containsExactly(first, second));
    }

    @Test
    void accountsAreListedByNumber() {
        Account closed = role(add("closed@example.org"), Role.USER, false);
        Account last = add("last@example.org");

        check(stores -> {
            Page<Account> all = stores.accounts().list(PageRequest.first(10));
            assertThat(all.items()).containsExactly(vendor, other, closed, last);
            assertThat(all.total()).isEqualTo(4);
            assertThat(stores.accounts().list(new PageRequest(2, 1)).items()).containsExactly(closed);
        });
    }

    private Account role(Account account, Role role, boolean open) {
        Account changed =
                new AccountPatch(Optional.of(role), Optional.empty(), Optional.of(open)).applyTo(account, NOW);
        change(stores -> stores.accounts().update(changed));
        return changed;
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

    @Test
    void whatIsKnownOfAnAccountMayChange() {
        Account account = add("buyer@example.com");
        Account linked = account.withDiscord(Optional.of(new DiscordId("80351110224678912")))
                .withEmailVerified(NOW.plusMillis(7));

        change(stores -> stores.accounts().update(linked));

        check(stores -> {
            assertThat(stores.accounts().find(account.id())).contains(linked);
            assertThat(stores.accounts().findByEmail("buyer@example.com")).contains(linked);
            assertThat(stores.accounts().findByDiscord(new DiscordId("80351110224678912")))
                    .contains(linked);
            assertThat(stores.accounts().findByDiscord(new DiscordId("8035111022467891")))
                    .isEmpty();
            assertThat(stores.accounts().find(vendor.id())).contains(vendor);
        });

        change(stores -> stores.accounts().update(linked.withDiscord(Optional.empty())));

        check(stores -> {
            assertThat(stores.accounts().find(account.id())).contains(linked.withDiscord(Optional.empty()));
            assertThat(stores.accounts().findByDiscord(new DiscordId("80351110224678912")))
                    .isEmpty();
        });
    }

    @Test
    void anAccountThatIsNotThereIsNotChanged() {
        change(stores -> stores.accounts().update(Fixtures.account(new AccountId(4711), "nobody@example.com")));

        check(stores -> assertThat(stores.accounts().find(new AccountId(4711))).isEmpty());
    }

    @Test
    void aDiscordAccountSignsInToOneAccountOnly() {
        Optional<DiscordId> discord = Optional.of(new DiscordId("1"));
        change(stores -> stores.accounts().update(vendor.withDiscord(discord)));

        assertThatThrownBy(() -> change(stores -> stores.accounts().update(other.withDiscord(discord))))
                .isInstanceOf(Duplicate.class);
        assertThatThrownBy(() -> change(stores -> stores.accounts()
                        .add(Fixtures.account(stores.accounts().nextId(), "third@example.com")
                                .withDiscord(discord))))
                .isInstanceOf(Duplicate.class);

        check(stores -> {
            assertThat(stores.accounts().find(other.id())).contains(other);
            assertThat(stores.accounts().findByDiscord(discord.get()).map(Account::id))
                    .contains(vendor.id());
        });
    }

    @Test
    void ofManyThatAreMadeForOneDiscordAccountAtOnceOneIsMade() {
        DiscordId discord = new DiscordId("42");

        List<Boolean> made = Racers.race(8, racer -> {
            try {
                change(stores -> stores.accounts()
                        .add(Fixtures.account(stores.accounts().nextId(), "racer" + racer + "@example.com")
                                .withDiscord(Optional.of(discord))));
                return true;
            } catch (Duplicate late) {
                return false;
            }
        });

        assertThat(made).containsOnlyOnce(true);
        check(stores -> assertThat(stores.accounts().findByDiscord(discord)).isPresent());
    }

    private Account add(String email) {
        return inTransaction(stores -> {
            Account added = Fixtures.account(stores.accounts().nextId(), email);
            stores.accounts().add(added);
            return added;
        });
    }
}
