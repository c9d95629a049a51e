package org.portcullis.core.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;

class BlacklistScopeTest {

    private static final AccountId ACCOUNT = new AccountId(1);
    private static final AccountId ANOTHER = new AccountId(2);
    private static final ProductId PRODUCT = new ProductId(1);
    private static final ProductId ANOTHER_PRODUCT = new ProductId(2);

    @Test
    void anEntryOfTheInstanceHoldsForEveryLicense() {
        BlacklistScope scope = new BlacklistScope.Instance();

        assertThat(scope.covers(ACCOUNT, PRODUCT)).isTrue();
        assertThat(scope.covers(ANOTHER, ANOTHER_PRODUCT)).isTrue();
        assertThat(scope.owner()).isEmpty();
    }

    @Test
    void anEntryOfAnAccountHoldsForAllItsLicensesAndNoOthers() {
        BlacklistScope scope = new BlacklistScope.Account(ACCOUNT);

        assertThat(scope.covers(ACCOUNT, PRODUCT)).isTrue();
        assertThat(scope.covers(ACCOUNT, ANOTHER_PRODUCT)).isTrue();
        assertThat(scope.covers(ANOTHER, PRODUCT)).isFalse();
        assertThat(scope.owner()).contains(ACCOUNT);
    }

    @Test
    void anEntryOfAProductHoldsForThatProductOfThatAccount() {
        BlacklistScope scope = new BlacklistScope.Product(ACCOUNT, PRODUCT);

        assertThat(scope.covers(ACCOUNT, PRODUCT)).isTrue();
        assertThat(scope.covers(ACCOUNT, ANOTHER_PRODUCT)).isFalse();
        assertThat(scope.covers(ANOTHER, PRODUCT)).isFalse();
        assertThat(scope.owner()).contains(ACCOUNT);
    }
}
