package org.portcullis.server.system;

import java.security.SecureRandom;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.ports.out.KeySource;

/** Keys from the JDK's cryptographically strong source. */
public final class SecureKeySource implements KeySource {

    private final SecureRandom random = new SecureRandom();

    @Override
    public LicenseKey next(KeyFormat format) {
        return format.keyFrom(random::nextInt);
    }
}
