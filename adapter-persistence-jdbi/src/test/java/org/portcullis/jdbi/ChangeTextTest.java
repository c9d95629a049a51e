package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.ports.out.Change;

class ChangeTextTest {

    private static final UUID NODE = UUID.randomUUID();

    @Test
    void whatIsWrittenIsRead() {
        assertSurvives(new Change.LicenseChanged(new LicenseKey("LIC-ABC123-XYZ789")));
        assertSurvives(new Change.AccountChanged(new AccountId(Long.MAX_VALUE)));
        assertSurvives(new Change.InstanceChanged());
        assertSurvives(new Change.SigningKeysChanged());
    }

    private static void assertSurvives(Change change) {
        assertThat(ChangeText.write(NODE, change).map(ChangeText::read)).contains(new ChangeText(NODE, change));
    }

    @Test
    void otherNodesAreNotToldOfATakenSeat() {
        assertThat(ChangeText.write(NODE, new Change.SeatTaken(new LicenseKey("LIC-ABC123-XYZ789"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", "x:license:A", "00000000-0000-0000-0000-000000000001:account:one"})
    void whatIsNotUnderstoodMayMeanAnything(String text) {
        assertThat(ChangeText.read(text).change()).isEqualTo(new Change.InstanceChanged());
    }

    @Test
    void whatANewerVersionSaysMayMeanAnything() {
        assertThat(ChangeText.read(NODE + ":planet:9")).isEqualTo(new ChangeText(NODE, new Change.InstanceChanged()));
    }
}
