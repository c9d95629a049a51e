package org.portcullis.core.validation;

import java.util.Optional;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKey;

/**
 * “May this program run here?”
 *
 * @param key the key that the program has
 * @param ip where it runs, as far as the network tells
 * @param hardware what it runs on, if it says so
 * @param product which product it is, if it says so
 * @param owner the account that the credential of the call belongs to, if it had one; another's licence is then unknown
 * @param credits how many a consumption licence is to spend, 0 or more
 * @param client what else it says of itself
 */
public record ValidationRequest(
        LicenseKey key,
        IpAddress ip,
        Optional<Hardware> hardware,
        Optional<ProductId> product,
        Optional<AccountId> owner,
        long credits,
        ClientFacts client) {

    public ValidationRequest {
        if (credits < 0) {
            throw new IllegalArgumentException("credits to spend can't be negative");
        }
    }

    /** A request that names no product, no account and nothing of the client. */
    public static ValidationRequest of(LicenseKey key, IpAddress ip, Optional<Hardware> hardware, long credits) {
        return new ValidationRequest(key, ip, hardware, Optional.empty(), Optional.empty(), credits, ClientFacts.NONE);
    }

    /** This request, spending nothing. */
    public ValidationRequest withoutCredits() {
        return new ValidationRequest(key, ip, hardware, product, owner, 0, client);
    }
}
