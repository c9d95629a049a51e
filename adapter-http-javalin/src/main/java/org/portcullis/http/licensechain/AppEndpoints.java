package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.licensechain.AppMessages.App;
import org.portcullis.http.licensechain.AppMessages.Apps;
import org.portcullis.http.licensechain.AppMessages.ChangeBody;
import org.portcullis.http.licensechain.AppMessages.CreateBody;
import org.portcullis.http.licensechain.AppMessages.Done;
import org.portcullis.ports.in.AppCreation;
import org.portcullis.ports.in.AppKeyAdministration;
import org.portcullis.ports.in.ProductAdministration;
import org.portcullis.ports.in.ProductChange;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** What owners do with their applications. */
final class AppEndpoints {

    private final ProductAdministration products;
    private final AppKeyAdministration keys;
    private final BodyReader<CreateBody> creations;
    private final BodyReader<ChangeBody> changes;

    AppEndpoints(UseCases useCases, DialectSettings settings) {
        this.products = useCases.administration().products();
        this.keys = useCases.administration().appKeys();
        this.creations = new BodyReader<>(CreateBody.class, settings.maxBodyBytes());
        this.changes = new BodyReader<>(ChangeBody.class, settings.maxBodyBytes());
    }

    Reply list(Context context, Caller caller) {
        PageRequest part = Parts.of(new QueryReader(context));
        Page<Product> page = products.list(caller, false, part);
        Map<ProductId, ApiToken> known =
                keys.of(caller, page.items().stream().map(Product::id).toList());
        List<App> apps = page.items().stream()
                .map(app ->
                        App.from(app, Optional.ofNullable(known.get(app.id())).map(ApiToken::hint)))
                .toList();
        context.header(Parts.TOTAL, Long.toString(page.total()));
        return Reply.ok(new Apps(apps));
    }

    Reply show(Context context, Caller caller) {
        return onApp(context, caller, app -> Reply.ok(App.from(app, hintOf(caller, app))));
    }

    Reply create(Context context, Caller caller) {
        return switch (keys.create(caller, creations.read(context).toDraft())) {
            case AppCreation.Done done ->
                new Reply(
                        201,
                        App.from(done.product(), Optional.of(done.key().secret().text())));
            case AppCreation.NameTaken taken -> LicenseChainErrors.appExists();
        };
    }

    Reply change(Context context, Caller caller) {
        var change = changes.read(context).toChange();
        return onApp(context, caller, app -> switch (products.change(caller, app.id(), change)) {
            case ProductChange.Done done -> Reply.ok(App.from(done.product(), hintOf(caller, done.product())));
            case ProductChange.NotFound notFound -> LicenseChainErrors.appNotFound();
            case ProductChange.NameTaken taken -> LicenseChainErrors.appExists();
        });
    }

    Reply delete(Context context, Caller caller) {
        return onApp(
                context,
                caller,
                app -> products.deleteWithLicenses(caller, app.id())
                        ? Reply.ok(Done.DELETED)
                        : LicenseChainErrors.appNotFound());
    }

    Reply regenerateKey(Context context, Caller caller) {
        return onApp(
                context,
                caller,
                app -> keys.renew(caller, app.id())
                        .map(NewApiToken::secret)
                        .map(secret -> Reply.ok(App.from(app, Optional.of(secret.text()))))
                        .orElseGet(LicenseChainErrors::appNotFound));
    }

    private Reply onApp(Context context, Caller caller, Function<Product, Reply> work) {
        return Uuids.parse(context.pathParam("id"))
                .flatMap(id -> products.find(caller, id))
                .map(work)
                .orElseGet(LicenseChainErrors::appNotFound);
    }

    private Optional<String> hintOf(Caller caller, Product app) {
        return Optional.ofNullable(keys.of(caller, List.of(app.id())).get(app.id()))
                .map(ApiToken::hint);
    }
}
