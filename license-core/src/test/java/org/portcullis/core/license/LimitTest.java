package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({
        "-1, 0, true",
        "-1, 2147483647, true",
        "0, 0, false",
        "1, 0, true",
        "1, 1, false",
        "5, 4, true",
        "5, 5, false",
        "5, 9, false",
        "2147483647, 2147483646, true",
        "2147483647, 2147483647, false",
    })
    void oneMoreFitsWhileFewerAreInUse(int max, int inUse, boolean fits) {
        assertThat(new Limit(max).admitsAnother(inUse)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -100, Integer.MIN_VALUE})
    void belowMinusOneThereIsNoLimit(int max) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(max));
    }

    @Test
    void onlyMinusOneIsUnlimited() {
        assertThat(Limit.of(-1)).isEqualTo(Limit.UNLIMITED);
        assertThat(Limit.UNLIMITED.isUnlimited()).isTrue();
        assertThat(Limit.of(0).isUnlimited()).isFalse();
    }

    @Test
    void limitsOfAddressesAndDevicesSayNothingOfUsers() {
        assertThat(Limits.of(1, 2)).isEqualTo(new Limits(Limit.of(1), Limit.of(2), Limit.UNLIMITED));
        assertThat(Limits.of(-1, -1)).isEqualTo(Limits.NONE);
    }
}
