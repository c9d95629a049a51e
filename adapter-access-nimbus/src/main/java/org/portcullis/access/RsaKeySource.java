package org.portcullis.access;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.SecretBytes;
import org.portcullis.core.access.SigningKey;
import org.portcullis.ports.out.SigningKeySource;

/** RSA key pairs. */
public final class RsaKeySource implements SigningKeySource {

    // Enough for keys that are replaced every few months, and verified with on every request.
    private static final int BITS = 2048;

    @Override
    public SigningKey next(Instant signsFrom) {
        KeyPair pair = newPair();
        return new SigningKey(
                RsaPair.idOf((RSAPublicKey) pair.getPublic()),
                signsFrom,
                Optional.empty(),
                SecretBytes.of(pair.getPrivate().getEncoded()));
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
