package org.portcullis.access;

import java.security.SecureRandom;
import org.portcullis.core.access.RecoveryCode;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.ports.out.SecretSource;

/** Secrets from the JDK's cryptographically strong source. */
public final class RandomSecrets implements SecretSource {

    private final SecureRandom random = new SecureRandom();

    @Override
    public Secret next(SecretPrefix prefix) {
        // A method reference would refer to java.util.Random, which is no source of secrets, and nobody could tell.
        return Secret.from(prefix, bound -> random.nextInt(bound));
    }

    @Override
    public RecoveryCode nextRecoveryCode() {
        return RecoveryCode.from(bound -> random.nextInt(bound));
    }
}
