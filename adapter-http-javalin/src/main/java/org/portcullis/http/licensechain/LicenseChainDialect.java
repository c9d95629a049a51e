package org.portcullis.http.licensechain;

import static org.portcullis.http.dialect.Route.delete;
import static org.portcullis.http.dialect.Route.get;
import static org.portcullis.http.dialect.Route.patch;
import static org.portcullis.http.dialect.Route.post;
import static org.portcullis.http.dialect.Route.put;

import java.util.List;
import java.util.stream.Stream;
import org.portcullis.http.dialect.AccessTokens;
import org.portcullis.http.dialect.CallLimit;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.UseCases;

/** The LicenseChain API. */
public final class LicenseChainDialect implements Dialect {

    private static final String NAME = "licensechain";

    private final LicenseChainAccess access;
    private final CallLimit calls;

    /** Of what is answered when the store is away, too: it tells no caller from another. */
    private final CallLimit strangersCalls;

    private final HealthEndpoints health;
    private final AuthEndpoints auth;
    private final AppEndpoints apps;
    private final LicenseEndpoints licenses;
    private final StatusEndpoints statuses;
    private final VerifyEndpoints verification;
    private final AnalyticsEndpoints analytics;

    /** The API over these use cases. */
    public LicenseChainDialect(UseCases useCases, DialectSettings settings) {
        Origins origins = new Origins(NAME, settings.addresses());
        AccessTokens tokens = new AccessTokens(useCases.access().authentication(), origins);
        access = new LicenseChainAccess(tokens, new AppKeys(useCases.access().authentication(), origins), origins);
        BandHeaders headers = new BandHeaders(useCases.time());
        calls = settings.limits().on(NAME, access::countedFor, headers);
        strangersCalls = settings.limits().on(NAME, access::network, headers);
        health = new HealthEndpoints(useCases);
        auth = new AuthEndpoints(useCases.access(), access, tokens, settings);
        apps = new AppEndpoints(useCases, settings);
        OneLicenses one = new OneLicenses(useCases);
        licenses = new LicenseEndpoints(useCases, one, settings);
        statuses = new StatusEndpoints(one, settings);
        verification = new VerifyEndpoints(useCases, settings);
        analytics = new AnalyticsEndpoints(useCases, one);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/v1");
    }

    @Override
    public List<Route> routes() {
        ProblemReplies errors = LicenseChainErrors::of;
        Stream<Route> forStrangers = Stream.of(
                get("/v1/health", access::anybody, health::health, errors),
                get(VerifyEndpoints.KEYS_PATH, access::anybody, health::keys, errors));
        Stream<Route> others = Stream.of(
                        post("/v1/auth/register", access::anybody, auth::register, errors),
                        post("/v1/auth/login", access::anybody, auth::login, errors),
                        get("/v1/auth/me", access::signedIn, auth::me, errors),
                        post("/v1/auth/logout", access::user, auth::logout, errors),
                        post("/v1/auth/refresh", access::anybody, auth::refresh, errors),
                        get("/v1/apps", access::vendor, apps::list, errors),
                        get("/v1/apps/{id}", access::vendor, apps::show, errors),
                        post("/v1/apps", access::owner, apps::create, errors),
                        put("/v1/apps/{id}", access::vendor, apps::change, errors),
                        patch("/v1/apps/{id}", access::vendor, apps::change, errors),
                        delete("/v1/apps/{id}", access::owner, apps::delete, errors),
                        post("/v1/apps/{id}/regenerate-key", access::owner, apps::regenerateKey, errors),
                        post("/v1/licenses/verify", access::anybody, verification::verify, errors)
                                .asHot(),
                        get("/v1/apps/{appId}/licenses", access::vendor, licenses::listOfApp, errors),
                        post("/v1/apps/{appId}/licenses", access::vendor, licenses::create, errors),
                        get("/v1/licenses", access::vendor, licenses::list, errors),
                        get("/v1/licenses/stats", access::vendor, analytics::licenseStats, errors),
                        get("/v1/licenses/{id}", access::vendor, licenses::show, errors),
                        get("/v1/licenses/{id}/analytics", access::vendor, analytics::usage, errors),
                        patch("/v1/licenses/{id}", access::vendor, licenses::change, errors),
                        put("/v1/licenses/{id}", access::vendor, licenses::change, errors),
                        patch("/v1/licenses/{id}/status", access::vendor, statuses::change, errors),
                        patch("/v1/licenses/{id}/revoke", access::vendor, statuses::revoke, errors),
                        patch("/v1/licenses/{id}/activate", access::vendor, statuses::activate, errors),
                        patch("/v1/licenses/{id}/extend", access::vendor, statuses::extend, errors),
                        delete("/v1/licenses/{id}", access::vendor, licenses::delete, errors),
                        get("/v1/analytics/stats", access::administrator, analytics::stats, errors),
                        get("/v1/analytics/revenue", access::vendor, analytics::revenue, errors),
                        get("/v1/analytics/licenses", access::vendor, analytics::licenses, errors),
                        get("/v1/analytics/users", access::vendor, analytics::users, errors))
                .map(route -> route.limitedBy(calls));
        return Stream.concat(forStrangers.map(route -> route.limitedBy(strangersCalls)), others)
                .toList();
    }

    @Override
    public ProblemReplies problems() {
        return LicenseChainErrors::of;
    }

    /** The document counts requests, not those that it has an answer for. */
    @Override
    public CallLimit unroutedLimit() {
        return calls;
    }
}
