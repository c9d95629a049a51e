package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.product.Product;
import org.portcullis.http.dialect.BodyReader;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.sunlicense.ErrorMessages.Deleted;
import org.portcullis.http.sunlicense.ProductMessages.ProductBody;
import org.portcullis.http.sunlicense.ProductMessages.ShownProduct;
import org.portcullis.ports.in.ProductAdministration;
import org.portcullis.ports.in.ProductChange;

/** What owners do with their products. */
final class ProductEndpoints {

    private final ProductAdministration products;
    private final BodyReader<ProductBody> bodies;
    private final SunLicenseErrors.OfRoute reading = SunLicenseErrors.accepting(Intents.READ_PRODUCTS);
    private final SunLicenseErrors.OfRoute writing = SunLicenseErrors.accepting(Intents.WRITE_PRODUCTS);

    ProductEndpoints(UseCases useCases, DialectSettings settings) {
        this.products = useCases.administration().products();
        this.bodies = new BodyReader<>(ProductBody.class, settings.maxBodyBytes());
    }

    Reply list(Context context, Caller caller) {
        return Lists.reply(
                context,
                new QueryReader(context),
                page -> products.list(caller, false, page),
                (last, limit) -> products.after(caller, last.map(Product::id), limit),
                some -> some.stream().map(ShownProduct::from).toList());
    }

    Reply show(Context context, Caller caller) {
        return products.find(caller, id(context))
                .map(product -> Reply.ok(ShownProduct.from(product)))
                .orElseGet(() -> reading.productNotFound());
    }

    Reply create(Context context, Caller caller) {
        return reply(products.create(caller, bodies.read(context).toDraft()));
    }

    /** sunlicense doc: “Fields not included in the PUT body may be lost.” */
    Reply replace(Context context, Caller caller) {
        ProductId id = id(context);
        return reply(products.change(caller, id, bodies.read(context).toChange()));
    }

    Reply delete(Context context, Caller caller) {
        return switch (products.delete(caller, id(context))) {
            case DELETED -> Reply.ok(new Deleted("Product deleted"));
            case NOT_FOUND -> writing.productNotFound();
            case IN_USE -> writing.productInUse();
        };
    }

    private Reply reply(ProductChange change) {
        return switch (change) {
            case ProductChange.Done done -> Reply.ok(ShownProduct.from(done.product()));
            case ProductChange.NotFound notFound -> writing.productNotFound();
            case ProductChange.NameTaken taken -> writing.productNameTaken();
        };
    }

    private static ProductId id(Context context) {
        return new ProductId(PathReader.number(context, "id"));
    }
}
