package org.portcullis.http.cyberlicense;

import static org.portcullis.http.dialect.Route.post;

import java.util.List;
import org.portcullis.http.dialect.CallLimit;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.UseCases;

/** The CyberLicense API. */
public final class CyberLicenseDialect implements Dialect {

    private static final String NAME = "cyberlicense";

    private final CyberLicenseAccess access;
    private final CallLimit validations;
    private final LicenseEndpoints licenses;

    /** The API over these use cases. */
    public CyberLicenseDialect(UseCases useCases, DialectSettings settings) {
        access = new CyberLicenseAccess(settings.operatorToken(), new Origins(NAME, settings.addresses()));
        validations = settings.limitPerNetwork("cyberlicense.validate");
        licenses = new LicenseEndpoints(useCases, settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/api");
    }

    @Override
    public List<Route> routes() {
        ProblemReplies errors = CyberLicenseErrors::of;
        ProblemReplies validationErrors = CyberLicenseErrors::ofValidation;
        return List.of(
                post("/api/license/validate", access::anybody, licenses::validate, validationErrors)
                        .limitedBy(validations)
                        .asHot(),
                post("/api/license/rotate", access::operator, licenses::rotate, errors),
                post("/api/license/clear", access::operator, licenses::clear, errors));
    }

    @Override
    public ProblemReplies problems() {
        return CyberLicenseErrors::of;
    }
}
