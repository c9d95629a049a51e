package org.portcullis.core.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Guava's reader and writer of addresses, which asks no resolver either, is what ours must agree with. */
class IpAddressProperties {

    @Property
    void anIpv4AddressReadsAsItIsWritten(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(IpAddress.of(address.getHostAddress()).text()).isEqualTo(InetAddresses.toAddrString(address));
    }

    @Property
    void anIpv6AddressHasItsCanonicalTextWhateverItsNotation(@ForAll("ipv6") byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);
        String canonical = InetAddresses.toAddrString(address);

        assertThat(IpAddress.of(address.getHostAddress()).text()).isEqualTo(canonical);
        assertThat(IpAddress.of(canonical).text()).isEqualTo(canonical);
    }

    @Property
    void anIpv4MappedAddressIsTheIpv4Address(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        String plain = InetAddress.getByAddress(bytes).getHostAddress();

        assertThat(IpAddress.of("::ffff:" + plain)).isEqualTo(IpAddress.of(plain));
    }

    @Property(tries = 20_000)
    void whatIsAnAddressAndWhatIsNotIsAgreed(@ForAll("nearlyAddresses") String literal) {
        Optional<String> theirs = InetAddresses.isInetAddress(literal)
                ? Optional.of(InetAddresses.toAddrString(InetAddresses.forString(literal)))
                : Optional.empty();

        assertThat(IpAddress.parse(literal).map(IpAddress::text)).isEqualTo(theirs);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        IpAddress.parse(text)
                .ifPresent(ip -> assertThat(IpAddress.of(ip.text())).isEqualTo(ip));
    }

    /** Sixteen bytes with many zeros among them, so that there are runs to compress; never an IPv4-mapped address. */
    @Provide
    Arbitrary<byte[]> ipv6() {
        Arbitrary<Byte> bytes =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just((byte) 0)), Tuple.of(1, Arbitraries.bytes()));
        return bytes.array(byte[].class).ofSize(16).filter(array -> array[10] != -1 || array[11] != -1);
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        Arbitrary<String> pieces = Arbitraries.of(
                "0", "1", "ffff", "FfFf", "12345", "00", "256", "1.2.3.4", "::", ":", ".", "g", "/", "[", "]");
        return pieces.list().ofMinSize(1).ofMaxSize(16).map(list -> String.join("", list));
    }
}
