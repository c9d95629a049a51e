package org.portcullis.ports.in;

import org.portcullis.core.license.License;

/** What came of asking for the licence of a purchase. */
public sealed interface Delivery {

    /** This is it, whatever it is good for by now. */
    record Delivered(License license) implements Delivery {}

    /** It had one, which its seller deleted; it gets no other. */
    record Withdrawn() implements Delivery {}

    /** The caller sees no such product. */
    record UnknownProduct() implements Delivery {}

    /** The owner's plan allows no more licences. */
    record PlanLimitReached(long limit) implements Delivery {}
}
