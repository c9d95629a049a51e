package org.portcullis.core.access;

import java.util.Optional;
import org.portcullis.core.activation.IpAddress;

/**
 * Where a call came from, for the record.
 *
 * @param ip the peer, or the client behind a trusted proxy
 * @param userAgent what the client calls itself; free text of the caller's, cleaned of control characters
 * @param channel through which door: the dialect's name, {@code console} or {@code cli}
 */
public record Origin(IpAddress ip, Optional<String> userAgent, String channel) {}
