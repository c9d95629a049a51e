package org.portcullis.core.validation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.portcullis.core.validation.Situation.HOME;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseFixture;
import org.portcullis.core.license.LicenseKind;

class ValidationRequestTest {

    private static final License LICENSE =
            new LicenseFixture().kind(LicenseKind.CONSUMPTION).build();

    @Test
    void aRequestSpendsNoNegativeCredits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidationRequest.of(LICENSE.key(), HOME, Optional.empty(), -1));
    }
}
