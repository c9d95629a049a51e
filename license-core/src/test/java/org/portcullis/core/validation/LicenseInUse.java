package org.portcullis.core.validation;

import java.time.Instant;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;

/** A licence with its seats and credits, to which effects are done as a store does them. */
record LicenseInUse(License license, Product product, Seats seats, Barred barred, Credits credits) {

    Verdict decide(ValidationRequest request, Instant now) {
        ValidationFacts facts = ValidationFacts.of(request, license, product, seats, barred, credits);
        return LicenseValidator.decide(facts, request, now);
    }

    LicenseInUse after(ValidationRequest request, Instant now) {
        return switch (decide(request, now)) {
            case Verdict.Refused refused -> this;
            case Verdict.Granted granted -> {
                LicenseInUse changed = this;
                for (Effect effect : granted.effects()) {
                    changed = changed.after(effect, now);
                }
                yield changed;
            }
        };
    }

    LicenseInUse with(License changed) {
        return new LicenseInUse(changed, product, seats, barred, credits);
    }

    private LicenseInUse after(Effect effect, Instant now) {
        return switch (effect) {
            case Effect.LockIp lock -> with(license.withIpLock(new IpLock.Held(lock.ip())));
            case Effect.BindIp bind -> with(seats.plus(bind.ip()));
            case Effect.BindHardware bind ->
                with(seats.plus(Situation.device(seats.activationCount() + 1, bind.hardware())));
            case Effect.RefreshFingerprint refresh -> {
                Activation device = refresh.device();
                yield with(seats.replacing(device, device.seenAs(refresh.fingerprint(), now)));
            }
            case Effect.SpendCredits spend ->
                new LicenseInUse(license, product, seats, barred, credits.spend(spend.amount()));
        };
    }

    private LicenseInUse with(Seats changed) {
        return new LicenseInUse(license, product, changed, barred, credits);
    }
}
