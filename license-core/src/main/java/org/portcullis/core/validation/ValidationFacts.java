package org.portcullis.core.validation;

import java.util.Optional;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;

/**
 * All that is known for deciding one request, true at one moment.
 *
 * @param license the licence with the request's key
 * @param requiresHardware whether its product refuses a request without hardware
 * @param ip the seats taken by addresses
 * @param hardware the seats taken by devices
 * @param device the device that the request's hardware is, if it has a seat
 * @param ipBlacklisted whether the request's address is barred
 * @param hardwareBlacklisted whether the request's hardware is barred
 * @param credits what a consumption licence has to spend
 * @param planSpent whether the owner's plan has no granted validation left today
 */
public record ValidationFacts(
        License license,
        boolean requiresHardware,
        SeatUse ip,
        SeatUse hardware,
        Optional<Activation> device,
        boolean ipBlacklisted,
        boolean hardwareBlacklisted,
        Credits credits,
        boolean planSpent) {

    /** The facts that concern {@code request}, drawn from the licence's seats and what of the request is barred. */
    public static ValidationFacts of(
            ValidationRequest request, License license, Product product, Seats seats, Barred barred, Credits credits) {
        Optional<Activation> device = request.hardware().isPresent()
                ? seats.deviceWith(request.hardware().get())
                : Optional.empty();
        return new ValidationFacts(
                license,
                product.requiresHardware(),
                new SeatUse(seats.holds(request.ip()), seats.ipCount()),
                new SeatUse(device.isPresent(), seats.activationCount()),
                device,
                barred.bars(request.ip()),
                request.hardware().isPresent() && barred.bars(request.hardware().get()),
                credits,
                false);
    }

    /** These facts on a day whose plan is spent. */
    public ValidationFacts withPlanSpent() {
        return new ValidationFacts(
                license, requiresHardware, ip, hardware, device, ipBlacklisted, hardwareBlacklisted, credits, true);
    }
}
