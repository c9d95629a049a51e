package org.portcullis.http.v2docker;

import java.util.stream.Collectors;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.WrongField;
import org.portcullis.http.v2docker.ErrorMessages.Details;
import org.portcullis.http.v2docker.ErrorMessages.Failure;
import org.portcullis.http.v2docker.ErrorMessages.Problem;
import org.portcullis.http.v2docker.ErrorMessages.WrongKey;

/** The words of this dialect for whatever goes wrong. */
final class V2DockerErrors {

    private static final String VALIDATION_ERROR = "VALIDATION_ERROR";

    /** Why there is no such licence. */
    enum NoLicense {
        /** No licence can have such a key. */
        FORMAT_INVALID("format_invalid"),
        /** No licence that the caller sees has it. */
        NOT_FOUND("not_found");

        private final String word;

        NoLicense(String word) {
            this.word = word;
        }
    }

    private V2DockerErrors() {}

    /** A request that could not be answered. */
    static Reply of(HttpProblem problem) {
        return new Reply(
                problem.status(),
                problem instanceof HttpProblem.Unauthorized
                        ? new WrongKey("Invalid or missing API key", "INVALID_API_KEY", problem.status())
                        : new Failure(problem(problem)));
    }

    /** There is no licence of that key. */
    static Reply invalidLicense(NoLicense why) {
        Details details = new Details("license_key", why.word);
        return new Reply(
                404, new Failure(new Problem("INVALID_LICENSE", "The provided license key is invalid", details)));
    }

    private static Problem problem(HttpProblem problem) {
        return switch (problem) {
            case HttpProblem.MalformedRequest p -> Problem.of("BAD_REQUEST", "Malformed request");
            case HttpProblem.MalformedBody p -> Problem.of(VALIDATION_ERROR, p.reason());
            case HttpProblem.WrongFields p -> wrongFields(p);
            case HttpProblem.Unauthorized p -> Problem.of("INVALID_API_KEY", "Invalid or missing API key");
            case HttpProblem.Forbidden p -> Problem.of("FORBIDDEN", "Forbidden");
            case HttpProblem.ForeignOrigin p -> Problem.of("FORBIDDEN", "Cross-origin request refused");
            case HttpProblem.UnknownPath p -> Problem.of("NOT_FOUND", "Not found");
            case HttpProblem.MethodNotAllowed p -> Problem.of("METHOD_NOT_ALLOWED", "Method not allowed");
            case HttpProblem.BodyTooSlow p -> Problem.of("REQUEST_TIMEOUT", "Request timeout");
            case HttpProblem.BodyTooLarge p -> Problem.of("PAYLOAD_TOO_LARGE", "Body too large");
            case HttpProblem.UnsupportedMediaType p ->
                Problem.of("UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json");
            case HttpProblem.KeyReused p ->
                Problem.of("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key was used for another request");
            case HttpProblem.TooManyRequests p -> Problem.of("RATE_LIMITED", "Too many requests");
            case HttpProblem.HeadersTooLarge p -> Problem.of("HEADERS_TOO_LARGE", "Headers too large");
            case HttpProblem.Internal p -> Problem.of("INTERNAL_ERROR", "Internal server error");
            case HttpProblem.Unavailable p -> Problem.of("SERVICE_UNAVAILABLE", "Service unavailable");
        };
    }

    /** The message tells all of them; the document has room for the details of one. */
    private static Problem wrongFields(HttpProblem.WrongFields problem) {
        WrongField first = problem.fields().getFirst();
        String all = problem.fields().stream().map(WrongField::sentence).collect(Collectors.joining("; "));
        return new Problem(VALIDATION_ERROR, all, new Details(first.name(), first.reason()));
    }
}
