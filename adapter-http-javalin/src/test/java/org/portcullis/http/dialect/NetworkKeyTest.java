package org.portcullis.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portcullis.core.activation.IpAddress;

class NetworkKeyTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2::1, 20010db800010002/64",
        "2001:DB8:1:2:ffff:ffff:ffff:ffff, 20010db800010002/64",
        "2001:db8:1:3::1, 20010db800010003/64",
        "::1, 0000000000000000/64"
    })
    void anAddressCountsForItsNetwork(String address, String key) {
        assertThat(NetworkKey.network(IpAddress.of(address))).isEqualTo(key);
    }
}
