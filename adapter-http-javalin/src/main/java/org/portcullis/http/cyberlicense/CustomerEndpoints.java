package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import java.util.function.Function;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.CustomerId;
import org.portcullis.http.cyberlicense.CustomerMessages.ChangeBody;
import org.portcullis.http.cyberlicense.CustomerMessages.CreateBody;
import org.portcullis.http.cyberlicense.CustomerMessages.Done;
import org.portcullis.http.cyberlicense.CustomerMessages.OneCustomer;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.in.CustomerAdministration;
import org.portcullis.ports.in.CustomerChange;

/** What owners do with their customers, one by one. */
final class CustomerEndpoints {

    private final CustomerAdministration customers;
    private final BodyReader<CreateBody> creations;
    private final BodyReader<ChangeBody> changes;

    CustomerEndpoints(UseCases useCases, DialectSettings settings) {
        this.customers = useCases.administration().customers();
        this.creations = new BodyReader<>(CreateBody.class, settings.maxBodyBytes());
        this.changes = new BodyReader<>(ChangeBody.class, settings.maxBodyBytes());
    }

    Reply create(Context context, Caller caller) {
        return answer(customers.create(caller, creations.read(context).toDraft()), 201);
    }

    Reply show(Context context, Caller caller) {
        return onCustomer(
                context,
                id -> customers
                        .find(caller, id)
                        .map(customer -> Reply.ok(OneCustomer.from(customer)))
                        .orElseGet(CustomerEndpoints::notFound));
    }

    Reply change(Context context, Caller caller) {
        var change = changes.read(context).toChange();
        return onCustomer(context, id -> answer(customers.change(caller, id, change), 200));
    }

    Reply delete(Context context, Caller caller) {
        return onCustomer(context, id -> customers.delete(caller, id) ? Reply.ok(Done.DELETED) : notFound());
    }

    private static Reply onCustomer(Context context, Function<CustomerId, Reply> work) {
        return ObjectId.parse(context.pathParam("id"), CustomerId::new)
                .map(work)
                .orElseGet(CustomerEndpoints::notFound);
    }

    private static Reply answer(CustomerChange change, int status) {
        return switch (change) {
            case CustomerChange.Done done -> new Reply(status, OneCustomer.from(done.customer()));
            case CustomerChange.NotFound unknown -> notFound();
            case CustomerChange.EmailTaken taken ->
                CyberLicenseErrors.conflict("A customer with this email exists already");
        };
    }

    private static Reply notFound() {
        return CyberLicenseErrors.notFound("Customer not found");
    }
}
