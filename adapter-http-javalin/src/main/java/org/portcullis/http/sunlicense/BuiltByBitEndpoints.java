package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.Optional;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.ProductId;
import org.portcullis.http.dialect.BuiltByBit;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.PathReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;

/** Has BuiltByBit hand out licences with its downloads. */
final class BuiltByBitEndpoints {

    private static final BuiltByBit.Defaults DEFAULTS =
            new BuiltByBit.Defaults(product -> LicenseMessages.KEYS, LicenseMessages.LIMITS);

    private final BuiltByBit builtByBit;

    BuiltByBitEndpoints(UseCases useCases, DialectSettings settings) {
        this.builtByBit = new BuiltByBit(useCases, settings, DEFAULTS);
    }

    Reply deliver(Context context, Caller caller) {
        ProductId product = new ProductId(PathReader.number(context, "productId"));
        return builtByBit.deliver(context, caller, Optional.of(product));
    }
}
