package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import org.portcullis.core.access.Caller;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.license.License;
import org.portcullis.core.license.Patch;
import org.portcullis.core.product.Product;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.RepeatableCalls;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.RequestBody;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.licensechain.LicenseMessages.AppLicenses;
import org.portcullis.http.licensechain.LicenseMessages.ChangeBody;
import org.portcullis.http.licensechain.LicenseMessages.CreateBody;
import org.portcullis.http.licensechain.LicenseMessages.Done;
import org.portcullis.http.licensechain.LicenseMessages.Licenses;
import org.portcullis.http.licensechain.LicenseMessages.Wishes;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseCreation;
import org.portcullis.ports.in.ProductAdministration;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What owners do with their licences. */
final class LicenseEndpoints {

    private final LicenseAdministration licenses;
    private final ProductAdministration products;
    private final OneLicenses one;
    private final BodyReader<CreateBody> creations;
    private final BodyReader<ChangeBody> changes;
    private final DialectSettings settings;

    LicenseEndpoints(UseCases useCases, OneLicenses one, DialectSettings settings) {
        this.licenses = useCases.licenses();
        this.products = useCases.administration().products();
        this.one = one;
        this.creations = new BodyReader<>(CreateBody.class, settings.maxBodyBytes());
        this.changes = new BodyReader<>(ChangeBody.class, settings.maxBodyBytes());
        this.settings = settings;
    }

    Reply list(Context context, Caller caller) {
        PageRequest part = Parts.of(new QueryReader(context));
        Page<License> page = licenses.list(caller, LicenseFilter.ALL, part);
        long number = part.skip() / part.limit() + 1;
        return Reply.ok(new Licenses(one.list(caller, page.items()), page.total(), number, part.limit()));
    }

    Reply listOfApp(Context context, Caller caller) {
        PageRequest part = Parts.of(new QueryReader(context));
        return onApp(context, caller, app -> {
            Page<License> page = licenses.list(caller, LicenseFilter.ofProduct(app.id()), part);
            return Reply.ok(new AppLicenses(one.list(caller, page.items()), page.total()));
        });
    }

    Reply create(Context context, Caller caller) {
        byte[] body = RequestBody.take(context, settings.maxBodyBytes());
        Optional<RepeatableCall> call = RepeatableCalls.of(context, body);
        CreateBody creation = creations.read(body);
        return onApp(context, caller, app -> {
            CreateBody.Order order = creation.toOrder(app.id(), app.uuid());
            return switch (licenses.create(caller, order.draft(), order.buyer(), call)) {
                case LicenseCreation.Created created -> new Reply(201, one.tell(caller, created.license()));
                case LicenseCreation.UnknownProduct unknown -> LicenseChainErrors.appNotFound();
                case LicenseCreation.UnknownCustomer unknown ->
                    throw new IllegalStateException("a customer that is found or made is unknown");
                case LicenseCreation.PlanLimitReached reached -> LicenseChainErrors.planLimitReached(reached.limit());
            };
        });
    }

    Reply show(Context context, Caller caller) {
        return one.on(context, caller, license -> Reply.ok(one.tell(caller, license)));
    }

    Reply change(Context context, Caller caller) {
        Wishes wishes = changes.read(context).toWishes();
        return one.on(context, caller, license -> {
            if (wishes.app().isPresent()) {
                Optional<Product> app = products.find(caller, wishes.app().get());
                if (app.isEmpty()) {
                    return LicenseChainErrors.appNotFound();
                }
                wishes.patch().product(Patch.to(app.get().id()));
            }
            return one.change(caller, license, wishes.patch().build(), wishes.buyerOf(license));
        });
    }

    Reply delete(Context context, Caller caller) {
        return one.on(
                context,
                caller,
                license -> licenses.delete(caller, license.id())
                        ? Reply.ok(Done.DELETED)
                        : LicenseChainErrors.licenseNotFound());
    }

    private Reply onApp(Context context, Caller caller, Function<Product, Reply> work) {
        return Uuids.parse(context.pathParam("appId"))
                .flatMap(id -> products.find(caller, id))
                .map(work)
                .orElseGet(LicenseChainErrors::appNotFound);
    }
}
