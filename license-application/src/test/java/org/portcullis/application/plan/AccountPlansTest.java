package org.portcullis.application.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPlan;
import org.portcullis.core.access.Role;
import org.portcullis.core.id.AccountId;
import org.portcullis.testkit.CountingIdentifiers;

class AccountPlansTest {

    private static final AccountPlan FREE = new AccountPlan("FREE", OptionalLong.of(10), OptionalLong.of(1_000));

    private final AccountPlans plans = new AccountPlans(List.of(FREE, AccountPlan.UNLIMITED));

    @Test
    void aVendorHasThePlanThatItsAccountNames() {
        assertThat(plans.of(account(Role.USER, "FREE"))).isEqualTo(FREE);
    }

    @Test
    void anAdministratorHasNoLimitWhateverItsAccountNames() {
        assertThat(plans.of(account(Role.ADMIN, "FREE"))).isEqualTo(AccountPlan.UNLIMITED);
        assertThat(plans.of(account(Role.ADMIN, "GONE"))).isEqualTo(AccountPlan.UNLIMITED);
    }

    @Test
    void aPlanThatIsNotOfferedAnyMoreIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> plans.of(account(Role.USER, "GONE")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GONE");
    }

    private static Account account(Role role, String plan) {
        return new Account(
                new AccountId(1), new CountingIdentifiers().uuid(NOW), "vendor@example.com", role, plan, NOW);
    }
}
