package org.portcullis.http.cyberlicense;

import java.util.stream.Collectors;
import org.portcullis.core.validation.Refusal;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.WrongField;

/** The words of this dialect for whatever goes wrong. */
final class CyberLicenseErrors {

    private static final String LICENSE_NOT_FOUND = "License not found";

    /** What every path but validation answers. */
    record Failure(boolean success, String error) {}

    /** What validation answers. */
    record InvalidLicense(boolean success, boolean valid, String error) {}

    private CyberLicenseErrors() {}

    /** A licence that may not be used. */
    static Reply of(Refusal refusal) {
        return new Reply(status(refusal), new InvalidLicense(false, false, words(refusal)));
    }

    /** A request to validate that could not be answered. */
    static Reply ofValidation(HttpProblem problem) {
        return new Reply(problem.status(), new InvalidLicense(false, false, words(problem)));
    }

    /** Any other request that could not be answered. */
    static Reply of(HttpProblem problem) {
        return new Reply(problem.status(), new Failure(false, words(problem)));
    }

    /** No such licence, where one is administered. */
    static Reply licenseNotFound() {
        return notFound(LICENSE_NOT_FOUND);
    }

    /** No such thing. */
    static Reply notFound(String words) {
        return new Reply(404, new Failure(false, words));
    }

    /** What can't be beside what is. */
    static Reply conflict(String words) {
        return new Reply(409, new Failure(false, words));
    }

    /** A body that asks for what can't be. */
    static Reply badRequest(String words) {
        return new Reply(400, new Failure(false, words));
    }

    /** Nobody has this address with this password. */
    static Reply invalidCredentials() {
        return new Reply(401, new Failure(false, "Invalid credentials"));
    }

    /** The second factor is not shown by this. */
    static Reply invalidCode() {
        return new Reply(401, new Failure(false, "Invalid code"));
    }

    /** Whoever wants to show the second factor has to show the first again. */
    static Reply challengeOver() {
        return new Reply(401, new Failure(false, "Invalid or expired challenge"));
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownKey r -> 400;
            case Refusal.IpBlacklisted r -> 403;
            case Refusal.HardwareBlacklisted r -> 403;
            case Refusal.Revoked r -> 403;
            case Refusal.Suspended r -> 403;
            case Refusal.Inactive r -> 403;
            case Refusal.NotYetValid r -> 403;
            case Refusal.Expired r -> 403;
            case Refusal.WrongProduct r -> 403;
            case Refusal.IpLocked r -> 403;
            case Refusal.IpLimitReached r -> 403;
            case Refusal.HardwareRequired r -> 403;
            case Refusal.HardwareLimitReached r -> 403;
            case Refusal.InsufficientCredits r -> 403;
            case Refusal.PlanSpent r -> 429;
        };
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownKey r -> LICENSE_NOT_FOUND;
            case Refusal.IpBlacklisted r -> "IP blacklisted";
            case Refusal.HardwareBlacklisted r -> "HWID blacklisted";
            case Refusal.Revoked r -> "License revoked";
            case Refusal.Suspended r -> "License suspended";
            case Refusal.Inactive r -> "License not active";
            case Refusal.NotYetValid r -> "License not yet valid";
            case Refusal.Expired r -> "License expired";
            // This dialect's validation names no product; the words are for whoever lets it one day.
            case Refusal.WrongProduct r -> "Invalid product";
            // The document has no lock, so it is told as the limit it amounts to.
            case Refusal.IpLocked r -> "IP limit exceeded";
            case Refusal.IpLimitReached r -> "IP limit exceeded";
            case Refusal.HardwareRequired r -> "HWID required";
            case Refusal.HardwareLimitReached r -> "HWID limit exceeded";
            case Refusal.InsufficientCredits r -> "Insufficient credits";
            case Refusal.PlanSpent r -> "Daily validation limit exceeded";
        };
    }

    private static String words(HttpProblem problem) {
        return switch (problem) {
            case HttpProblem.MalformedRequest p -> "Malformed request";
            case HttpProblem.MalformedBody p -> p.reason();
            case HttpProblem.WrongFields p ->
                p.fields().stream().map(WrongField::sentence).collect(Collectors.joining("; "));
            case HttpProblem.Unauthorized p -> "Unauthorized";
            case HttpProblem.Forbidden p -> "Forbidden";
            case HttpProblem.ForeignOrigin p -> "Cross-origin request refused";
            case HttpProblem.UnknownPath p -> "Not found";
            case HttpProblem.MethodNotAllowed p -> "Method not allowed";
            case HttpProblem.BodyTooSlow p -> "Request timeout";
            case HttpProblem.BodyTooLarge p -> "Body must have at most " + p.maxBytes() + " bytes";
            case HttpProblem.UnsupportedMediaType p -> "Content-Type must be application/json";
            case HttpProblem.KeyReused p -> "Idempotency-Key was used for another request";
            case HttpProblem.TooManyRequests p -> "Too many requests";
            case HttpProblem.HeadersTooLarge p -> "Headers too large";
            case HttpProblem.Internal p -> "Internal server error";
            case HttpProblem.Unavailable p -> "Service unavailable";
        };
    }
}
