package org.portcullis.application.license;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portcullis.core.access.Caller;
import org.portcullis.core.activation.TakenSeats;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.License;
import org.portcullis.ports.in.DescribedLicense;
import org.portcullis.ports.in.LicenseDirectory;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.ports.query.LicenseFilter;

/** Long lists of licences, and what is shown beside each. Each piece is read by itself, so none keeps a connection. */
public final class DescribeLicenses implements LicenseDirectory {

    private final Transactions transactions;
    private final ValidationLog log;

    public DescribeLicenses(Transactions transactions, ValidationLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** What the stores know of some licences. */
    private record Known(Map<LicenseId, TakenSeats> seats, Map<CustomerId, Customer> customers) {}

    @Override
    public List<License> after(Caller caller, LicenseFilter filter, Optional<LicenseId> last, int limit) {
        return transactions.inTransaction(stores -> stores.licenses().after(filter, last, caller.scope(), limit));
    }

    @Override
    public List<DescribedLicense> describe(Caller caller, List<License> licenses) {
        if (licenses.isEmpty()) {
            return List.of();
        }
        List<LicenseId> ids = licenses.stream().map(License::id).toList();
        List<CustomerId> buyers = licenses.stream()
                .flatMap(license -> license.customer().stream())
                .distinct()
                .toList();
        Known known = transactions.inTransaction(stores -> new Known(
                stores.seats().taken(ids),
                stores.customers().findAll(buyers, caller.scope()).stream()
                        .collect(Collectors.toMap(Customer::id, Function.identity()))));
        Map<LicenseId, Long> totals = log.totals(ids);
        return licenses.stream()
                .map(license -> new DescribedLicense(
                        license,
                        known.seats().getOrDefault(license.id(), TakenSeats.NONE),
                        license.customer()
                                .flatMap(id ->
                                        Optional.ofNullable(known.customers().get(id))),
                        totals.getOrDefault(license.id(), 0L)))
                .toList();
    }
}
