package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;

/** Who may see whose things. */
class CallerTest {

    private static final AccountId ME = new AccountId(1);
    private static final AccountId ANOTHER = new AccountId(2);
    private static final Origin ORIGIN = new Origin(IpAddress.of("192.0.2.1"), Optional.empty(), "test");

    private static Scope scopeOf(Role role) {
        return new Caller.SignedIn(ME, role, ORIGIN).scope();
    }

    @Test
    void anAdministratorSeesWhatEveryAccountOwns() {
        assertThat(scopeOf(Role.ADMIN)).isEqualTo(new Scope.Everything());
        assertThat(scopeOf(Role.ADMIN).includes(ANOTHER)).isTrue();
    }

    @Test
    void aVendorSeesWhatItOwnsAndNothingElse() {
        assertThat(scopeOf(Role.USER)).isEqualTo(new Scope.OwnedBy(ME));
        assertThat(scopeOf(Role.USER).includes(ME)).isTrue();
        assertThat(scopeOf(Role.USER).includes(ANOTHER)).isFalse();
    }

    @Test
    void aBuyerSeesNothingThatAccountsOwnNotEvenItsOwn() {
        assertThat(scopeOf(Role.CUSTOMER)).isEqualTo(new Scope.Nothing());
        assertThat(scopeOf(Role.CUSTOMER).includes(ME)).isFalse();
    }

    @Test
    void somebodyWithoutACredentialSeesNothing() {
        assertThat(new Caller.Anonymous(ORIGIN).scope()).isEqualTo(new Scope.Nothing());
        assertThat(new Caller.Anonymous(ORIGIN).scope().includes(ME)).isFalse();
    }

    @Test
    void vendorsAndAdministratorsOwnWhatTheyMakeAndNobodyElseDoes() {
        assertThat(new Caller.SignedIn(ME, Role.USER, ORIGIN).vendor()).contains(ME);
        assertThat(new Caller.SignedIn(ME, Role.ADMIN, ORIGIN).vendor()).contains(ME);
        assertThat(new Caller.SignedIn(ME, Role.CUSTOMER, ORIGIN).vendor()).isEmpty();
        assertThat(new Caller.Anonymous(ORIGIN).vendor()).isEmpty();
    }

    @Test
    void onlyWhoIsSignedInAsOneIsAnAdministratorOrABuyer() {
        for (Role role : Role.values()) {
            Caller signedIn = new Caller.SignedIn(ME, role, ORIGIN);
            assertThat(signedIn.isAdministrator()).isEqualTo(role == Role.ADMIN);
            assertThat(signedIn.isBuyer()).isEqualTo(role == Role.CUSTOMER);
        }
        for (Caller other : List.of(new Caller.Anonymous(ORIGIN), new Caller.App(ME, new ProductId(1), ORIGIN))) {
            assertThat(other.isAdministrator()).isFalse();
            assertThat(other.isBuyer()).isFalse();
        }
    }

    @Test
    void onlySomebodySignedInHasAnAccount() {
        assertThat(new Caller.SignedIn(ME, Role.USER, ORIGIN).accountId()).contains(ME);
        assertThat(new Caller.Anonymous(ORIGIN).accountId()).isEmpty();
    }
}
