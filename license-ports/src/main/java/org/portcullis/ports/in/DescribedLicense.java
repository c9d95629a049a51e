package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.activation.TakenSeats;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.license.License;

/**
 * A licence with what is shown beside it.
 *
 * @param license the licence
 * @param seats which addresses and devices have seats
 * @param customer who bought it, if that is known
 * @param validations how often it was presented in all, granted or refused, up to 200 ms ago
 */
public record DescribedLicense(License license, TakenSeats seats, Optional<Customer> customer, long validations) {}
