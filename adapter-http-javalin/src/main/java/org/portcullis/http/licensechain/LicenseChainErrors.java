package org.portcullis.http.licensechain;

import java.util.stream.Collectors;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.WrongField;

/** The words of this dialect for whatever goes wrong. */
final class LicenseChainErrors {

    private static final String VALIDATION_ERROR = "VALIDATION_ERROR";

    /** The document's “Error Responses”. */
    record Failure(String error, String message, String code) {}

    private LicenseChainErrors() {}

    /** A request that could not be answered. */
    static Reply of(HttpProblem problem) {
        return new Reply(problem.status(), failure(problem));
    }

    /** Only administrators make accounts. */
    static Reply registrationClosed() {
        return new Reply(403, new Failure("Forbidden", "Registration is closed on this server", "REGISTRATION_CLOSED"));
    }

    /** Another account has that address. */
    static Reply emailTaken() {
        return new Reply(409, new Failure("Conflict", "An account with this email exists already", "EMAIL_TAKEN"));
    }

    /** Nobody has this address with this password. */
    static Reply invalidCredentials() {
        return new Reply(401, new Failure("Unauthorized", "Invalid email or password", "INVALID_CREDENTIALS"));
    }

    /** The password is right, and a code is to be sent along with it. */
    static Reply twoFactorRequired() {
        return new Reply(
                401, new Failure("Unauthorized", "Send the two-factor code along as \"code\"", "TWO_FACTOR_REQUIRED"));
    }

    /** The password is right, and the code is not. */
    static Reply invalidCode() {
        return new Reply(401, new Failure("Unauthorized", "Invalid two-factor code", "INVALID_CODE"));
    }

    /** No such application. */
    static Reply appNotFound() {
        return new Reply(404, new Failure("Not Found", "App not found", "APP_NOT_FOUND"));
    }

    /** The account has another application with that name or slug. */
    static Reply appExists() {
        return new Reply(409, new Failure("Conflict", "An app with this name or slug exists already", "APP_EXISTS"));
    }

    /** No such licence. */
    static Reply licenseNotFound() {
        return new Reply(404, new Failure("Not Found", "License not found", "LICENSE_NOT_FOUND"));
    }

    /** A licence that is to be active again needs another end. */
    static Reply stillExpired() {
        return new Reply(
                409,
                new Failure(
                        "Conflict", "License has expired; give it a new expiresAt to activate it", "LICENSE_EXPIRED"));
    }

    /** A licence can't end before it begins. */
    static Reply endsBeforeItBegins() {
        return new Reply(
                400, new Failure("Bad Request", "expiresAt must not be before the license begins", VALIDATION_ERROR));
    }

    /** The account's plan allows no more licences. */
    static Reply planLimitReached(long limit) {
        return new Reply(
                403, new Failure("Forbidden", "Your plan allows " + limit + " licenses", "PLAN_LIMIT_REACHED"));
    }

    /** Nobody stays signed in by this. */
    static Reply invalidRefreshToken() {
        return new Reply(
                401,
                new Failure("Unauthorized", "Refresh token is invalid, expired or spent", "INVALID_REFRESH_TOKEN"));
    }

    private static Failure failure(HttpProblem problem) {
        return switch (problem) {
            case HttpProblem.MalformedRequest p -> new Failure("Bad Request", "Malformed request", "BAD_REQUEST");
            case HttpProblem.MalformedBody p -> new Failure("Bad Request", p.reason(), VALIDATION_ERROR);
            case HttpProblem.WrongFields p ->
                new Failure(
                        "Bad Request",
                        p.fields().stream().map(WrongField::sentence).collect(Collectors.joining("; ")),
                        VALIDATION_ERROR);
            case HttpProblem.Unauthorized p ->
                new Failure("Unauthorized", "Missing or invalid authentication", "UNAUTHORIZED");
            case HttpProblem.Forbidden p -> new Failure("Forbidden", "Insufficient permissions", "FORBIDDEN");
            case HttpProblem.ForeignOrigin p -> new Failure("Forbidden", "Cross-origin request refused", "FORBIDDEN");
            case HttpProblem.UnknownPath p -> new Failure("Not Found", "Resource does not exist", "NOT_FOUND");
            case HttpProblem.MethodNotAllowed p ->
                new Failure("Method Not Allowed", "Use one of " + String.join(", ", p.allowed()), "METHOD_NOT_ALLOWED");
            case HttpProblem.BodyTooSlow p ->
                new Failure("Request Timeout", "Body took too long to arrive", "REQUEST_TIMEOUT");
            case HttpProblem.BodyTooLarge p ->
                new Failure(
                        "Payload Too Large", "Body must have at most " + p.maxBytes() + " bytes", "PAYLOAD_TOO_LARGE");
            case HttpProblem.UnsupportedMediaType p ->
                new Failure(
                        "Unsupported Media Type", "Content-Type must be application/json", "UNSUPPORTED_MEDIA_TYPE");
            case HttpProblem.KeyReused p ->
                new Failure(
                        "Unprocessable Entity",
                        "Idempotency-Key was used for another request",
                        "IDEMPOTENCY_KEY_REUSED");
            case HttpProblem.TooManyRequests p ->
                new Failure("Too Many Requests", "Rate limit exceeded", "RATE_LIMIT_EXCEEDED");
            case HttpProblem.HeadersTooLarge p ->
                new Failure("Request Header Fields Too Large", "Headers are too large", "HEADERS_TOO_LARGE");
            case HttpProblem.Internal p ->
                new Failure("Internal Server Error", "Something went wrong on the server", "INTERNAL_ERROR");
            case HttpProblem.Unavailable p ->
                new Failure("Service Unavailable", "Try again in a moment", "SERVICE_UNAVAILABLE");
        };
    }
}
