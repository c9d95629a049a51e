package org.portcullis.http.sunlicense;

import java.util.List;
import java.util.Set;
import org.portcullis.core.access.Intent;
import org.portcullis.http.dialect.BuiltByBit;
import org.portcullis.http.dialect.CallLimit;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.RouteHandler;
import org.portcullis.http.dialect.SharedRoute;
import org.portcullis.http.dialect.UseCases;

/** The SunLicense API. */
public final class SunLicenseDialect implements Dialect {

    private static final String NAME = "sunlicense";

    private final SunLicenseAccess access;
    private final CallLimit validations;
    private final SunLicenseErrors validationErrors;
    private final ValidationEndpoints validation;
    private final ProductEndpoints products;
    private final LicenseEndpoints licenses;
    private final LicenseListEndpoints licenseLists;
    private final BlacklistEndpoints blacklists;
    private final RequestEndpoints requests;
    private final CustomerEndpoints customers;
    private final BuiltByBitEndpoints builtByBit;

    /** The API over these use cases. */
    public SunLicenseDialect(UseCases useCases, DialectSettings settings) {
        access = new SunLicenseAccess(
                useCases.access().authentication(),
                new Origins(NAME, settings.addresses()),
                settings.limitPerNetwork("sunlicense.token"));
        validations = settings.limitPerNetwork("sunlicense.validate");
        validationErrors = new SunLicenseErrors(useCases.time());
        validation = new ValidationEndpoints(useCases, settings, validationErrors);
        products = new ProductEndpoints(useCases, settings);
        ShownLicenses shown = new ShownLicenses(useCases.administration().directory(), useCases.time());
        licenses = new LicenseEndpoints(useCases, shown, settings);
        licenseLists = new LicenseListEndpoints(useCases, shown);
        blacklists = new BlacklistEndpoints(useCases, settings);
        requests = new RequestEndpoints(useCases);
        customers = new CustomerEndpoints(useCases);
        builtByBit = new BuiltByBitEndpoints(useCases, settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/api/v2");
    }

    @Override
    public List<Route> routes() {
        ProblemReplies errors = SunLicenseErrors::of;
        return List.of(
                Route.get("/api/v2/healthy", access::anybody, validation::healthy, errors),
                Route.get("/api/v2/ping", access::withToken, validation::ping, errors),
                get("/api/v2/products", Intents.READ_PRODUCTS, products::list),
                get("/api/v2/products/{id}", Intents.READ_PRODUCTS, products::show),
                post("/api/v2/products", Intents.WRITE_PRODUCTS, products::create),
                put("/api/v2/products/{id}", Intents.WRITE_PRODUCTS, products::replace),
                delete("/api/v2/products/{id}", Intents.WRITE_PRODUCTS, products::delete),
                get("/api/v2/licenses", Intents.READ_LICENSES, licenseLists::list),
                get("/api/v2/licenses/{id}", Intents.READ_LICENSES, licenses::show),
                post("/api/v2/licenses", Intents.WRITE_LICENSES, licenses::create),
                get("/api/v2/licenses/by-license-key/{licenseKey}", Intents.READ_LICENSES, licenses::showByKey),
                get("/api/v2/licenses/by-customer-email/{email}", Intents.READ_LICENSES, licenseLists::ofCustomerEmail),
                get(
                        "/api/v2/licenses/by-platform/{platform}/{platformId}",
                        Intents.READ_LICENSES,
                        licenseLists::ofPlatform),
                get("/api/v2/licenses/by-customer-id/{customerId}", Intents.READ_LICENSES, licenseLists::ofCustomer),
                get("/api/v2/licenses/by-product-id/{productId}", Intents.READ_LICENSES, licenseLists::ofProduct),
                get("/api/v2/licenses/by-discord-id/{discordId}", Intents.READ_LICENSES, licenseLists::ofDiscord),
                put("/api/v2/licenses/{id}", Intents.WRITE_LICENSES, licenses::replace),
                delete("/api/v2/licenses/{id}", Intents.WRITE_LICENSES, licenses::delete),
                get("/api/v2/blacklists", Intents.READ_BLACKLISTS, blacklists::list),
                get("/api/v2/blacklists/{id}", Intents.READ_BLACKLISTS, blacklists::show),
                post("/api/v2/blacklists", Intents.WRITE_BLACKLISTS, blacklists::create),
                put("/api/v2/blacklists/{id}", Intents.WRITE_BLACKLISTS, blacklists::replace),
                delete("/api/v2/blacklists/{id}", Intents.WRITE_BLACKLISTS, blacklists::delete),
                get("/api/v2/requests", Intents.READ_REQUESTS, requests::list),
                get("/api/v2/requests/{id}", Intents.READ_REQUESTS, requests::show),
                get("/api/v2/customers", Intents.READ_CUSTOMERS, customers::list),
                get("/api/v2/customers/{id}", Intents.READ_CUSTOMERS, customers::show),
                Route.post(
                                "/api/v2/validate",
                                access.withAnyOf(Intents.VALIDATE),
                                validation::validate,
                                validationErrors::ofValidation)
                        .limitedBy(validations)
                        .asHot(),
                Route.post("/api/v1/bbb/{productId}", access::anybody, builtByBit::deliver, BuiltByBit::problem));
    }

    private Route get(String path, Set<Intent> accepted, RouteHandler handler) {
        return Route.get(path, access.withAnyOf(accepted), handler, SunLicenseErrors.accepting(accepted));
    }

    private Route post(String path, Set<Intent> accepted, RouteHandler handler) {
        return Route.post(path, access.withAnyOf(accepted), handler, SunLicenseErrors.accepting(accepted));
    }

    private Route put(String path, Set<Intent> accepted, RouteHandler handler) {
        return Route.put(path, access.withAnyOf(accepted), handler, SunLicenseErrors.accepting(accepted));
    }

    private Route delete(String path, Set<Intent> accepted, RouteHandler handler) {
        return Route.delete(path, access.withAnyOf(accepted), handler, SunLicenseErrors.accepting(accepted));
    }

    /** Its part of {@code POST /api/v1/validate}. */
    public SharedRoute firstVersionValidation() {
        return new SharedRoute(
                "licenseKey", validations, access::anybody, validation::validate, validationErrors::ofValidation);
    }

    @Override
    public ProblemReplies problems() {
        return SunLicenseErrors::of;
    }
}
