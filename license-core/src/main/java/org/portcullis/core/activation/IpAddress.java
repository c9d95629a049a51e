package org.portcullis.core.activation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A network address in its one canonical text: dotted decimal for IPv4, RFC 5952 for IPv6; an IPv4-mapped IPv6 address
 * is the IPv4 address it means. Never a name: nothing here asks a resolver.
 */
public final class IpAddress {

    private static final int LONGEST = 45;
    private static final int GROUPS = 8;

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
            return parseV6(literal);
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
    private static boolean isV4(String literal) {
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

    private static Optional<IpAddress> parseV6(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            boolean hex = c <= 'f' && Character.digit(c, 16) >= 0;
            if (c != ':' && c != '.' && !hex) {
                return Optional.empty();
            }
        }
        try {
            // Text with a colon is read as an address or refused; it never reaches a resolver.
            InetAddress address = InetAddress.getByName(literal);
            return Optional.of(new IpAddress(
                    address instanceof Inet4Address ? address.getHostAddress() : compressed(address.getAddress())));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups (the first of equals) as ::. */
    private static String compressed(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int longest = 1;
        int start = -1;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && groups[i + run] == 0) {
                run++;
            }
            if (run > longest) {
                longest = run;
                start = i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
