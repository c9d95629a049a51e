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

class BarredTest {

    private static final IpAddress IP = IpAddress.of("203.0.113.66");
    private static final Fingerprint COMPUTER =
            Fingerprint.ofValues(Map.of(Component.CPU, Set.of("cpu-1"), Component.MAC, List.of("aa:bb", "cc:dd")));

    @Test
    void onlyWhatWasLookedUpAndFoundIsBarred() {
        Barred barred = new Barred(Set.of(IP), Set.of(COMPUTER));

        assertThat(barred.bars(IP)).isTrue();
        assertThat(barred.bars(IpAddress.of("203.0.113.67"))).isFalse();
        assertThat(barred.bars(COMPUTER)).isTrue();
        assertThat(barred.bars(new HardwareId("PC-1"))).isFalse();
        assertThat(Barred.NOTHING.bars(IP)).isFalse();
        assertThat(Barred.NOTHING.bars(COMPUTER)).isFalse();
    }
}
