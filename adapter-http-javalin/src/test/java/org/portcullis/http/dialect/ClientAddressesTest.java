package org.portcullis.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.core.activation.IpAddress;

class ClientAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,127.0.0.1",
        "::1,::1",
        "[::1],::1",
        "[0:0:0:0:0:0:0:1],::1",
        "0:0:0:0:0:0:0:1%0,::1",
        "fe80:0:0:0:0:0:0:1%eth0,fe80::1",
        "[fe80::1%2],fe80::1",
        "::ffff:192.0.2.1,192.0.2.1"
    })
    void aPeerIsKnownHoweverTheServerWritesIt(String written, String address) {
        assertThat(ClientAddresses.peer(written)).isEqualTo(IpAddress.of(address));
    }
}
