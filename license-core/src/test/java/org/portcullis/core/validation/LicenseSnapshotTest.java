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

class LicenseSnapshotTest {

    private static final License LICENSE =
            new LicenseFixture().kind(LicenseKind.CONSUMPTION).build();

    private static ValidationRequest request(Optional<Hardware> hardware) {
        return ValidationRequest.of(LICENSE.key(), HOME, hardware, 1);
    }

    private static LicenseSnapshot snapshot(Seats seats, Barred barred) {
        return new LicenseSnapshot(LICENSE, Situation.product(true), seats, barred, 0);
    }

    @Test
    void aSnapshotTellsTheFactsOfARequestWhoseSeatsItHas() {
        Seats seats = Seats.of(List.of(HOME), List.of(device(1, PC)));
        Barred barred = new Barred(Set.of(HOME), Set.of());

        assertThat(snapshot(seats, barred).factsFor(request(Optional.of(PC))))
                .contains(ValidationFacts.of(
                        request(Optional.of(PC)), LICENSE, Situation.product(true), seats, barred, Credits.NONE));
        assertThat(snapshot(seats, barred).factsFor(request(Optional.empty()))).isPresent();
    }

    @Test
    void aSnapshotTellsNothingOfARequestWhoseAddressOrHardwareHasNoSeatInIt() {
        assertThat(snapshot(Seats.of(List.of(OFFICE), List.of(device(1, PC))), Barred.NOTHING)
                        .factsFor(request(Optional.of(PC))))
                .isEmpty();
        assertThat(snapshot(Seats.of(List.of(HOME), List.of(device(1, LAPTOP))), Barred.NOTHING)
                        .factsFor(request(Optional.of(PC))))
                .isEmpty();
    }
}
