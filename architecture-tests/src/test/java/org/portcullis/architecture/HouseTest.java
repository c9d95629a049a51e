package org.portcullis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Portcullis keeps the rules of the house. */
class HouseTest {

    static final List<HouseRule> RULES = HouseRules.ALL;

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void everyRuleHolds(HouseRule rule) {
        assertThat(rule.violationsIn(House.PORTCULLIS)).as(rule.name()).isEmpty();
    }
}
