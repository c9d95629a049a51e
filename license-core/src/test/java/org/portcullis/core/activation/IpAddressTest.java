package org.portcullis.core.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8::A, 2001:db8::a",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:0:0:3:4, 1::2:0:0:3:4",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1::ffff:1.2.3.4, 1::ffff:102:304",
        "::fffe:1.2.3.4, ::fffe:102:304",
    })
    void everyNotationOfAnAddressHasOneText(String literal, String text) {
        assertThat(IpAddress.of(literal).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2::1, 20010db800010002/64",
        "2001:DB8:1:2:ffff:ffff:ffff:ffff, 20010db800010002/64",
        "2001:db8:1:3::1, 20010db800010003/64",
        "::1, 0000000000000000/64"
    })
    void anAddressCountsForItsNetwork(String address, String network) {
        assertThat(IpAddress.of(address).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::ffff:192.0.2.1", "::FFFF:c000:201", "0:0:0:0:0:ffff:192.0.2.1", "0:0:0:0:0:ffff:c000:0201"})
    void anIpv4MappedAddressIsTheIpv4AddressItMeans(String literal) {
        assertThat(IpAddress.of(literal)).isEqualTo(IpAddress.of("192.0.2.1"));
        assertThat(IpAddress.of(literal).isV6()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.com",
                "192.0.2.1 ",
                " 192.0.2.1",
                "192.0.2.1\n",
                "192.0.2.1:80",
                "192.0.2.0/24",
                "192.0.2",
                "192.0.2.1.",
                ".192.0.2.1",
                "192..0.2.1",
                "192.0.2.1.5",
                "256.0.0.1",
                "1.2.3.1000",
                "01.2.3.4",
                "1.2.3.04",
                "00.0.0.0",
                "-1.2.3.4",
                "+1.2.3.4",
                "0x7f.0.0.1",
                "2130706433",
                "١.٢.٣.٤",
                "１.2.3.4",
                "1。2。3。4",
            })
    void whatIsNoIpv4AddressIsNone(String literal) {
        assertThat(IpAddress.parse(literal)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                ":::",
                "1::2::3",
                ":1",
                "1:",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7:8:",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "::00001",
                "g::",
                "::-1",
                "::+1",
                "fe80::1%eth0",
                "fe80::1%1",
                "[::1]",
                "[::1]:80",
                "::1/128",
                "::ffff:1.2.3",
                "::ffff:1.2.3.4.5",
                "::ffff:01.2.3.4",
                "::ffff:256.0.0.1",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::１",
                "::１.2.3.4",
                "::\uff41",
                ":: 1",
                "::1\0",
            })
    void whatIsNoIpv6AddressIsNone(String literal) {
        assertThat(IpAddress.parse(literal)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".:1", "..:", ".::1", "a.example:1"})
    void whatOnlyLooksLikeAnAddressIsNeverLookedUpAsAName(String literal) {
        assertThat(IpAddress.parse(literal)).isEmpty();
    }

    @Test
    void aHugeTextIsNoAddress() {
        assertThat(IpAddress.parse("1".repeat(1_000_000))).isEmpty();
        assertThat(IpAddress.parse(":".repeat(1_000_000))).isEmpty();
        assertThat(IpAddress.parse("0:".repeat(500_000))).isEmpty();
    }

    @Test
    void theLongestNotationIsRead() {
        assertThat(IpAddress.of("0000:0000:0000:0000:0000:ffff:192.168.100.100"))
                .isEqualTo(IpAddress.of("192.168.100.100"));
    }

    @Test
    void addressesAreEqualIfTheirTextsAre() {
        IpAddress address = IpAddress.of("2001:db8::1");

        assertThat(address).isEqualTo(IpAddress.of("2001:DB8:0::1")).hasSameHashCodeAs(IpAddress.of("2001:DB8:0::1"));
        assertThat(address).isNotEqualTo(IpAddress.of("2001:db8::2")).isNotEqualTo("2001:db8::1");
        assertThat(address).hasToString("2001:db8::1");
    }

    @Test
    void onlyAnAddressWithColonsIsIpv6() {
        assertThat(IpAddress.of("2001:db8::1").isV6()).isTrue();
        assertThat(IpAddress.of("::").isV6()).isTrue();
        assertThat(IpAddress.of("192.0.2.1").isV6()).isFalse();
    }

    @Test
    void askingForNoAddressIsAnErrorThatDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.of("evil\r\nname"))
                .withMessage("not an IP address");
    }
}
