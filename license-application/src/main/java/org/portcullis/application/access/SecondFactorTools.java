package org.portcullis.application.access;

import org.portcullis.ports.out.OneTimeCodes;
import org.portcullis.ports.out.QrCodes;
import org.portcullis.ports.out.Seals;

/**
 * What second factors are made of.
 *
 * @param codes makes seeds and checks their codes
 * @param qrCodes draws what authenticators scan
 * @param seals seals seeds for their rows
 * @param issuer the name of this server, which authenticators show; no colon
 */
public record SecondFactorTools(OneTimeCodes codes, QrCodes qrCodes, Seals seals, String issuer) {
    public SecondFactorTools {
        if (issuer.isBlank() || issuer.contains(":")) {
            throw new IllegalArgumentException("an issuer has a name without colons");
        }
    }
}
