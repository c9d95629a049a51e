package org.portcullis.http.cyberlicense;

import io.javalin.http.Context;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.Limits;
import org.portcullis.http.cyberlicense.BuiltByBitMessages.NewSecret;
import org.portcullis.http.dialect.BuiltByBit;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.in.MarketplaceDelivery;

/** Has BuiltByBit hand out licences with its downloads. */
final class BuiltByBitEndpoints {

    /** A product's own prefix, or one that says what it is. */
    private static final BuiltByBit.Defaults DEFAULTS = new BuiltByBit.Defaults(
            product -> KeyFormat.prefixed(product.licensePrefix().orElse("LIC")), Limits.of(1, 1));

    private final MarketplaceDelivery marketplaces;
    private final BuiltByBit builtByBit;

    BuiltByBitEndpoints(UseCases useCases, DialectSettings settings) {
        this.marketplaces = useCases.administration().marketplaces();
        this.builtByBit = new BuiltByBit(useCases, settings, DEFAULTS);
    }

    Reply deliver(Context context, Caller caller) {
        return builtByBit.deliver(context, caller, ObjectId.parse(context.pathParam("productId"), ProductId::new));
    }

    Reply renewSecret(Context context, Caller caller) {
        return ObjectId.parse(context.pathParam("id"), ProductId::new)
                .flatMap(product -> marketplaces.renewSecret(caller, product))
                .map(made -> Reply.ok(NewSecret.from(made)))
                .orElseGet(() -> CyberLicenseErrors.notFound("Product not found"));
    }
}
