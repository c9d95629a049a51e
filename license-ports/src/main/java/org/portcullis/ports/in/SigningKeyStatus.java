package org.portcullis.ports.in;

import java.time.Instant;
import java.util.Optional;

/**
 * A signing key, without the key.
 *
 * @param id what tokens name it by
 * @param createdAt when it was made
 * @param signsFrom from when on it signs; {@link Instant#EPOCH} if at once
 * @param retiredAt from when on it signs nothing; empty if nothing follows it yet
 * @param signs whether it is the one that signs now
 */
public record SigningKeyStatus(
        String id, Instant createdAt, Instant signsFrom, Optional<Instant> retiredAt, boolean signs) {}
