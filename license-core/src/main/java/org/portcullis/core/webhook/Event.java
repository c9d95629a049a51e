package org.portcullis.core.webhook;

import java.time.Instant;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;

/**
 * Something that happened to a licence. It is stored with the change it tells of, and delivered later, at least once.
 *
 * @param id the same on every delivery, so that a receiver can drop repeats
 * @param type what happened
 * @param owner whose licence it is; only that account's subscribers are told
 * @param product which product's
 * @param license which licence
 * @param at when, in milliseconds
 */
public record Event(UUID id, EventType type, AccountId owner, ProductId product, LicenseId license, Instant at) {}
