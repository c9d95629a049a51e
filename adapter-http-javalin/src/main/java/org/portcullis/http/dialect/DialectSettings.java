package org.portcullis.http.dialect;

import java.util.Optional;

/**
 * What an operator chose for every dialect.
 *
 * @param addresses tells where calls come from
 * @param trustsBodyIp whether the address in a body counts, where there is one, rather than where the call comes from
 * @param maxBodyBytes how long a body may be
 * @param operatorToken what makes an administrator until accounts can sign in; empty if nothing does
 */
public record DialectSettings(
        ClientAddresses addresses, boolean trustsBodyIp, int maxBodyBytes, Optional<OperatorToken> operatorToken) {}
