package org.portcullis.http;

import static org.portcullis.http.dialect.Route.get;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.CallLimit;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.ports.in.ServerStatus;

/**
 * The paths that belong to the server rather than to one vendor, and every path that no vendor claims; in the shapes of
 * v2docker, whose document has them.
 */
final class SharedPaths implements Dialect {

    private static final String NAME = "shared";

    private final ServerStatus status;
    private final InstantSource time;
    private final Origins origins;
    private final CallLimit calls;
    private final CallLimit healthChecks;
    private final ProblemReplies errors;

    /** These paths, whose problems are told as {@code errors} tells them. */
    SharedPaths(UseCases useCases, DialectSettings settings, ProblemReplies errors) {
        status = useCases.status();
        time = useCases.time();
        origins = new Origins(NAME, settings.addresses());
        calls = settings.limitPerNetwork("v2docker.anonymous");
        // By itself: whatever else its network does, a balancer's check must not find this server ill.
        healthChecks = settings.limitPerNetwork("v2docker.health");
        this.errors = errors;
    }

    /** v2docker doc: “Root endpoint - Service status.” */
    record Service(String status, String service, String timestamp) {}

    /** v2docker doc: “Health check endpoint.” */
    record Health(String status, String timestamp) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/");
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                get("/", this::anybody, this::root, errors).limitedBy(calls),
                get("/health", this::anybody, this::health, errors).limitedBy(healthChecks),
                get(DocsPage.PATH, this::anybody, new DocsPage(), errors).limitedBy(calls)));
        DocsFile.ALL.forEach(
                file -> routes.add(get(file.path(), this::anybody, file, errors).limitedBy(calls)));
        Description.ALL.forEach(description -> routes.add(
                get(description.path(), this::anybody, description, errors).limitedBy(calls)));
        return List.copyOf(routes);
    }

    @Override
    public ProblemReplies problems() {
        return errors;
    }

    private Caller anybody(Context context) {
        return new Caller.Anonymous(origins.of(context));
    }

    private Reply root(Context context, Caller caller) {
        return Reply.ok(new Service("ok", "V2 License Server", now()));
    }

    private Reply health(Context context, Caller caller) {
        return status.isHealthy()
                ? Reply.ok(new Health("healthy", now()))
                : new Reply(503, new Health("unhealthy", now()));
    }

    /** Seconds, as the document shows them: {@code 2025-06-19T10:30:00Z}. */
    private String now() {
        return time.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
