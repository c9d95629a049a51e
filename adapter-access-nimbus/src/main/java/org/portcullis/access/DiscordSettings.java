package org.portcullis.access;

import java.net.URI;
import java.time.Duration;

/**
 * How Discord knows this server, and where it is asked.
 *
 * @param clientId what the application is called there
 * @param clientSecret what shows that it is we who ask; {@link #toString()} masks it
 * @param authorizeUrl where browsers are sent
 * @param tokenUrl where codes are redeemed
 * @param userUrl where somebody's profile is
 * @param redirectUrl where browsers come back to, as it is registered there
 * @param patience how long one answer may take; positive
 */
public record DiscordSettings(
        String clientId,
        String clientSecret,
        URI authorizeUrl,
        URI tokenUrl,
        URI userUrl,
        URI redirectUrl,
        Duration patience) {

    /** How long one answer may take unless something else is chosen. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);

    public DiscordSettings {
        if (clientId.isBlank() || clientSecret.isBlank() || !patience.isPositive()) {
            throw new IllegalArgumentException("Discord has to know us, and gets some time");
        }
    }

    @Override
    public String toString() {
        return "DiscordSettings[" + clientId + "]";
    }
}
