package org.portcullis.core.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.Component;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;

class BlacklistedDatumTest {

    private static final IpAddress IP = IpAddress.of("203.0.113.66");
    private static final Fingerprint COMPUTER =
            Fingerprint.ofValues(Map.of(Component.CPU, Set.of("cpu-1"), Component.MAC, List.of("aa:bb", "cc:dd")));

    private static String match(String enteredText) {
        return new BlacklistedDatum.Device(new HardwareId(enteredText)).match();
    }

    @Test
    void anAddressIsMatchedByItsCanonicalText() {
        BlacklistedDatum datum = new BlacklistedDatum.Ip(IpAddress.of("::ffff:203.0.113.66"));

        assertThat(datum.match()).isEqualTo("203.0.113.66");
        assertThat(datum.text()).isEqualTo("203.0.113.66");
    }

    @Test
    void aHardwareTextIsMatchedByExactlyThatText() {
        Set<String> matches = BlacklistedDatum.matchesOf(new HardwareId("BAD-HWID-0001"));

        assertThat(matches).containsExactly(match("BAD-HWID-0001")).doesNotContain(match("bad-hwid-0001"));
        assertThat(new BlacklistedDatum.Device(new HardwareId("BAD-HWID-0001")).text())
                .isEqualTo("BAD-HWID-0001");
    }

    @Test
    void aFingerprintIsMatchedByItsWholeHashOrAnyComponentsValue() {
        assertThat(BlacklistedDatum.matchesOf(COMPUTER))
                .containsExactlyInAnyOrder(match(COMPUTER.identity()), match("cpu-1"), match("aa:bb"), match("cc:dd"));
    }

    @Test
    void anAddressAndAHardwareTextNeverMatchEachOther() {
        assertThat(BlacklistedDatum.matchesOf(new HardwareId(IP.text())))
                .doesNotContain(new BlacklistedDatum.Ip(IP).match());
    }
}
