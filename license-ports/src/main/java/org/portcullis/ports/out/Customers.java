package org.portcullis.ports.out;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Scope;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The customers. */
public interface Customers {

    /** A number that no customer has had. */
    CustomerId nextId();

    /**
     * Adds a customer.
     *
     * @throws Duplicate if its account has another one with the same e-mail address, in whatever case
     */
    void add(Customer customer);

    /**
     * Replaces the customer with the same id; nothing happens if there is none.
     *
     * @throws Duplicate if its account has another one with the same e-mail address, in whatever case
     */
    void update(Customer customer);

    /** Removes a customer, if there is one; its licences stay, without one. */
    void remove(CustomerId id);

    /** The customer; empty if there is none or it is out of scope. */
    Optional<Customer> find(CustomerId id, Scope scope);

    /** Those of {@code ids} that are in scope, in any order. */
    default List<Customer> findAll(Collection<CustomerId> ids, Scope scope) {
        return ids.stream().flatMap(id -> find(id, scope).stream()).toList();
    }

    /**
     * The same, locked until the transaction ends, so that of two changes neither is lost, and that it is not removed while
     * a licence gets it.
     */
    Optional<Customer> lock(CustomerId id, Scope scope);

    /** The customer of {@code owner} with this e-mail address, in whatever case. */
    Optional<Customer> findByEmail(AccountId owner, String email);

    /** The customers, by number. */
    Page<Customer> list(Scope scope, PageRequest page);

    /**
     * The customers in scope whose numbers are above {@code last}, or all if that is empty, by number, {@code limit} at most.
     * Takes as long for the last ones as for the first.
     */
    List<Customer> after(Optional<CustomerId> last, Scope scope, int limit);
}
