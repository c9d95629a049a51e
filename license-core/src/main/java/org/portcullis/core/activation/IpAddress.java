package org.portcullis.core.activation;

import java.util.Optional;

/**
 * A network address in its one canonical text: dotted decimal for IPv4, RFC 5952 for IPv6; an IPv4-mapped IPv6 address
 * is the IPv4 address it means. Never a name: nothing here asks a resolver.
 */
public final class IpAddress {

    private static final int LONGEST = 45;

    private final String text;

    private IpAddress(String text) {
        this.text = text;
    }

    /** The address written in {@code literal}, or empty if that is none (a name, a range, a port, a zone). */
    public static Optional<IpAddress> parse(String literal) {
        if (literal.length() > LONGEST) {
            return Optional.empty();
        }
        if (literal.indexOf(':') >= 0) {
            return Ipv6.canonical(literal).map(IpAddress::new);
        }
        return isV4(literal) ? Optional.of(new IpAddress(literal)) : Optional.empty();
    }

    /**
     * The address written in {@code literal}.
     *
     * @throws IllegalArgumentException if that is none
     */
    public static IpAddress of(String literal) {
        return parse(literal).orElseThrow(() -> new IllegalArgumentException("not an IP address"));
    }

    /** The canonical text. */
    public String text() {
        return text;
    }

    /**
     * The network that counts as one caller: an IPv4 address itself; of an IPv6 address the 64 bits before those that are one
     * customer's, who has all addresses behind them.
     */
    public String network() {
        return isV6() ? Ipv6.network(text) : text;
    }

    /** Whether it is an IPv6 address. */
    public boolean isV6() {
        return text.indexOf(':') >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && text.equals(address.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Four numbers of 0 to 255 without leading zeros, which some readers take for octal. */
    static boolean isV4(String literal) {
        int parts = 0;
        int digits = 0;
        int value = 0;
        for (int i = 0; i <= literal.length(); i++) {
            char c = i == literal.length() ? '.' : literal.charAt(i);
            if (c == '.') {
                if (digits == 0 || value > 255) {
                    return false;
                }
                parts++;
                digits = 0;
                value = 0;
            } else if (c >= '0' && c <= '9' && digits < 3 && !(digits == 1 && value == 0)) {
                value = value * 10 + (c - '0');
                digits++;
            } else {
                return false;
            }
        }
        return parts == 4;
    }
}
