package org.portcullis.http.dialect;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.activation.IpAddress;

/**
 * Where requests come from: the peer; or, if that is a trusted proxy, the right-most address in {@code X-Forwarded-For}
 * that is not one. What stands left of that anybody could have written.
 */
public final class ClientAddresses {

    private final List<IpRange> trustedProxies;

    /** Addresses as seen behind these proxies; none are trusted if there are none. */
    public ClientAddresses(List<IpRange> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** Where {@code request} comes from. */
    public IpAddress of(HttpServletRequest request) {
        IpAddress nearest = peer(request.getRemoteAddr());
        if (trustedProxies.isEmpty()) {
            return nearest;
        }
        for (String hop : hopsFromTheRight(request)) {
            if (!isTrusted(nearest)) {
                break;
            }
            Optional<IpAddress> next = hop(hop);
            if (next.isEmpty()) {
                break;
            }
            nearest = next.get();
        }
        return nearest;
    }

    private boolean isTrusted(IpAddress address) {
        for (IpRange range : trustedProxies) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> hopsFromTheRight(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            for (String hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        return hops.reversed();
    }

    /** Some proxies write a port too: {@code 192.0.2.1:5000}, {@code [2001:db8::1]:5000}. */
    private static Optional<IpAddress> hop(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? Optional.empty() : IpAddress.parse(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon > 0 && text.indexOf(':', colon + 1) < 0;
        return IpAddress.parse(hasPort ? text.substring(0, colon) : text);
    }

    /** The server writes IPv6 in brackets, and the zone of a link-local address behind it. */
    static IpAddress peer(String text) {
        int start = text.startsWith("[") ? 1 : 0;
        int end = text.endsWith("]") ? text.length() - 1 : text.length();
        int zone = text.indexOf('%');
        return IpAddress.of(text.substring(start, zone < 0 ? end : zone));
    }
}
