package org.portcullis.http.dialect;

import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.activation.IpAddress;

/**
 * What an operator chose for every dialect.
 *
 * @param addresses tells where calls come from
 * @param trustsBodyIp whether the address in a body counts, where there is one, rather than where the call comes from
 * @param maxBodyBytes how long a body may be
 * @param limits how many calls are let through
 * @param site tells the server's own pages from others
 */
public record DialectSettings(
        ClientAddresses addresses, boolean trustsBodyIp, int maxBodyBytes, RequestLimits limits, OwnSite site) {

    /** Which address a call of {@code caller} counts for, if its body names {@code fromBody}. */
    public IpAddress addressOf(Caller caller, Optional<IpAddress> fromBody) {
        IpAddress peer = caller.origin().ip();
        return trustsBodyIp ? fromBody.orElse(peer) : peer;
    }

    /** Counts calls by where they come from against the limit of that name, if it is in force. */
    public CallLimit limitPerNetwork(String name) {
        return limits.on(name, new NetworkKey(addresses));
    }
}
