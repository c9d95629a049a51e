package org.portcullis.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.core.validation.Situation.HOME;
import static org.portcullis.core.validation.Situation.LAPTOP;
import static org.portcullis.core.validation.Situation.OFFICE;
import static org.portcullis.core.validation.Situation.PC;
import static org.portcullis.core.validation.Situation.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseFixture;
import org.portcullis.core.license.LicenseKind;

class ValidationFactsTest {

    private static final License LICENSE =
            new LicenseFixture().kind(LicenseKind.CONSUMPTION).build();

    private static ValidationRequest request(Optional<Hardware> hardware) {
        return ValidationRequest.of(LICENSE.key(), HOME, hardware, 1);
    }

    @Test
    void seatsThatAreNotListedAreCounted() {
        Seats some = Seats.listed(List.of(HOME), 5_000, List.of(device(1, PC)), 7_000);

        ValidationFacts facts = ValidationFacts.of(
                request(Optional.of(LAPTOP)), LICENSE, Situation.product(false), some, Barred.NOTHING, Credits.NONE);

        assertThat(facts.ip()).isEqualTo(new SeatUse(true, 5_000));
        assertThat(facts.hardware()).isEqualTo(new SeatUse(false, 7_000));
        assertThat(facts.device()).isEmpty();
    }

    @Test
    void onlyWhatTheRequestNamesIsBarred() {
        Barred others = new Barred(Set.of(OFFICE), Set.of(LAPTOP));
        Barred both = new Barred(Set.of(HOME), Set.of(PC));

        assertThat(factsWith(others, Optional.of(PC)).ipBlacklisted()).isFalse();
        assertThat(factsWith(others, Optional.of(PC)).hardwareBlacklisted()).isFalse();
        assertThat(factsWith(both, Optional.of(PC)).ipBlacklisted()).isTrue();
        assertThat(factsWith(both, Optional.of(PC)).hardwareBlacklisted()).isTrue();
        assertThat(factsWith(both, Optional.empty()).hardwareBlacklisted()).isFalse();
    }

    private static ValidationFacts factsWith(Barred barred, Optional<Hardware> hardware) {
        return ValidationFacts.of(
                request(hardware), LICENSE, Situation.product(false), Seats.NONE, barred, Credits.NONE);
    }

    @Test
    void aDayWhosePlanIsSpentChangesNothingElse() {
        ValidationFacts facts = factsWith(Barred.NOTHING, Optional.of(PC));

        assertThat(facts.planSpent()).isFalse();
        assertThat(facts.withPlanSpent())
                .usingRecursiveComparison()
                .ignoringFields("planSpent")
                .isEqualTo(facts);
        assertThat(facts.withPlanSpent().planSpent()).isTrue();
    }
}
