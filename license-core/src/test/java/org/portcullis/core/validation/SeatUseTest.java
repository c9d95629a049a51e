package org.portcullis.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SeatUseTest {

    @Test
    void aSeatThatIsHeldIsInUse() {
        assertThat(new SeatUse(false, 0).inUse()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new SeatUse(true, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeatUse(false, -1));
    }
}
