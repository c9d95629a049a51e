package org.portcullis.core.validation;

import java.util.Optional;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;

/**
 * A licence with what belongs to it, as it was at one moment; what a cache keeps. It has no credits, since they change
 * with every use.
 *
 * @param license the licence
 * @param product what it is for
 * @param seats its seats: all of them, or those that concern one request
 * @param barred which of those seats' addresses and devices are blacklisted for this licence
 * @param seatRevision moves whenever a seat is given, changed or freed: while a licence has this one, its seats are the same
 */
public record LicenseSnapshot(License license, Product product, Seats seats, Barred barred, long seatRevision) {

    /**
     * The facts for {@code request}, or empty if this snapshot can't tell them: the address or the very hardware has no
     * seat in it, so nothing is known of whether they are barred.
     */
    public Optional<ValidationFacts> factsFor(ValidationRequest request) {
        boolean known = seats.holds(request.ip())
                && (request.hardware().isEmpty()
                        || seats.activations().containsKey(request.hardware().get()));
        return known
                ? Optional.of(ValidationFacts.of(request, license, product, seats, barred, Credits.NONE))
                : Optional.empty();
    }
}
