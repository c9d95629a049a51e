package org.portcullis.http.v2docker;

import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.v2docker.LicenseMessages.Info;
import org.portcullis.http.v2docker.V2DockerErrors.NoLicense;
import org.portcullis.ports.in.CustomerAdministration;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseDetails;

/** Tells programs what is known of licences. */
final class LicenseEndpoints {

    private static final String LICENSE_KEY = "license_key";

    private final LicenseAdministration licenses;
    private final CustomerAdministration customers;

    LicenseEndpoints(UseCases useCases) {
        this.licenses = useCases.licenses();
        this.customers = useCases.administration().customers();
    }

    Reply info(Context context, Caller caller) {
        FieldReader fields = new FieldReader();
        Optional<LicenseKey> key = fields.key(LICENSE_KEY, context.pathParam(LICENSE_KEY));
        fields.requireAllRight();
        if (key.isEmpty()) {
            return V2DockerErrors.invalidLicense(NoLicense.FORMAT_INVALID);
        }
        return licenses.find(caller, key.get())
                .filter(details -> !details.license().isDeleted())
                .map(details -> Reply.ok(Info.from(details, customerOf(details, caller))))
                .orElseGet(() -> V2DockerErrors.invalidLicense(NoLicense.NOT_FOUND));
    }

    private Optional<Customer> customerOf(LicenseDetails details, Caller caller) {
        return details.license().customer().flatMap(customer -> customers.find(caller, customer));
    }
}
