package org.portcullis.core.license;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;

/**
 * A key that was replaced: the old one is refused from then on, everywhere, and never given out again.
 *
 * @param license whose key
 * @param oldKey what it was
 * @param newKey what it became
 * @param at when
 * @param by who did it; empty if the server did
 */
public record KeyRotation(
        LicenseId license, LicenseKey oldKey, LicenseKey newKey, Instant at, Optional<AccountId> by) {}
