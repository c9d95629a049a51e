package org.portcullis.application.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.portcullis.core.access.OneTimeSeed;
import org.portcullis.core.access.RecoveryCode;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.ports.out.OneTimeCodes;
import org.portcullis.ports.out.Seals;
import org.portcullis.ports.out.Stores;

/** Finds out whether somebody has an account's second factor, and spends what shows it. */
public final class CodeCheck {

    private final OneTimeCodes codes;
    private final Seals seals;

    public CodeCheck(OneTimeCodes codes, Seals seals) {
        this.codes = codes;
        this.seals = seals;
    }

    /** What showed that somebody has the second factor. */
    enum Proof {
        AUTHENTICATOR("authenticator"),
        RECOVERY_CODE("recovery code");

        private final String words;

        Proof(String words) {
            this.words = words;
        }

        /** What the audit log calls it. */
        String words() {
            return words;
        }
    }

    /** The time step that {@code code} is of, whether it was spent or not. */
    OptionalLong step(SecondFactor factor, String code, Instant now) {
        var seed = new OneTimeSeed(seals.open(factor.seed(), SecondFactor.sealContext(factor.account())));
        return codes.step(seed, code, now);
    }

    /** Spends {@code code}, which may be a recovery code; empty if it is wrong, or spent. */
    Optional<Proof> spend(Stores stores, SecondFactor factor, String code, Instant now) {
        Optional<RecoveryCode> recovery = RecoveryCode.parse(code);
        if (recovery.isPresent()) {
            return stores.secondFactors()
                            .spendRecoveryCode(factor.account(), recovery.get().hash())
                    ? Optional.of(Proof.RECOVERY_CODE)
                    : Optional.empty();
        }
        OptionalLong step = step(factor, code, now);
        return step.isPresent() && stores.secondFactors().spendStep(factor.account(), step.getAsLong())
                ? Optional.of(Proof.AUTHENTICATOR)
                : Optional.empty();
    }
}
