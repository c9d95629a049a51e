package org.portcullis.application.validation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.Effect;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Stores;

/**
 * Does what a grant takes, while the licence is locked, and has those that keep copies told of it.
 *
 * @param stores the stores of the transaction that holds the lock
 * @param request what was asked
 * @param known what the licence was like when last looked at
 * @param now when it was decided
 */
record GrantEffects(Stores stores, ValidationRequest request, LicenseSnapshot known, Instant now) {

    /** The answer after {@code effects} were carried out on what {@code granted} tells. */
    Validation.Granted carryOut(List<Effect> effects, Validation.Granted granted) {
        Validation.Granted result = granted;
        for (Effect effect : effects) {
            result = carryOut(effect, result.license(), result.seats());
        }
        changeBy(effects, granted, result).ifPresent(stores::announce);
        return result;
    }

    private Validation.Granted carryOut(Effect effect, License license, Seats seats) {
        LicenseId id = license.id();
        return switch (effect) {
            case Effect.LockIp lock -> {
                License lockedToIp = license.withIpLock(new IpLock.Held(lock.ip()));
                stores.licenses().update(lockedToIp);
                yield new Validation.Granted(lockedToIp, seats);
            }
            case Effect.BindIp bind -> {
                stores.seats().bind(id, bind.ip(), now);
                yield new Validation.Granted(license, seats.plus(bind.ip()));
            }
            case Effect.BindHardware bind -> {
                Activation activation = new Activation(
                        stores.seats().nextId(),
                        bind.hardware(),
                        Optional.empty(),
                        request.client().productVersion(),
                        now,
                        now);
                stores.seats().bind(id, activation);
                yield new Validation.Granted(license, seats.plus(activation));
            }
            case Effect.RefreshFingerprint refresh -> {
                Activation refreshed = refresh.device().seenAs(refresh.fingerprint(), now);
                stores.seats().update(id, refreshed);
                yield new Validation.Granted(license, seats.replacing(refresh.device(), refreshed));
            }
            case Effect.SpendCredits spend -> {
                stores.credits().spend(id, spend.amount());
                yield new Validation.Granted(license, seats);
            }
        };
    }

    private Optional<Change> changeBy(List<Effect> effects, Validation.Granted before, Validation.Granted after) {
        LicenseKey key = before.license().key();
        boolean changesLicense = false;
        boolean takesSeat = false;
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.LockIp lock -> changesLicense = true;
                // What the device was known by until now has no seat any more.
                case Effect.RefreshFingerprint refresh -> changesLicense = true;
                case Effect.BindIp bind -> takesSeat = true;
                case Effect.BindHardware bind -> takesSeat = true;
                case Effect.SpendCredits spend -> {}
            }
        }
        if (changesLicense) {
            return Optional.of(new Change.LicenseChanged(key));
        }
        return takesSeat ? Optional.of(new Change.SeatTaken(key, renewal(before, after))) : Optional.empty();
    }

    /**
     * What is known with the new seats, if it was all true until now. Of the product and the blacklists it stays what was
     * known: those are read anew where they changed, whatever the seats.
     */
    private Optional<Change.Renewal> renewal(Validation.Granted before, Validation.Granted after) {
        boolean wasTrue = known.seats().isWhole()
                && known.seats().equals(before.seats())
                && known.license().equals(before.license());
        return wasTrue
                ? Optional.of(new Change.Renewal(
                        known, new LicenseSnapshot(after.license(), known.product(), after.seats(), known.barred())))
                : Optional.empty();
    }
}
