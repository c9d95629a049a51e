package org.portcullis.ports.in;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portcullis.core.access.Caller;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.CustomerId;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What owners do with their customers; visibility and commits as in {@link LicenseAdministration}. Thread-safe. */
public interface CustomerAdministration {

    /** Makes a customer of the caller's account. */
    CustomerChange create(Caller caller, CustomerDraft draft);

    /** A customer. */
    Optional<Customer> find(Caller caller, CustomerId id);

    /** The customers, by number. */
    Page<Customer> list(Caller caller, PageRequest page);

    /**
     * The customers whose numbers are above {@code last}, or all if that is empty, by number, {@code limit} at most, so that a
     * list of any length can be gone through piece by piece.
     */
    List<Customer> after(Caller caller, Optional<CustomerId> last, int limit);

    /** Changes a customer; {@code change} gets what is said of it so far, and may be called more than once. */
    CustomerChange change(Caller caller, CustomerId id, UnaryOperator<CustomerDraft> change);

    /** Deletes a customer; its licences stay, without one. False if the caller sees none. */
    boolean delete(Caller caller, CustomerId id);
}
