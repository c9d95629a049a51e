package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.CustomerId;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.sunlicense.CustomerMessages.ShownCustomer;
import org.portcullis.ports.in.CustomerAdministration;

/** Who bought licences. */
final class CustomerEndpoints {

    private final CustomerAdministration customers;
    private final SunLicenseErrors.OfRoute reading = SunLicenseErrors.accepting(Intents.READ_CUSTOMERS);

    CustomerEndpoints(UseCases useCases) {
        this.customers = useCases.administration().customers();
    }

    Reply list(Context context, Caller caller) {
        return Lists.reply(
                context,
                new QueryReader(context),
                page -> customers.list(caller, page),
                (last, limit) -> customers.after(caller, last.map(Customer::id), limit),
                some -> some.stream().map(ShownCustomer::from).toList());
    }

    Reply show(Context context, Caller caller) {
        return customers
                .find(caller, new CustomerId(PathReader.number(context, "id")))
                .map(customer -> Reply.ok(ShownCustomer.from(customer)))
                .orElseGet(() -> reading.customerNotFound());
    }
}
