package org.portcullis.core.access;

import java.time.Instant;
import java.util.UUID;

/**
 * What a signed token says.
 *
 * @param id its own name, by which it can be told apart from others of the same session
 * @param account whose it is, by {@link Account#uuid()}
 * @param session the session it was issued in, which lives longer and can be ended
 * @param use what it is for
 * @param issuedAt in seconds
 * @param expiresAt in seconds; from then on it is not accepted
 */
public record TokenClaims(UUID id, UUID account, UUID session, TokenUse use, Instant issuedAt, Instant expiresAt) {}
