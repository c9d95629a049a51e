package org.portcullis.testkit;

import java.util.Random;
import org.portcullis.core.access.RecoveryCode;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SecretPrefix;
import org.portcullis.ports.out.SecretSource;

/** Secrets that differ and are the same in every run; anybody could guess them. Thread-safe. */
public final class SeededSecrets implements SecretSource {
    private final Random random = new Random(20_260_116);

    @Override
    public Secret next(SecretPrefix prefix) {
        return Secret.from(prefix, random::nextInt);
    }

    @Override
    public RecoveryCode nextRecoveryCode() {
        return RecoveryCode.from(random::nextInt);
    }
}
