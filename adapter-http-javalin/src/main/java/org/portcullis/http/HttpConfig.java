package org.portcullis.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.portcullis.http.dialect.IpRange;

/**
 * How the server listens and whom it believes.
 *
 * @param host the address or name to listen on
 * @param port the port; 0 for any that is free
 * @param trustedProxies whose {@code X-Forwarded-For} is believed
 * @param trustsBodyIp whether the address in a body counts, where there is one, rather than where the call comes from
 * @param maxBodyBytes how long a body may be
 * @param patience how long a connection may stay silent, and how long a body may take to arrive
 * @param publicUrl where browsers reach the server, if that is not where it listens: scheme, host and port
 */
public record HttpConfig(
        String host,
        int port,
        List<IpRange> trustedProxies,
        boolean trustsBodyIp,
        int maxBodyBytes,
        Duration patience,
        Optional<URI> publicUrl) {

    /** A megabyte: what a body may have unless something else is chosen. */
    public static final int DEFAULT_MAX_BODY_BYTES = 1_048_576;

    /** How patient the server is unless something else is chosen. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

    public HttpConfig {
        trustedProxies = List.copyOf(trustedProxies);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
        if (maxBodyBytes < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("bodies need room and time");
        }
    }

    /** Listens there and believes no proxy. */
    public static HttpConfig on(String host, int port) {
        return new HttpConfig(host, port, List.of(), true, DEFAULT_MAX_BODY_BYTES, DEFAULT_PATIENCE, Optional.empty());
    }
}
