package org.portcullis.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portcullis.core.activation.IpAddress;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.255.255,true",
        "10.0.0.0/8,11.0.0.0,false",
        "10.0.0.0/8,9.255.255.255,false",
        "192.168.4.0/22,192.168.7.255,true",
        "192.168.4.0/22,192.168.8.0,false",
        "192.168.5.77/22,192.168.4.1,true",
        "0.0.0.0/0,203.0.113.9,true",
        "0.0.0.0/0,2001:db8::1,false",
        "128.0.0.0/1,200.1.1.1,true",
        "128.0.0.0/1,127.1.1.1,false",
        "203.0.113.9,203.0.113.9,true",
        "203.0.113.9/32,203.0.113.8,false",
        "2001:db8::/32,2001:db8:ffff::1,true",
        "2001:db8::/32,2001:db9::1,false",
        "::1,::1,true",
        "::/0,2001:db8::1,true",
        "::/0,10.0.0.1,false",
        "::ffff:10.0.0.0/8,10.1.1.1,true",
    })
    void aRangeHoldsTheAddressesThatShareItsFirstBits(String range, String address, boolean held) {
        assertThat(IpRange.parse(range).contains(IpAddress.of(address))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "::/129",
                "host",
                "10.0.0.0/٣"
            })
    void anythingElseIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse(text));
    }
}
