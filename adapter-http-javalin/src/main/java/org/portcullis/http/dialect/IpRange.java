package org.portcullis.http.dialect;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import org.portcullis.core.activation.IpAddress;

/** A range of network addresses: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address. */
public final class IpRange {

    private final String text;
    private final byte[] network;
    private final int bits;

    private IpRange(String text, byte[] network, int bits) {
        this.text = text;
        this.network = network;
        this.bits = bits;
    }

    /**
     * The range that {@code text} tells.
     *
     * @throws IllegalArgumentException if it tells none
     */
    public static IpRange parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("not an address or range: " + text));
        byte[] network = bytes(address);
        int most = network.length * Byte.SIZE;
        String length = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
            throw new IllegalArgumentException("not a range of addresses: " + text);
        }
        return new IpRange(text, network, Integer.parseInt(length));
    }

    /** Whether {@code address} is in it. */
    public boolean contains(IpAddress address) {
        byte[] candidate = bytes(address);
        if (candidate.length != network.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        return Arrays.equals(network, 0, whole, candidate, 0, whole)
                && (rest == 0 || (network[whole] ^ candidate[whole]) >> (Byte.SIZE - rest) == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpRange range && text.equals(range.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static byte[] bytes(IpAddress address) {
        return InetAddresses.forString(address.text()).getAddress();
    }
}
