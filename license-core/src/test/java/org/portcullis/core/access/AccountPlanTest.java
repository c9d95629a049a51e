package org.portcullis.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AccountPlanTest {

    @Test
    void aPlansLimitsAreZeroOrMore() {
        assertThat(new AccountPlan("NONE", OptionalLong.of(0), OptionalLong.of(0)).licenses())
                .hasValue(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountPlan("FREE", OptionalLong.of(-1), OptionalLong.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountPlan("FREE", OptionalLong.empty(), OptionalLong.of(-1)));
    }
}
