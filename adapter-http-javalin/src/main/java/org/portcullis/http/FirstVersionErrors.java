package org.portcullis.http;

import java.util.List;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.WrongField;

/** The words for whatever goes wrong below {@code /api/v1} before a vendor is known: onyxauth's. */
final class FirstVersionErrors {

    /** onyxauth doc: “Error Responses”. */
    record Failure(boolean success, Object error) {}

    /** What is in it. */
    record Problem(String code, String message) {}

    /** What is in it if the body is at fault. */
    record Invalid(String code, String message, List<Detail> details) {}

    /** One fault; an empty path means the whole body. */
    record Detail(List<String> path, String message) {}

    private FirstVersionErrors() {}

    static Reply of(HttpProblem problem) {
        return new Reply(problem.status(), new Failure(false, error(problem)));
    }

    private static Object error(HttpProblem problem) {
        return switch (problem) {
            case HttpProblem.MalformedRequest p -> new Problem("BAD_REQUEST", "Malformed request");
            case HttpProblem.MalformedBody p -> invalid(List.of(new Detail(List.of(), p.reason())));
            case HttpProblem.WrongFields p ->
                invalid(p.fields().stream().map(FirstVersionErrors::detail).toList());
            case HttpProblem.Unauthorized p -> new Problem("UNAUTHORIZED", "Not authenticated");
            case HttpProblem.Forbidden p -> new Problem("FORBIDDEN", "Forbidden");
            case HttpProblem.ForeignOrigin p -> new Problem("FORBIDDEN", "Cross-origin request refused");
            case HttpProblem.UnknownPath p -> new Problem("NOT_FOUND", "Not found");
            case HttpProblem.MethodNotAllowed p -> new Problem("METHOD_NOT_ALLOWED", "Method not allowed");
            case HttpProblem.BodyTooSlow p -> new Problem("REQUEST_TIMEOUT", "Request timeout");
            case HttpProblem.BodyTooLarge p ->
                new Problem("PAYLOAD_TOO_LARGE", "Body must have at most " + p.maxBytes() + " bytes");
            case HttpProblem.UnsupportedMediaType p ->
                new Problem("UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json");
            case HttpProblem.KeyReused p ->
                new Problem("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key was used for another request");
            case HttpProblem.TooManyRequests p -> new Problem("RATE_LIMITED", "Too many requests");
            case HttpProblem.HeadersTooLarge p -> new Problem("HEADERS_TOO_LARGE", "Headers too large");
            case HttpProblem.Internal p -> new Problem("INTERNAL_ERROR", "Internal server error");
            case HttpProblem.Unavailable p -> new Problem("SERVICE_UNAVAILABLE", "Service unavailable");
        };
    }

    private static Invalid invalid(List<Detail> details) {
        return new Invalid("VALIDATION_ERROR", "Invalid request data", details);
    }

    private static Detail detail(WrongField field) {
        return new Detail(List.of(field.name().split("\\.")), field.reason());
    }
}
