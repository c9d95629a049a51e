package org.portcullis.http;

import static org.portcullis.http.dialect.Route.get;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.dialect.WrongField;
import org.portcullis.ports.in.ServerStatus;

/** The paths that belong to the server rather than to one vendor, and every path that no vendor claims. */
final class SharedPaths implements Dialect {

    private static final String NAME = "shared";

    private final ServerStatus status;
    private final InstantSource time;
    private final Origins origins;

    SharedPaths(UseCases useCases, DialectSettings settings) {
        status = useCases.status();
        time = useCases.time();
        origins = new Origins(NAME, settings.addresses());
    }

    /** v2docker doc: “Root endpoint - Service status.” */
    record Service(String status, String service, String timestamp) {}

    /** v2docker doc: “Health check endpoint.” */
    record Health(String status, String timestamp) {}

    /** v2docker doc: “Error Response Format”. */
    record Failure(Details error) {}

    /** What is in it. */
    record Details(String code, String message) {}

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
        return List.of(
                get("/", this::anybody, this::root, SharedPaths::failure),
                get("/health", this::anybody, this::health, SharedPaths::failure),
                get("/openapi/licensechain.json", this::anybody, Descriptions.of("licensechain"), SharedPaths::failure),
                get("/openapi/sunlicense.json", this::anybody, Descriptions.of("sunlicense"), SharedPaths::failure));
    }

    @Override
    public ProblemReplies problems() {
        return SharedPaths::failure;
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

    private static Reply failure(HttpProblem problem) {
        return new Reply(problem.status(), new Failure(details(problem)));
    }

    private static Details details(HttpProblem problem) {
        return switch (problem) {
            case HttpProblem.MalformedRequest p -> new Details("BAD_REQUEST", "Malformed request");
            case HttpProblem.MalformedBody p -> new Details("VALIDATION_ERROR", p.reason());
            case HttpProblem.WrongFields p ->
                new Details(
                        "VALIDATION_ERROR",
                        p.fields().stream().map(WrongField::sentence).collect(Collectors.joining("; ")));
            case HttpProblem.Unauthorized p -> new Details("UNAUTHORIZED", "Unauthorized");
            case HttpProblem.Forbidden p -> new Details("FORBIDDEN", "Forbidden");
            case HttpProblem.ForeignOrigin p -> new Details("FORBIDDEN", "Cross-origin request refused");
            case HttpProblem.UnknownPath p -> new Details("NOT_FOUND", "Not found");
            case HttpProblem.MethodNotAllowed p -> new Details("METHOD_NOT_ALLOWED", "Method not allowed");
            case HttpProblem.BodyTooSlow p -> new Details("REQUEST_TIMEOUT", "Request timeout");
            case HttpProblem.BodyTooLarge p -> new Details("PAYLOAD_TOO_LARGE", "Body too large");
            case HttpProblem.UnsupportedMediaType p ->
                new Details("UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json");
            case HttpProblem.KeyReused p ->
                new Details("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key was used for another request");
            case HttpProblem.TooManyRequests p -> new Details("RATE_LIMITED", "Too many requests");
            case HttpProblem.HeadersTooLarge p -> new Details("HEADERS_TOO_LARGE", "Headers too large");
            case HttpProblem.Internal p -> new Details("INTERNAL_ERROR", "Internal server error");
            case HttpProblem.Unavailable p -> new Details("SERVICE_UNAVAILABLE", "Service unavailable");
        };
    }
}
