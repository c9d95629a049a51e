package org.portcullis.core.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.license.IpLock;

/** Decides validations. Pure and total: the same facts, request and time always give the same verdict. */
public final class LicenseValidator {

    private LicenseValidator() {}

    /**
     * Whether the program may run, and what has to be done for it.
     *
     * <p>A refused request has no effect. A granted one binds address and device together.
     *
     * @param facts as they are at {@code now}; a grant with effects must be decided on facts that can't change until the
     *     effects are done
     * @param request what is asked
     * @param now the server's time
     */
    public static Verdict decide(ValidationFacts facts, ValidationRequest request, Instant now) {
        for (Checks.Check check : Checks.ORDER) {
            Optional<Refusal> refusal = check.refusal(facts, request, now);
            if (refusal.isPresent()) {
                return Verdict.refused(refusal.get());
            }
        }
        return new Verdict.Granted(effects(facts, request));
    }

    private static List<Effect> effects(ValidationFacts facts, ValidationRequest request) {
        List<Effect> effects = new ArrayList<>();
        if (facts.license().ipLock() instanceof IpLock.Waiting) {
            effects.add(new Effect.LockIp(request.ip()));
        }
        if (!facts.ip().held()) {
            effects.add(new Effect.BindIp(request.ip()));
        }
        request.hardware()
                .flatMap(hardware -> effectOn(facts.device(), hardware))
                .ifPresent(effects::add);
        if (facts.license().isConsumption() && request.credits() > 0) {
            effects.add(new Effect.SpendCredits(request.credits()));
        }
        return effects;
    }

    private static Optional<Effect> effectOn(Optional<Activation> device, Hardware hardware) {
        if (device.isEmpty()) {
            return Optional.of(new Effect.BindHardware(hardware));
        }
        if (hardware instanceof Fingerprint latest && device.get().hardware() instanceof Fingerprint known) {
            Fingerprint updated = known.updatedWith(latest);
            return updated.equals(known)
                    ? Optional.empty()
                    : Optional.of(new Effect.RefreshFingerprint(device.get(), updated));
        }
        return Optional.empty();
    }
}
