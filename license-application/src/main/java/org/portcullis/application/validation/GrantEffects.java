package org.portcullis.application.validation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.NewDevice;
import org.portcullis.core.activation.NewSeats;
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
 * @param fresh what it is like under the lock
 * @param now when it was decided
 */
record GrantEffects(
        Stores stores, ValidationRequest request, LicenseSnapshot known, LicenseSnapshot fresh, Instant now) {

    /** The answer after {@code effects} were carried out. */
    Validation.Granted carryOut(List<Effect> effects) {
        Validation.Granted result = new Validation.Granted(fresh.license(), fresh.seats());
        for (Effect effect : effects) {
            result = carryOut(effect, result.license(), result.seats());
        }
        NewSeats taken = taken(effects);
        if (!taken.isEmpty()) {
            result = take(taken, result.license(), result.seats());
        }
        changeBy(effects, result).ifPresent(stores::announce);
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
            case Effect.RefreshFingerprint refresh -> {
                Activation refreshed = refresh.device().seenAs(refresh.fingerprint(), now);
                stores.seats().update(id, refreshed);
                yield new Validation.Granted(license, seats.replacing(refresh.device(), refreshed));
            }
            case Effect.SpendCredits spend -> {
                stores.credits().spend(id, spend.amount());
                yield new Validation.Granted(license, seats);
            }
            // Taken together, at the end.
            case Effect.BindIp bind -> new Validation.Granted(license, seats);
            case Effect.BindHardware bind -> new Validation.Granted(license, seats);
        };
    }

    private NewSeats taken(List<Effect> effects) {
        Optional<IpAddress> ip = Optional.empty();
        Optional<NewDevice> device = Optional.empty();
        for (Effect effect : effects) {
            if (effect instanceof Effect.BindIp bind) {
                ip = Optional.of(bind.ip());
            } else if (effect instanceof Effect.BindHardware bind) {
                device = Optional.of(new NewDevice(
                        bind.hardware(), Optional.empty(), request.client().productVersion()));
            }
        }
        return new NewSeats(ip, device);
    }

    private Validation.Granted take(NewSeats taken, License license, Seats seats) {
        Optional<Activation> device = stores.seats().bind(license.id(), taken, now);
        Seats more = taken.ip().map(seats::plus).orElse(seats);
        return new Validation.Granted(license, device.map(more::plus).orElse(more));
    }

    private Optional<Change> changeBy(List<Effect> effects, Validation.Granted after) {
        LicenseKey key = fresh.license().key();
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
        return takesSeat ? Optional.of(new Change.SeatTaken(key, renewal(after))) : Optional.empty();
    }

    /**
     * What is known with the new seats, if it was all true until now. Of the product and the blacklists it stays what was
     * known: those are read anew where they changed, whatever the seats.
     */
    private Optional<Change.Renewal> renewal(Validation.Granted after) {
        boolean wasTrue = known.seats().isWhole()
                && known.seatRevision() == fresh.seatRevision()
                && known.license().equals(fresh.license());
        return wasTrue
                ? Optional.of(new Change.Renewal(
                        known,
                        new LicenseSnapshot(
                                after.license(),
                                known.product(),
                                after.seats(),
                                known.barred(),
                                fresh.seatRevision() + 1)))
                : Optional.empty();
    }
}
