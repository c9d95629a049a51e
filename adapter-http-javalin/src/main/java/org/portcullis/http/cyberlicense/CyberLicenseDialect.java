package org.portcullis.http.cyberlicense;

import static org.portcullis.http.dialect.Route.delete;
import static org.portcullis.http.dialect.Route.get;
import static org.portcullis.http.dialect.Route.patch;
import static org.portcullis.http.dialect.Route.post;

import java.util.List;
import org.portcullis.http.dialect.AccessTokens;
import org.portcullis.http.dialect.BrowserSessions;
import org.portcullis.http.dialect.BuiltByBit;
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
    private final AuditEndpoints audit;
    private final SignInEndpoints signIn;
    private final PasswordEndpoints passwords;
    private final DiscordEndpoints discord;
    private final TwoFactorEndpoints twoFactor;
    private final CustomerEndpoints customers;
    private final TransactionEndpoints transactions;
    private final BuiltByBitEndpoints builtByBit;

    /** The API over these use cases. */
    public CyberLicenseDialect(UseCases useCases, DialectSettings settings) {
        Origins origins = new Origins(NAME, settings.addresses());
        BrowserSessions browsers = new BrowserSessions(useCases.access().authentication(), settings.site(), origins);
        access = new CyberLicenseAccess(
                browsers, new AccessTokens(useCases.access().authentication(), origins), origins);
        validations = settings.limitPerNetwork("cyberlicense.validate");
        licenses = new LicenseEndpoints(useCases, settings);
        audit = new AuditEndpoints(useCases.audit());
        customers = new CustomerEndpoints(useCases, settings);
        transactions = new TransactionEndpoints(useCases, settings);
        builtByBit = new BuiltByBitEndpoints(useCases, settings);
        signIn = new SignInEndpoints(useCases.access(), browsers, settings);
        passwords = new PasswordEndpoints(useCases.access(), browsers, settings);
        discord = new DiscordEndpoints(useCases.access(), browsers, settings);
        twoFactor = new TwoFactorEndpoints(useCases.access(), browsers, settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/api", "/auth");
    }

    @Override
    public List<Route> routes() {
        ProblemReplies errors = CyberLicenseErrors::of;
        ProblemReplies validationErrors = CyberLicenseErrors::ofValidation;
        return List.of(
                post("/api/license/validate", access::anybody, licenses::validate, validationErrors)
                        .limitedBy(validations)
                        .asHot(),
                post("/api/license/rotate", access::admin, licenses::rotate, errors),
                post("/api/license/clear", access::admin, licenses::clear, errors),
                get("/api/audit", access::admin, audit::list, errors),
                get("/api/audit/{id}", access::admin, audit::show, errors),
                post("/api/customers", access::admin, customers::create, errors),
                get("/api/customers/{id}", access::admin, customers::show, errors),
                patch("/api/customers/{id}", access::admin, customers::change, errors),
                delete("/api/customers/{id}", access::admin, customers::delete, errors),
                get("/api/transactions", access::admin, transactions::list, errors),
                post("/api/transactions", access::admin, transactions::create, errors),
                patch("/api/transactions/{id}", access::admin, transactions::change, errors),
                post("/api/builtbybit/{productId}", access::anybody, builtByBit::deliver, BuiltByBit::problem),
                post("/api/products/{id}/builtbybit-secret", access::admin, builtByBit::renewSecret, errors),
                post("/api/auth/login", access::anybodyFromHere, signIn::login, errors),
                post("/api/auth/logout", access::anybodyFromHere, signIn::logout, errors),
                get("/api/auth/me", access::signedIn, signIn::me, errors),
                get("/api/auth/sessions", access::signedIn, signIn::sessions, errors),
                delete("/api/auth/sessions/{id}", access::signedIn, signIn::endSession, errors),
                post("/api/auth/password", access::signedIn, passwords::change, errors),
                post("/api/auth/password/reset", access::anybodyFromHere, passwords::reset, errors),
                post("/api/auth/password/forgot", access::anybodyFromHere, passwords::forgotten, errors),
                get("/api/2fa/status", access::signedIn, twoFactor::status, errors),
                post("/api/2fa/setup", access::signedIn, twoFactor::setUp, errors),
                post("/api/2fa/enable", access::signedIn, twoFactor::enable, errors),
                post("/api/2fa/verify", access::anybodyFromHere, twoFactor::verify, errors),
                post("/api/2fa/disable", access::signedIn, twoFactor::disable, errors),
                get("/auth/discord", access::anybody, discord::depart, errors),
                get("/auth/discord/callback", access::anybody, discord::arrive, errors),
                post("/auth/discord/code", access::anybodyFromHere, discord::verify, errors));
    }

    @Override
    public ProblemReplies problems() {
        return CyberLicenseErrors::of;
    }
}
