package org.portcullis.core.validation;

import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKey;

/**
 * One validation as the log keeps it.
 *
 * @param at when it was decided, in milliseconds
 * @param outcome how
 * @param license which licence; empty if the key is unknown
 * @param owner whose licence, or for an unknown key the account that asked with a credential; empty if it is neither's
 * @param product which product: the licence's, or for an unknown key the one that was asked for
 * @param asked the product that was asked for, if it is another than that; a reason to refuse
 * @param key the key that was presented
 * @param ip the address that was presented, in its canonical text
 * @param hardware the identity of the hardware that was presented
 * @param channel through which door the request came
 * @param client what the client said of itself
 * @param spam whether its address got more refusals within a minute than {@link RecentRefusals#MOST_A_MINUTE}, this one
 *     among them
 */
public record ValidationRecord(
        Instant at,
        Outcome outcome,
        Optional<LicenseId> license,
        Optional<AccountId> owner,
        Optional<ProductId> product,
        Optional<ProductId> asked,
        LicenseKey key,
        String ip,
        Optional<String> hardware,
        String channel,
        ClientFacts client,
        boolean spam) {

    /** One that asked for no other product than the licence's. */
    public ValidationRecord(
            Instant at,
            Outcome outcome,
            Optional<LicenseId> license,
            Optional<AccountId> owner,
            Optional<ProductId> product,
            LicenseKey key,
            String ip,
            Optional<String> hardware,
            String channel,
            ClientFacts client,
            boolean spam) {
        this(at, outcome, license, owner, product, Optional.empty(), key, ip, hardware, channel, client, spam);
    }

    /** Such a one that is no spam. */
    public ValidationRecord(
            Instant at,
            Outcome outcome,
            Optional<LicenseId> license,
            Optional<AccountId> owner,
            Optional<ProductId> product,
            LicenseKey key,
            String ip,
            Optional<String> hardware,
            String channel,
            ClientFacts client) {
        this(at, outcome, license, owner, product, key, ip, hardware, channel, client, false);
    }
}
