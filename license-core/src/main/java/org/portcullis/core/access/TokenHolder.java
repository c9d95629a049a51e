package org.portcullis.core.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A token with whom it makes its bearer, as they were at one moment; what a cache keeps.
 *
 * @param token the token
 * @param account whose it is
 * @param lastUsedAt when it was last used, to the minute; empty if it never was
 */
public record TokenHolder(ApiToken token, Account account, Optional<Instant> lastUsedAt) {}
