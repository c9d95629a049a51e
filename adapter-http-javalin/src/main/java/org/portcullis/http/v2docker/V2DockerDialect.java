package org.portcullis.http.v2docker;

import static org.portcullis.http.dialect.Route.get;

import java.util.List;
import org.portcullis.http.dialect.CallLimit;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.UseCases;

/** The V2-Docker API, but for what of it is the server's own. */
public final class V2DockerDialect implements Dialect {

    private static final String NAME = "v2docker";

    private final V2DockerAccess access;
    private final CallLimit calls;
    private final LicenseEndpoints licenses;

    /** The API over these use cases. */
    public V2DockerDialect(UseCases useCases, DialectSettings settings) {
        access = new V2DockerAccess(useCases.access().authentication(), new Origins(NAME, settings.addresses()));
        CallLimit ofTheKnown = settings.limits().on(NAME, access::account);
        CallLimit ofStrangers = settings.limitPerNetwork("v2docker.anonymous");
        calls = context -> (access.isKnown(context) ? ofTheKnown : ofStrangers).count(context);
        licenses = new LicenseEndpoints(useCases);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** None: {@code /api} is cyberlicense's, and what no vendor claims is told in this dialect's words anyway. */
    @Override
    public List<String> prefixes() {
        return List.of();
    }

    @Override
    public List<Route> routes() {
        ProblemReplies errors = V2DockerErrors::of;
        return List.of(get("/api/license/info/{license_key}", access::systemKey, licenses::info, errors)
                .limitedBy(calls));
    }

    @Override
    public ProblemReplies problems() {
        return V2DockerErrors::of;
    }
}
