package org.portcullis.application.validation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecorderSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void thereIsRoomForOneRowAtLeast() {
        assertThatThrownBy(() -> new RecorderSettings(false, 0, SECOND, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTimeIsNegative() {
        assertThatThrownBy(() -> new RecorderSettings(false, 1, SECOND.negated(), SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecorderSettings(false, 1, SECOND, SECOND.negated()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
