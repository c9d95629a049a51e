package org.portcullis.http.sunlicense;

import static org.portcullis.http.dialect.Route.get;
import static org.portcullis.http.dialect.Route.post;

import java.util.List;
import org.portcullis.http.dialect.CallLimit;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.SharedRoute;
import org.portcullis.http.dialect.UseCases;

/** The SunLicense API. */
public final class SunLicenseDialect implements Dialect {

    private static final String NAME = "sunlicense";

    private final SunLicenseAccess access;
    private final CallLimit validations;
    private final SunLicenseErrors validationErrors;
    private final ValidationEndpoints validation;

    /** The API over these use cases. */
    public SunLicenseDialect(UseCases useCases, DialectSettings settings) {
        access = new SunLicenseAccess(useCases.access().authentication(), new Origins(NAME, settings.addresses()));
        validations = settings.limitPerNetwork("sunlicense.validate");
        validationErrors = new SunLicenseErrors(useCases.time());
        validation = new ValidationEndpoints(useCases, settings, validationErrors);
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
                get("/api/v2/healthy", access::anybody, validation::healthy, errors),
                get("/api/v2/ping", access::withToken, validation::ping, errors),
                post(
                                "/api/v2/validate",
                                access.withAnyOf(Intents.VALIDATE),
                                validation::validate,
                                validationErrors::ofValidation)
                        .limitedBy(validations)
                        .asHot());
    }

    /** Its part of {@code POST /api/v1/validate}. */
    public SharedRoute firstVersionValidation() {
        return new SharedRoute(
                "licenseKey", validations, access::anybody, validation::validateTaken, validationErrors::ofValidation);
    }

    @Override
    public ProblemReplies problems() {
        return SunLicenseErrors::of;
    }
}
